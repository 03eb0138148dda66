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

/** The group that a client is in, as a subquery; no row for none. */
export const groupOf = (db: Context["db"] | Tx, clientId: number) =>
  db.selectFrom("clients").select("group_id").where("id", "=", clientId).where("group_id", "is not", null);

/**
 * What a domain costs for so many years, in minor units of a currency; undefined where it is not sold so. Prices are
 * per ending, kind, currency and number of years; a client's group may have its own.
 */
export async function tldPrice(
  db: Context["db"] | Tx,
  asked: {
    tldId: number;
    currencyId: number;
    action: "register" | "transfer" | "renew";
    years: number;
    /** Whose price; everybody's for a guest. */
    clientId?: number | null | undefined;
  },
): Promise<number | undefined> {
  const key = { tld_id: asked.tldId, currency_id: asked.currencyId, action: asked.action, years: asked.years };
  const [own, common] = await Promise.all([
    asked.clientId
      ? db
          .selectFrom("group_tld_prices")
          .select("price")
          .where("group_id", "in", groupOf(db, asked.clientId))
          .where(({ and }) => and(key))
          .executeTakeFirst()
      : undefined,
    db
      .selectFrom("tld_prices")
      .select("price")
      .where(({ and }) => and(key))
      .executeTakeFirst(),
  ]);
  const price = (own ?? common)?.price;
  return price === undefined || price < 0 ? undefined : price;
}
