import "server-only";
import { ActionError } from "@kraken/sdk";
import { assertScope, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { me, userByEmail } from "./standing.ts";

/** The signed-in user's own names and e-mail address. (GetClientsDetails, GetUsers) */
export async function myUser(scope: ClientScope): Promise<{ firstName: string; lastName: string; email: string }> {
  assertScope(scope, "client");
  const { name, email } = await me(scope);
  const user = await userByEmail(scope, email);
  if (user?.id === scope.userId) return { firstName: user.firstName, lastName: user.lastName, email };
  const [firstName = "", ...rest] = name.split(" ");
  return { firstName, lastName: rest.join(" "), email };
}

export type UserChange = {
  firstName?: string | undefined;
  lastName?: string | undefined;
  email?: string | undefined;
  /** WHMCS's name of the language. */
  language?: string | undefined;
};

/** Changes the signed-in user. False when the e-mail address is somebody else's login. (UpdateUser) */
export async function updateMe(scope: ClientScope, change: UserChange): Promise<boolean> {
  assertScope(scope, "client");
  const { firstName, lastName, email, language } = change;
  try {
    await ask(scope).updateUser({ user_id: scope.userId, firstname: firstName, lastname: lastName, email, language });
    return true;
  } catch (error) {
    if (error instanceof ActionError && error.is("A user already exists with that email address")) return false;
    throw error;
  }
}
