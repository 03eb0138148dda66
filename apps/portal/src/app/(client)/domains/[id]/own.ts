import "server-only";
import { notFound } from "next/navigation";
import { type Need, requireClient } from "../../../../access/access.ts";
import { domain } from "../../../../data/domains.ts";
import { idFrom } from "../../../../data/owned.ts";

export type Props = { params: Promise<{ id: string }> };

/** The client's own domain of the address, for whoever may see it; a page that is not there for others. */
export async function own({ params }: Props, part = "", need: Need = "domains") {
  const { id: text } = await params;
  const scope = await requireClient(need, `/domains/${encodeURIComponent(text)}${part}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await domain(scope, id);
  if (!found) notFound();
  return { scope, found };
}
