import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const krakenGetPredefinedReplies = handler(actions.krakenGetPredefinedReplies, async ({ db }) => {
  const rows = await db.selectFrom("predefined_replies").selectAll().orderBy("name").orderBy("id").execute();
  return { replies: rows.map(({ id, category_id, name, reply }) => ({ id, catid: category_id, name, reply })) };
});
