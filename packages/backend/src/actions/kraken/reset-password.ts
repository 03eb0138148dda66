import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { passwordProblem } from "../../users/password-rule.ts";
import { setPassword, userOfReset } from "../../users/reset.ts";

const INVALID = "The link is invalid or has expired";

export const krakenResetPassword = handler(
  actions.krakenResetPassword,
  async (context, { token, newpassword }) => {
    const { db, transaction, lockRow, passwords, now } = context;
    const user = (await userOfReset(db, token, now)) ?? refuse(INVALID);
    const problem = passwordProblem(newpassword);
    if (problem) refuse(problem);
    // Slow on purpose: outside the transaction, in which the token is looked at again.
    const hash = await passwords.hash(newpassword);
    await transaction(async (tx) => {
      await lockRow(tx, "users", user);
      if ((await userOfReset(tx, token, now)) !== user) refuse(INVALID);
      await setPassword(context, tx, user, hash);
      await logActivity(context, tx, { userId: user, description: `Password Reset - User ID: ${user}` });
    });
    return { user_id: user };
  },
  { token: INVALID, newpassword: "You did not enter a new password" },
);
