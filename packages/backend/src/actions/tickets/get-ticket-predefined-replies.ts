import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const getTicketPredefinedReplies = handler(actions.getTicketPredefinedReplies, async ({ db }, { catid }) => {
  let found = db.selectFrom("predefined_replies").select(["name", "reply"]);
  if (catid !== undefined) found = found.where("category_id", "=", catid);
  const predefinedreplies = await found.orderBy("name").orderBy("id").execute();
  return { totalresults: predefinedreplies.length, predefinedreplies };
});
