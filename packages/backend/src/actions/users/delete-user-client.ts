import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { linkOf, linkRefusals } from "./user-input.ts";

export const deleteUserClient = handler(
  actions.deleteUserClient,
  async (context, { user_id, client_id }) => {
    await linkOf(context.db, user_id, client_id);
    await context.transaction(async (tx) => {
      await context.lockRow(tx, "clients", client_id);
      const link = await linkOf(tx, user_id, client_id);
      if (link.is_owner === 1) refuse("You cannot remove the account owner");
      await tx
        .deleteFrom("user_clients")
        .where("user_id", "=", user_id)
        .where("client_id", "=", client_id)
        .where("is_owner", "=", 0)
        .execute();
      const description = `Removed User Association - User ID: ${user_id}`;
      await logActivity(context, tx, { clientId: client_id, userId: user_id, description });
    });
    return {};
  },
  linkRefusals,
);
