import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

/** As NIST's SP 800-63B asks for at least, and no rule about what it is made of. */
const SHORTEST_PASSWORD = 8;

export const krakenChangeUserPassword = handler(
  actions.krakenChangeUserPassword,
  async ({ db, transaction, lockRow, passwords, now }, input) => {
    if (input.newpassword === "") return refuse("You did not enter a new password");
    if ([...input.newpassword].length < SHORTEST_PASSWORD) return refuse("The new password is too short");
    const user = await db
      .selectFrom("users")
      .select(["id", "password_hash"])
      .where("id", "=", input.user_id)
      .executeTakeFirst();
    if (!user) return refuse("Invalid User ID requested");
    const isRight = await passwords.verify(user.password_hash, input.oldpassword);
    if (!isRight) return refuse("The existing password is incorrect");
    const password_hash = await passwords.hash(input.newpassword);
    await transaction(async (tx) => {
      await lockRow(tx, "users", user.id);
      const changed = await tx
        .updateTable("users")
        .set({ password_hash, reset_token_hash: "", reset_expires_at: null, updated_at: now })
        .where("id", "=", user.id)
        // Somebody may have changed it while we were hashing: then the old one is right no more.
        .where("password_hash", "=", user.password_hash)
        .returning("id")
        .executeTakeFirst();
      if (!changed) refuse("The existing password is incorrect");
    });
    return { user_id: user.id };
  },
  {
    user_id: "Invalid User ID requested",
    oldpassword: "The existing password is incorrect",
    newpassword: "You did not enter a new password",
  },
);
