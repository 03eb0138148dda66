import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { noteSignIn } from "../../users/sign-in.ts";

const WRONG = "Email or Password Invalid";

export const validateLogin = handler(
  actions.validateLogin,
  async (context, { email, password2 }) => {
    const { db, transaction, passwords } = context;
    const user = await db
      .selectFrom("users")
      .select(["id", "password_hash", "two_factor_enabled"])
      .where(({ fn }) => fn("lower", ["email"]), "=", email.toLowerCase())
      .executeTakeFirst();
    // Checked for nobody too, so that the answer's time does not tell who has an account.
    const right = await passwords.verify(user?.password_hash ?? "", password2);
    if (!user || !right) return refuse(WRONG);
    await transaction((tx) => noteSignIn(context, tx, user.id));
    const twoFactorEnabled = user.two_factor_enabled === 1;
    return { userid: user.id, passwordhash: twoFactorEnabled ? null : user.password_hash, twoFactorEnabled };
  },
  { email: WRONG, password2: WRONG },
);
