import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

export const krakenCancelInvitation = handler(
  actions.krakenCancelInvitation,
  async ({ transaction, lockRow }, input) => {
    await transaction(async (tx) => {
      // Whoever follows the link at this moment holds the row, or waits for us.
      await lockRow(tx, "user_invites", input.invitationid);
      let found = tx.selectFrom("user_invites").select("accepted_at").where("id", "=", input.invitationid);
      if (input.clientid !== undefined) found = found.where("client_id", "=", input.clientid);
      const invitation = await found.executeTakeFirst();
      if (!invitation) return refuse("Invitation ID Not Found");
      if (invitation.accepted_at !== null) return refuse("The invitation has been accepted");
      await tx.deleteFrom("user_invites").where("id", "=", input.invitationid).execute();
    });
    return { invitationid: input.invitationid };
  },
  { invitationid: "Invitation ID Not Found" },
);
