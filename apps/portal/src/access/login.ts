import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import * as people from "../data/people.ts";
import { type ClientChoice, clientChoices as clientChoicesOf } from "../data/standing.ts";
import { env } from "../env.ts";
import { beginChoice, beginClientSession, beginStaffSession, endChoice, readChoice } from "../session/session.ts";
import { currentStanding } from "./current-standing.ts";
import { rememberDevice } from "./device.ts";
import { type ClientScope, makePublicScope } from "./scope.ts";
import { tryPassword } from "./try-password.ts";

export type SignIn =
  | { outcome: "signed in"; clientId: number }
  | { outcome: "choose" }
  | { outcome: "refused" | "second factor" | "no client" | "closed" };

/**
 * Signs a client's user in. WHMCS's ValidateLogin answers the id of a user, which GetUsers maps to the clients for whom
 * he may act. No session is made for a user with two-factor authentication, nor before the client is known.
 * @throws TooManyError
 */
export async function signInClient(email: string, password: string): Promise<SignIn> {
  const scope = makePublicScope();
  const user = await tryPassword("sign-in", email, () => people.userOfLogin(scope, email, password));
  if (user === undefined) return { outcome: "refused" };
  if (user.twoFactorEnabled) return { outcome: "second factor" };
  return signInUser({ ...user, email });
}

/** Signs in somebody who is known for certain: to his only client, or to a choice among them. */
export async function signInUser(user: { id: number; email: string; clientIds: number[] }): Promise<SignIn> {
  const { id, email, clientIds } = user;
  const [only] = clientIds;
  if (only === undefined) return { outcome: "no client" };
  if (clientIds.length === 1) return begin(id, only, email);
  await beginChoice(id, clientIds, email);
  return { outcome: "choose" };
}

async function begin(userId: number, clientId: number, email: string): Promise<SignIn> {
  const standing = await currentStanding(userId, clientId);
  if (!standing) return { outcome: "closed" };
  await beginClientSession(userId, clientId);
  await rememberDevice(`sign-in: ${email}`);
  return { outcome: "signed in", clientId };
}

/** The clients among which the one who just gave his password may choose; undefined when he waited too long. */
export async function clientChoices(): Promise<ClientChoice[] | undefined> {
  const choice = await readChoice();
  return choice && clientChoicesOf(makePublicScope(), choice.clientIds);
}

/** Signs in as one of the clients on offer; undefined when there is no such choice any more. */
export async function chooseClient(clientId: number): Promise<SignIn | undefined> {
  const choice = await readChoice();
  if (!choice?.clientIds.includes(clientId)) return undefined;
  await endChoice();
  return begin(choice.userId, clientId, choice.email);
}

/** Acts for another client of the same user; false when he may not. The session is a new one. */
export async function changeClient({ userId }: ClientScope, clientId: number): Promise<boolean> {
  if (!(await currentStanding(userId, clientId))) return false;
  await beginClientSession(userId, clientId);
  return true;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Signs staff in with ADMIN_PASSWORD. False when it is not that. @throws TooManyError */
export async function signInStaff(password: string): Promise<boolean> {
  const account = env().STAFF_USERNAME;
  const isRight = () => timingSafeEqual(digest(password), digest(env().ADMIN_PASSWORD));
  const right = await tryPassword("staff sign-in", account, async () => isRight() || undefined);
  if (!right) return false;
  await beginStaffSession(account);
  await rememberDevice(`staff sign-in: ${account}`);
  return true;
}
