import type { Selectable } from "kysely";
import type { Context, Tx } from "../context.ts";
import type { TldsTable } from "../schema/catalogue.ts";

export type Tld = Selectable<TldsTable>;

/** The endings that a domain could have, the longest first: ".co.uk", ".uk". */
export function endingsOf(domain: string): string[] {
  const labels = domain.toLowerCase().split(".");
  return labels.slice(1).map((_, at) => `.${labels.slice(at + 1).join(".")}`);
}

/** The ending that is sold and that a domain has: the longest one that fits. */
export async function tldOf(db: Context["db"] | Tx, domain: string): Promise<Tld | undefined> {
  const endings = endingsOf(domain);
  if (endings.length === 0) return undefined;
  const rows = await db.selectFrom("tlds").selectAll().where("extension", "in", endings).execute();
  return rows.sort((a, b) => b.extension.length - a.extension.length)[0];
}

/**
 * What a domain costs for so many years, in minor units of a currency; undefined where it is not sold so. Prices are
 * per ending, kind, currency and number of years.
 */
export async function tldPrice(
  db: Context["db"] | Tx,
  asked: { tldId: number; currencyId: number; action: "register" | "transfer" | "renew"; years: number },
): Promise<number | undefined> {
  const row = await db
    .selectFrom("tld_prices")
    .select("price")
    .where("tld_id", "=", asked.tldId)
    .where("currency_id", "=", asked.currencyId)
    .where("action", "=", asked.action)
    .where("years", "=", asked.years)
    .executeTakeFirst();
  return row === undefined || row.price < 0 ? undefined : row.price;
}
