import { action } from "../action.ts";
import { absent, flag, idText, text } from "../wire.ts";

/**
 * Checks a user's e-mail address and password. Answers the id of a USER, not of a client: GetUsers tells which clients
 * are his. passwordhash is there only for users without two-factor authentication.
 * @see https://developers.whmcs.com/api-reference/validatelogin/
 */
export const validateLogin = action("ValidateLogin", {
  group: "Authentication",
  effect: "write",
  input: { email: text, password2: text },
  output: { userid: idText, passwordhash: absent(text), twoFactorEnabled: flag.words },
  errors: ["Email or Password Invalid"],
});
