import "server-only";
import { notFound } from "next/navigation";
import { type Need, requireClient } from "../../../../access/access.ts";
import { idFrom } from "../../../../data/owned.ts";
import { service } from "../../../../data/services.ts";

export type Props = { params: Promise<{ id: string }> };

/** The client's own service of the address, for whoever may see it; a page that is not there for others. */
export async function own({ params }: Props, part = "", need: Need = "products") {
  const { id: text } = await params;
  const scope = await requireClient(need, `/services/${encodeURIComponent(text)}${part}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await service(scope, id);
  if (!found) notFound();
  return { scope, found };
}
