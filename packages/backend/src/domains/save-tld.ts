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
  /** For this group of clients alone, in place of everybody's prices. */
  groupId?: number | undefined;
  /** The ending behind which it is shown. */
  after?: string | undefined;
};

/** Makes an ending, or changes it where it is there; answers its id. */
export async function saveTld({ transaction }: Context, change: TldChange): Promise<number> {
  const { extension, columns, prices, groupId } = change;
  return transaction(async (tx) => {
    const all = await tx.selectFrom("tlds").select(["id", "extension"]).orderBy("sort_order").orderBy("id").execute();
    const { id } = await tx
      .insertInto("tlds")
      .values({ extension, sort_order: all.length, ...columns })
      .onConflict((conflict) => conflict.column("extension").doUpdateSet({ extension, ...columns }))
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const { price, ...each } of prices) {
      const key = { tld_id: id, ...each };
      const names = ["tld_id", "currency_id", "action", "years"] as const;
      if (groupId === undefined) {
        await tx
          .insertInto("tld_prices")
          .values({ ...key, price })
          .onConflict((conflict) => conflict.columns(names).doUpdateSet({ price }))
          .execute();
      } else {
        await tx
          .insertInto("group_tld_prices")
          .values({ ...key, group_id: groupId, price })
          .onConflict((conflict) => conflict.columns(["group_id", ...names]).doUpdateSet({ price }))
          .execute();
      }
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
