import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const UNKNOWN = "Note ID Not Found";

export const deleteTicketNote = handler(
  actions.deleteTicketNote,
  async ({ transaction }, { noteid }) => {
    const gone = await transaction((tx) => tx.deleteFrom("ticket_notes").where("id", "=", noteid).executeTakeFirst());
    return gone.numDeletedRows > 0n ? {} : refuse(UNKNOWN);
  },
  { noteid: UNKNOWN },
);
