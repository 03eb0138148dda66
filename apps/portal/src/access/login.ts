import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import * as people from "../data/people.ts";
import { env } from "../env.ts";
import { beginChoice, beginClientSession, beginStaffSession, endChoice, readChoice } from "../session/session.ts";
import { makePublicScope } from "./scope.ts";

export type SignIn =
  | { outcome: "signed in"; clientId: number }
  | { outcome: "choose" }
  | { outcome: "refused" | "second factor" | "no client" | "closed" };

/**
 * Signs a client's user in. WHMCS's ValidateLogin answers the id of a user, which GetUsers maps to the clients that he
 * owns. No session is made for a user with two-factor authentication, nor before the client is known.
 */
export async function signInClient(email: string, password: string): Promise<SignIn> {
  const scope = makePublicScope();
  const user = await people.userOfLogin(scope, email, password);
  if (user === undefined) return { outcome: "refused" };
  if (user.twoFactorEnabled) return { outcome: "second factor" };
  const owned = user.ownedClientIds;
  const [only] = owned;
  if (only === undefined) return { outcome: "no client" };
  if (owned.length === 1) return begin(user.id, only);
  await beginChoice(user.id, owned);
  return { outcome: "choose" };
}

async function begin(userId: number, clientId: number): Promise<SignIn> {
  if (!(await people.mayUseClient(makePublicScope(), clientId))) return { outcome: "closed" };
  await beginClientSession(userId, clientId);
  return { outcome: "signed in", clientId };
}

/** The clients among which the one who just gave his password may choose; undefined when he waited too long. */
export async function clientChoices(): Promise<people.ClientChoice[] | undefined> {
  const choice = await readChoice();
  return choice && people.clientChoices(makePublicScope(), choice.clientIds);
}

/** Signs in as one of the clients on offer; undefined when there is no such choice any more. */
export async function chooseClient(clientId: number): Promise<SignIn | undefined> {
  const choice = await readChoice();
  if (!choice?.clientIds.includes(clientId)) return undefined;
  await endChoice();
  return begin(choice.userId, clientId);
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Signs staff in with ADMIN_PASSWORD. False when it is not that. */
export async function signInStaff(password: string): Promise<boolean> {
  const right = timingSafeEqual(digest(password), digest(env().ADMIN_PASSWORD));
  if (right) await beginStaffSession(env().STAFF_USERNAME);
  return right;
}
