import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { knownPermissions } from "../../users/permissions.ts";
import { linkOf, linkRefusals } from "./user-input.ts";

const MISSING = "Missing permissions definition";

export const updateUserPermissions = handler(
  actions.updateUserPermissions,
  async (context, { user_id, client_id, permissions }) => {
    await linkOf(context.db, user_id, client_id);
    const known = knownPermissions(permissions);
    if (known.length === 0) refuse(MISSING);
    await context.transaction(async (tx) => {
      await context.lockRow(tx, "clients", client_id);
      const link = await linkOf(tx, user_id, client_id);
      if (link.is_owner === 1) refuse("Permissions cannot be set on a client owner");
      await tx
        .updateTable("user_clients")
        .set({ permissions: known.join(",") })
        .where("user_id", "=", user_id)
        .where("client_id", "=", client_id)
        .execute();
      const description = `User Permissions Updated - User ID: ${user_id}`;
      await logActivity(context, tx, { clientId: client_id, userId: user_id, description });
    });
    return {};
  },
  { ...linkRefusals, permissions: MISSING },
);
