import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const UNKNOWN = "Reply ID Not Found";

export const krakenDeletePredefinedReply = handler(
  actions.krakenDeletePredefinedReply,
  async ({ transaction }, { replyid }) => {
    const gone = await transaction((tx) =>
      tx.deleteFrom("predefined_replies").where("id", "=", replyid).executeTakeFirst(),
    );
    return gone.numDeletedRows > 0n ? { replyid } : refuse(UNKNOWN);
  },
  { replyid: UNKNOWN },
);
