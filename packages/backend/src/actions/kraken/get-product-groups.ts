import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const krakenGetProductGroups = handler(actions.krakenGetProductGroups, async ({ db }, { hidden }) => {
  let found = db.selectFrom("product_groups");
  if (hidden === false) found = found.where("product_groups.is_hidden", "=", 0);
  const rows = await found
    .selectAll()
    .select((of) =>
      of
        .selectFrom("products")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("products.group_id", "=", "product_groups.id")
        .where("products.is_hidden", "=", 0)
        .where("products.is_retired", "=", 0)
        .as("product_count"),
    )
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  const groups = rows.map((row) => ({
    id: row.id,
    name: row.name,
    slug: row.slug,
    headline: row.headline,
    tagline: row.tagline,
    hidden: row.is_hidden === 1,
    order: row.sort_order,
    productcount: row.product_count ?? 0,
  }));
  return { totalresults: groups.length, groups };
});
