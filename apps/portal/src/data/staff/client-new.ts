import "server-only";
import { randomBytes } from "node:crypto";
import { ActionError } from "@kraken/sdk";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { asWhmcs, type PersonFields } from "../client-fields.ts";
import { clientRefusal } from "../client-refusal.ts";
import { userByEmail } from "../standing.ts";

export type NewClient = PersonFields & {
  taxId: string;
  currency?: number | undefined;
  /** The group's id; 0 for none. */
  group: number;
  language: string;
  notes: string;
  offers: boolean;
  /** He is mailed that he is welcome. */
  isWelcomed: boolean;
  /** Who has a login with this address already has this client, too. */
  mayHaveLogin: boolean;
};

export type Added =
  | { is: "done"; id: number; owner: number | undefined }
  /** Somebody has a login with this address. */
  | { is: "login taken" }
  | { is: "field"; field: keyof PersonFields }
  | { is: "refused"; reason: string };

const taken = /already exists|already in use|duplicate email/i;

/**
 * Makes a client, and a login for him with a password that nobody knows: he sets his own by a mailed link.
 * (AddClient, GetUsers)
 */
export async function addClient(scope: StaffScope, made: NewClient): Promise<Added> {
  assertScope(scope, "staff");
  const user = made.mayHaveLogin ? await userByEmail(scope, made.email) : undefined;
  try {
    const answer = await ask(scope).addClient({
      ...asWhmcs(made),
      companyname: made.company || undefined,
      address2: made.address2 || undefined,
      owner_user_id: user?.id,
      password2: user ? undefined : randomBytes(24).toString("base64url"),
      tax_id: made.taxId || undefined,
      currency: made.currency,
      groupid: made.group || undefined,
      language: made.language || undefined,
      notes: made.notes || undefined,
      marketingoptin: made.offers,
      noemail: !made.isWelcomed,
      // Staff may know less of a client than he would have to tell himself.
      skipvalidation: true,
    });
    return { is: "done", id: answer.clientid, owner: user?.id ?? answer.owner_id ?? undefined };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (taken.test(error.reason)) return { is: "login taken" };
    if (/not available for use/i.test(error.reason)) return { is: "refused", reason: error.reason };
    const refusal = clientRefusal(error);
    if (refusal.is === "field") return refusal;
    return { is: "refused", reason: error.reason };
  }
}
