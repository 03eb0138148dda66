import "server-only";
import { ActionError, UnsupportedActionError } from "@kraken/sdk";
import { assertScope, type PublicScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { asWhmcs, type PersonFields, refusedField } from "./client-fields.ts";

export type NewClient = PersonFields & {
  password: string;
  currency: number | undefined;
  /** WHMCS's name of it. */
  language: string;
  clientAddress: string;
};

export type Registered =
  | { outcome: "made" | "exists" }
  /** WHMCS wants something that it did not get: the field of ours, or a custom field's name. */
  | { outcome: "refused"; field: keyof NewClient }
  | { outcome: "field missing"; name: string };

const exists = /already exists|already in use|not available for use/i;

/** Makes a client with a user who owns it. (AddClient) */
export async function register(scope: PublicScope, made: NewClient): Promise<Registered> {
  assertScope(scope, "public");
  try {
    await ask(scope).addClient({
      ...asWhmcs(made),
      companyname: made.company || undefined,
      address2: made.address2 || undefined,
      password2: made.password,
      currency: made.currency,
      language: made.language,
      clientip: made.clientAddress,
    });
    return { outcome: "made" };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const said = error.message;
    if (exists.test(said)) return { outcome: "exists" };
    const refused = refusedField(said);
    if (!refused) throw error;
    if ("custom" in refused) return { outcome: "field missing", name: refused.custom };
    return { outcome: "refused", field: refused.field };
  }
}

/** Has a link mailed to whoever has that login. Whether anybody has is not told. (ResetPassword) */
export async function askForReset(scope: PublicScope, email: string): Promise<void> {
  assertScope(scope, "public");
  await ask(scope)
    .resetPassword({ email })
    .catch((error) => {
      if (error instanceof ActionError && error.is("User Not Found", "Please provide a valid email address")) return;
      throw error;
    });
}

/**
 * Sets a password by the token of a mailed link, on Kraken's own backend; WHMCS's mails lead to its own page.
 * Answers the user's id; undefined when the link is not good any more. (KrakenResetPassword)
 */
export async function resetByToken(scope: PublicScope, token: string, password: string): Promise<number | undefined> {
  assertScope(scope, "public");
  try {
    return (await ask(scope).krakenResetPassword({ token, newpassword: password })).user_id;
  } catch (error) {
    if (error instanceof UnsupportedActionError) return undefined;
    if (error instanceof ActionError && error.is("The link is invalid or has expired")) return undefined;
    throw error;
  }
}
