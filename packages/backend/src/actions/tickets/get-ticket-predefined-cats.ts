import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const getTicketPredefinedCats = handler(actions.getTicketPredefinedCats, async ({ db }) => {
  const [categories, counts] = await Promise.all([
    db.selectFrom("predefined_categories").selectAll().orderBy("name").orderBy("id").execute(),
    db
      .selectFrom("predefined_replies")
      .select(["category_id", ({ fn }) => fn.countAll<number>().as("number")])
      .groupBy("category_id")
      .execute(),
  ]);
  return {
    totalresults: categories.length,
    categories: categories.map(({ id, parent_id, name }) => ({
      id,
      parentid: parent_id ?? 0,
      name,
      replycount: counts.find((row) => row.category_id === id)?.number ?? 0,
    })),
  };
});
