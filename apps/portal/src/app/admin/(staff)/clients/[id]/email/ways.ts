import { z } from "zod";
import { hrefWith } from "../../../../../../lib/search-params.ts";

/** From a template, or a message of one's own. */
export const ways = ["template", "own"] as const;
export type Way = (typeof ways)[number];

export const wayQuery = z.object({ way: z.enum(ways).catch("template") });

export const emailHref = (client: number, way: Way = "template"): string =>
  hrefWith(`/admin/clients/${client}/email`, { way: way === "template" ? undefined : way });
