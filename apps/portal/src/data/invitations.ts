import "server-only";
import { ActionError, UnsupportedActionError } from "@kraken/sdk";
import { isPermission, type Permission } from "../access/permissions.ts";
import { assertScope, type PublicScope } from "../access/scope.ts";
import { ask } from "./ask.ts";

/** What the link of an invitation leads to. */
export type OpenInvitation = { client: number; account: string; email: string; permissions: Permission[] };

const isGone = (error: unknown) =>
  error instanceof UnsupportedActionError ||
  (error instanceof ActionError && error.is("The link is invalid or has expired"));

/**
 * What a mailed link invites to, on Kraken's own backend; WHMCS's mails lead to its own page. Undefined when the link is
 * not good any more. (KrakenGetInvitation)
 */
export async function openInvitation(scope: PublicScope, token: string): Promise<OpenInvitation | undefined> {
  assertScope(scope, "public");
  try {
    const found = await ask(scope).krakenGetInvitation({ token });
    const { client_id: client, account, email, permissions } = found;
    return { client, account, email, permissions: permissions.filter(isPermission) };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Takes an invitation up for a user who proved who he is; false when it is not good any more. (KrakenAcceptInvitation) */
export async function takeUpInvitation(
  scope: PublicScope,
  { client }: OpenInvitation,
  token: string,
  userId: number,
): Promise<boolean> {
  assertScope(scope, "public");
  try {
    // The client's users see it at once.
    await ask(scope, client).krakenAcceptInvitation({ token, user_id: userId });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

export type NewUser = { firstName: string; lastName: string; email: string; password: string; language: string };

/** Makes somebody a sign-in that belongs to no client yet; undefined where the address has one. (AddUser) */
export async function makeUser(scope: PublicScope, made: NewUser): Promise<number | undefined> {
  assertScope(scope, "public");
  const { firstName, lastName, email, password, language } = made;
  try {
    const input = { firstname: firstName, lastname: lastName, email, password2: password, language };
    return (await ask(scope).addUser(input)).user_id;
  } catch (error) {
    if (error instanceof ActionError && error.is("A user already exists with that email address")) return undefined;
    throw error;
  }
}
