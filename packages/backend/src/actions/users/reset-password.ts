import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { offerReset } from "../../users/reset.ts";
import { isEmail } from "../client/client-input.ts";

/** Says whether a user was found, as WHMCS does: a portal must not hand that on to strangers. */
export const resetPassword = handler(
  actions.resetPassword,
  async (context, { id, email }) => {
    if (id === undefined && !email) return refuse("Please enter the email address or provide the id");
    if (id === undefined && !isEmail(email ?? "")) return refuse("Please provide a valid email address");
    let found = context.db.selectFrom("users").select("id");
    if (id !== undefined) found = found.where("id", "=", id);
    else found = found.where(({ fn }) => fn("lower", ["email"]), "=", (email ?? "").toLowerCase());
    const user = (await found.executeTakeFirst()) ?? refuse("User Not Found");
    await context.transaction(async (tx) => {
      await context.lockRow(tx, "users", user.id);
      await offerReset(context, tx, user.id);
    });
    return {};
  },
  { id: "User Not Found" },
);
