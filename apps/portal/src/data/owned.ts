import "server-only";
import type { ClientScope } from "../access/scope.ts";
import { log } from "../lib/log.ts";

/** WHMCS answered with something that belongs to another client: nothing of it may be shown. */
export class ForeignRowError extends Error {
  override name = "ForeignRowError";
}

/** The rows, when every one belongs to this client. One that does not fails the whole answer, and is logged. */
export function ownRows<R>(scope: ClientScope, action: string, rows: R[], ownerOf: (row: R) => number): R[] {
  const foreign = rows.filter((row) => ownerOf(row) !== scope.clientId).length;
  if (foreign > 0) {
    log("error", "foreign rows", { action, client: scope.clientId, foreign });
    throw new ForeignRowError(`${action} answered with rows of another client`);
  }
  return rows;
}

/** No list of one client's own things is longer than this. */
export const MOST_ROWS = 2000;

/** All rows of a paged list, up to a bound that no client reaches. */
export async function collect<R>(rows: AsyncIterable<R>): Promise<R[]> {
  const all: R[] = [];
  for await (const row of rows) {
    all.push(row);
    if (all.length >= MOST_ROWS) break;
  }
  return all;
}

/** An id from a URL or a form: a positive whole number in plain digits, else undefined. Then no call is made. */
export function idFrom(text: unknown): number | undefined {
  return typeof text === "string" && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** The id that somebody searches for: "1042", or "#1042" as it is written. */
export const searchedId = (search: string): number | undefined => idFrom(search.replace(/^#/, ""));

/** The id in a form's field. Of a field that is there twice none is meant. */
export function idIn(form: FormData, name: string): number | undefined {
  const [text, ...more] = form.getAll(name);
  return more.length === 0 ? idFrom(text) : undefined;
}
