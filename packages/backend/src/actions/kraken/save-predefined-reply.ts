import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const errors = {
  catid: "Category ID Not Found",
  replyid: "Reply ID Not Found",
  name: "Name Required",
  reply: "Reply Required",
};

export const krakenSavePredefinedReply = handler(
  actions.krakenSavePredefinedReply,
  async ({ transaction }, { replyid, catid, name, reply }) => {
    if (name.trim() === "") return refuse(errors.name);
    if (reply.trim() === "") return refuse(errors.reply);
    const saved = await transaction(async (tx) => {
      const category = await tx
        .selectFrom("predefined_categories")
        .select("id")
        .where("id", "=", catid)
        .executeTakeFirst();
      if (!category) return refuse(errors.catid);
      const values = { category_id: catid, name: name.trim(), reply };
      if (replyid === undefined)
        return tx.insertInto("predefined_replies").values(values).returning("id").executeTakeFirstOrThrow();
      return tx
        .updateTable("predefined_replies")
        .set(values)
        .where("id", "=", replyid)
        .returning("id")
        .executeTakeFirst();
    });
    return saved ? { replyid: saved.id } : refuse(errors.replyid);
  },
  errors,
);
