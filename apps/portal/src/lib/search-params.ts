import { z } from "zod";

/** What a page gets from the address behind its "?". */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The first value of each parameter, for a schema in which every field has a `catch`. */
export async function firstOf(params: SearchParams): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await params);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}

/** What lists have in their address. A wrong value is the standard one: a link never breaks a list. */
export const qField = z.string().trim().max(100).catch("");
export const pageField = z.coerce.number().int().min(1).max(100_000).catch(1);
export const dirField = z.enum(["asc", "desc"]).optional().catch(undefined);

/** An address with those parameters that say something. */
export function hrefWith(path: string, params: Record<string, string | number | undefined>): string {
  const said = Object.entries(params).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}
