import { actions } from "@kraken/contract";
import { isUniqueViolation } from "@kraken/database";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { isEmail } from "../client/client-input.ts";

const UNKNOWN = "Invalid User ID requested";
const TAKEN = "A user already exists with that email address";

export const updateUser = handler(
  actions.updateUser,
  async (context, { user_id, firstname, lastname, email, language }) => {
    const { db, transaction, lockRow, now } = context;
    const user = await db.selectFrom("users").select("id").where("id", "=", user_id).executeTakeFirst();
    if (!user) return refuse(UNKNOWN);
    const changes = { firstname, lastname, email, language };
    if (Object.values(changes).every((value) => value === undefined)) {
      refuse("One of `email`, `firstname`, `lastname`, or `language` is required");
    }
    if (email !== undefined && !isEmail(email)) refuse("The email address entered is not valid");
    const change = transaction(async (tx) => {
      await lockRow(tx, "users", user_id);
      const before = await tx.selectFrom("users").select("email").where("id", "=", user_id).executeTakeFirst();
      if (!before) return refuse(UNKNOWN);
      const moves = email !== undefined && email.toLowerCase() !== before.email.toLowerCase();
      await tx
        .updateTable("users")
        .set({
          ...changes,
          // Another address has to be confirmed anew, and a link that went to the old one is worth nothing.
          ...(moves ? { email_verified_at: null, reset_token_hash: "", reset_expires_at: null } : {}),
          updated_at: now,
        })
        .where("id", "=", user_id)
        .execute();
      await logActivity(context, tx, { userId: user_id, description: `User Updated - User ID: ${user_id}` });
      return { user_id };
    });
    return change.catch((error) => (isUniqueViolation(error) ? refuse(TAKEN) : Promise.reject(error)));
  },
  { user_id: UNKNOWN },
);
