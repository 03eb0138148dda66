import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { acceptInvite } from "../../users/invites.ts";

const INVALID = "The link is invalid or has expired";

export const krakenAcceptInvitation = handler(
  actions.krakenAcceptInvitation,
  async (context, { token, user_id }) => {
    const { db, transaction } = context;
    const user = await db.selectFrom("users").select("id").where("id", "=", user_id).executeTakeFirst();
    if (!user) refuse("Invalid User ID requested");
    const client_id = await transaction(async (tx) => {
      const client = (await acceptInvite(context, tx, token, user_id)) ?? refuse(INVALID);
      const description = `User Invite Accepted - User ID: ${user_id}`;
      await logActivity(context, tx, { clientId: client, userId: user_id, description });
      return client;
    });
    return { client_id, user_id };
  },
  { token: INVALID, user_id: "Invalid User ID requested" },
);
