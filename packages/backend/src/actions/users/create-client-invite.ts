import { actions } from "@kraken/contract";
import { apiAdmin, logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { inviteUser, userOfClient } from "../../users/invites.ts";
import { knownPermissions } from "../../users/permissions.ts";
import { isEmail } from "../client/client-input.ts";

const NO_CLIENT = "Invalid client id";
const NO_PERMISSIONS = "User permissions are required";

export const createClientInvite = handler(
  actions.createClientInvite,
  async (context, { client_id, email, permissions }) => {
    const { db, transaction, lockRow } = context;
    if (email.trim() === "") refuse("Email is required");
    const client = await db.selectFrom("clients").select("id").where("id", "=", client_id).executeTakeFirst();
    if (!client) refuse(NO_CLIENT);
    if (!isEmail(email)) refuse("The email address entered is not valid");
    const known = knownPermissions(permissions);
    if (known.length === 0) refuse(NO_PERMISSIONS);
    await transaction(async (tx) => {
      await lockRow(tx, "clients", client_id);
      if (await userOfClient(tx, client_id, email)) refuse("User already associated with client");
      const admin = await apiAdmin(tx);
      await inviteUser(context, tx, { clientId: client_id, email, permissions: known, invitedByAdminId: admin?.id });
      await logActivity(context, tx, { clientId: client_id, description: `User Invite Sent - ${email}` });
    });
    return {};
  },
  { client_id: NO_CLIENT, email: "Email is required", permissions: NO_PERMISSIONS },
);
