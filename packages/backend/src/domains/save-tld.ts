import type { Updateable } from "kysely";
import type { Context } from "../context.ts";
import type { TldsTable } from "../schema/catalogue.ts";

export type TldChange = {
  /** With its dot, in lower case. */
  extension: string;
  /** What is undefined is left as it is. */
  columns: Updateable<TldsTable>;
  /** Written over those of the same kind, years and currency; below 0 takes one out of sale. */
  prices: readonly { action: string; years: number; currency_id: number; price: number }[];
  /** The ending behind which it is shown. */
  after?: string | undefined;
};

/** Makes an ending, or changes it where it is there; answers its id. */
export async function saveTld({ transaction }: Context, change: TldChange): Promise<number> {
  const { extension, columns, prices } = change;
  return transaction(async (tx) => {
    const all = await tx.selectFrom("tlds").select(["id", "extension"]).orderBy("sort_order").orderBy("id").execute();
    const { id } = await tx
      .insertInto("tlds")
      .values({ extension, sort_order: all.length, ...columns })
      .onConflict((conflict) => conflict.column("extension").doUpdateSet({ extension, ...columns }))
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const { price, ...key } of prices) {
      await tx
        .insertInto("tld_prices")
        .values({ tld_id: id, ...key, price })
        .onConflict((conflict) => conflict.columns(["tld_id", "currency_id", "action", "years"]).doUpdateSet({ price }))
        .execute();
    }
    const after = change.after && `.${change.after.toLowerCase().replace(/^\./, "")}`;
    const others = all.filter((tld) => tld.id !== id).map((tld) => tld.id);
    const place = all.filter((tld) => tld.id !== id).findIndex((tld) => tld.extension === after);
    if (place >= 0) {
      const order = others.toSpliced(place + 1, 0, id);
      for (const [sort_order, each] of order.entries()) {
        await tx.updateTable("tlds").set({ sort_order }).where("id", "=", each).execute();
      }
    }
    return id;
  });
}
