import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import * as people from "../data/people.ts";
import { type ClientChoice, clientChoices as clientChoicesOf } from "../data/standing.ts";
import { env } from "../env.ts";
import { beginClientSession, beginStaffSession, endClientSession, endStaffSession } from "../session/session.ts";
import * as steps from "../session/steps.ts";
import type { ChoiceClaims } from "../session/token.ts";
import { isPassword } from "../store/passwords.ts";
import { secondFactorOf } from "../store/second-factor.ts";
import { currentEpoch } from "../store/sessions.ts";
import { BUILT_IN, staffByEmail, staffById, staffSignIn } from "../store/staff.ts";
import { openStore } from "../store/store.ts";
import { clientScope, staffScope } from "./access.ts";
import { audit, entryOf } from "./audit.ts";
import { checkCode } from "./codes.ts";
import { currentStanding, standingText } from "./current-standing.ts";
import { rememberDevice } from "./device.ts";
import { type ClientScope, makeClientScope, makePublicScope, makeStaffScope } from "./scope.ts";
import { tryPassword } from "./try-password.ts";

export type SignIn =
  | { outcome: "signed in"; clientId: number }
  /** A code of the portal's own second factor is to come. */
  | { outcome: "code" }
  | { outcome: "choose" }
  | { outcome: "refused" | "second factor" | "no client" | "closed" };

/** What somebody typed for an e-mail address goes into the log only when it looks like one: people mistake fields. */
const loggable = (email: string) => (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(email) ? email : "");

const refused = (email: string, note: string) =>
  audit(makePublicScope(), { action: "account.sign-in", result: "refused", name: loggable(email), note });

/**
 * Signs a client's user in. WHMCS's ValidateLogin answers the id of a user, which GetUsers maps to the clients for whom
 * he may act. No session is made for a user with two-factor authentication, nor before the client is known.
 * @throws TooManyError
 */
export async function signInClient(email: string, password: string): Promise<SignIn> {
  const scope = makePublicScope();
  const user = await tryPassword("sign-in", email, () => people.userOfLogin(scope, email, password));
  if (user === undefined) {
    await refused(email, "wrong password");
    return { outcome: "refused" };
  }
  if (user.twoFactorEnabled) {
    await refused(email, "second factor of WHMCS");
    return { outcome: "second factor" };
  }
  return signInUser({ ...user, email });
}

/** Signs in somebody whom WHMCS knows for certain: next is the portal's own second factor, if the user has one. */
export async function signInUser(user: { id: number; email: string; clientIds: number[] }): Promise<SignIn> {
  const claims: ChoiceClaims = { userId: user.id, clientIds: user.clientIds, email: user.email };
  const store = await openStore();
  const principal = { kind: "client", subject: String(claims.userId) } as const;
  const factor = await secondFactorOf(store, principal);
  if (!factor?.confirmed_at) return proceed(claims);
  await steps.beginFactor({ ...claims, epoch: await currentEpoch(store, principal) });
  return { outcome: "code" };
}

/** All proofs are given: next is the choice of a client, if there are several. */
async function proceed(claims: ChoiceClaims): Promise<SignIn> {
  const [only] = claims.clientIds;
  if (only === undefined) {
    await refused(claims.email, "no client");
    return { outcome: "no client" };
  }
  if (claims.clientIds.length === 1) return begin(claims, only);
  await steps.beginChoice(claims);
  return { outcome: "choose" };
}

async function begin({ userId, email }: ChoiceClaims, clientId: number): Promise<SignIn> {
  const scope = makeClientScope(userId, clientId, { name: email });
  const standing = await currentStanding(userId, clientId);
  if (typeof standing === "string") {
    await audit(scope, { action: "account.sign-in", result: "refused", note: standing });
    return { outcome: "closed" };
  }
  await beginClientSession(
    { userId, clientId, email, standing: standingText(standing) },
    await entryOf(scope, { action: "account.sign-in", result: "done" }),
  );
  await rememberDevice(`sign-in: ${email}`);
  return { outcome: "signed in", clientId };
}

/** Whether this browser has given a password, and may give a code. */
export async function awaitsCode(kind: "client" | "staff"): Promise<boolean> {
  return (kind === "client" ? await steps.readFactor() : await steps.readStaffFactor()) !== undefined;
}

/** Takes the code of the second factor, or a recovery code. Undefined when the password was given too long ago. */
export async function signInWithCode(code: string): Promise<SignIn | undefined> {
  const claims = await steps.readFactor();
  if (!claims) return undefined;
  const principal = { kind: "client", subject: String(claims.userId) } as const;
  if ((await currentEpoch(await openStore(), principal)) !== claims.epoch) return undefined;
  if (!(await checkCode(makeClientScope(claims.userId, claims.clientIds[0] ?? 0, { name: claims.email }), code)))
    return { outcome: "refused" };
  await steps.endFactor();
  const { epoch: _, ...choice } = claims;
  return proceed(choice);
}

/** The clients among which the one who just proved himself may choose; undefined when he waited too long. */
export async function clientChoices(): Promise<ClientChoice[] | undefined> {
  const choice = await steps.readChoice();
  return choice && clientChoicesOf(makePublicScope(), choice.clientIds);
}

/** Signs in as one of the clients on offer; undefined when there is no such choice any more. */
export async function chooseClient(clientId: number): Promise<SignIn | undefined> {
  const choice = await steps.readChoice();
  if (!choice?.clientIds.includes(clientId)) return undefined;
  await steps.endChoice();
  return begin(choice, clientId);
}

/** Acts for another client of the same user; false when he may not. The session is a new one. */
export async function changeClient({ userId, name }: ClientScope, clientId: number): Promise<boolean> {
  const anew = makeClientScope(userId, clientId, { name });
  const standing = await currentStanding(userId, clientId);
  const deed = { action: "client.change", on: `client ${clientId}` };
  if (typeof standing === "string") {
    await audit(anew, { ...deed, result: "refused", note: standing });
    return false;
  }
  await beginClientSession(
    { userId, clientId, email: name, standing: standingText(standing) },
    await entryOf(anew, { ...deed, result: "done" }),
  );
  return true;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** How staff may sign in at present. */
export const staffSignInWays = async () => staffSignIn(await openStore());

export type StaffSignIn = "signed in" | "code" | "refused";

/** The account that this e-mail address and password belong to; without an address the built-in owner's. */
async function staffOfLogin(email: string, password: string): Promise<number | undefined> {
  const store = await openStore();
  if (email === "") {
    const isRight = timingSafeEqual(digest(password), digest(env().ADMIN_PASSWORD));
    return isRight && (await staffSignIn(store)).ownerPassword ? BUILT_IN : undefined;
  }
  const account = await staffByEmail(store, email);
  const usable = account?.disabled_at === null ? account : undefined;
  return (await isPassword(usable?.password_hash, password)) ? usable?.id : undefined;
}

/** The name by which tries at a staff account are counted. */
const staffAccount = (email: string) => email || env().STAFF_USERNAME;

/**
 * Signs staff in: a named account, or without an e-mail address the built-in owner with ADMIN_PASSWORD.
 * @throws TooManyError
 */
export async function signInStaff(email: string, password: string): Promise<StaffSignIn> {
  const id = await tryPassword("staff sign-in", staffAccount(email), () => staffOfLogin(email, password));
  if (id === undefined) {
    const deed = { action: "account.sign-in", result: "refused", name: email ? loggable(email) : "owner" } as const;
    await audit(makePublicScope(), { ...deed, note: "wrong password" });
    return "refused";
  }
  const store = await openStore();
  const principal = { kind: "staff", subject: String(id) } as const;
  const factor = await secondFactorOf(store, principal);
  if (!factor?.confirmed_at) return beginStaff(id);
  await steps.beginStaffFactor({ staffId: id, epoch: await currentEpoch(store, principal) });
  return "code";
}

/** The account as a scope that has no session yet. */
async function staffWithoutSession(id: number) {
  const account = id === BUILT_IN ? undefined : await staffById(await openStore(), id);
  if (id !== BUILT_IN && (!account || account.disabled_at !== null)) return undefined;
  const member = { id, name: account?.name ?? "owner", role: account?.role ?? "owner" };
  return makeStaffScope(account?.admin_username || env().STAFF_USERNAME, {
    member,
    email: account?.email ?? "",
    sessionId: "",
    adminId: account?.admin_id ?? undefined,
  });
}

async function beginStaff(id: number): Promise<StaffSignIn> {
  const scope = await staffWithoutSession(id);
  if (!scope) return "refused";
  const entry = await entryOf(scope, { action: "account.sign-in", result: "done" });
  await beginStaffSession(id, scope.member.name, entry);
  await rememberDevice(`staff sign-in: ${staffAccount(scope.email)}`);
  return "signed in";
}

/** Takes the code of staff's second factor. Undefined when the password was given too long ago. */
export async function signInStaffWithCode(code: string): Promise<StaffSignIn | undefined> {
  const claims = await steps.readStaffFactor();
  const scope = claims && (await staffWithoutSession(claims.staffId));
  if (!claims || !scope) return undefined;
  const principal = { kind: "staff", subject: String(claims.staffId) } as const;
  if ((await currentEpoch(await openStore(), principal)) !== claims.epoch) return undefined;
  if (!(await checkCode(scope, code))) return "refused";
  await steps.endStaffFactor();
  return beginStaff(claims.staffId);
}

/** Ends the session of this browser, if there is one. */
export async function signOutClient(): Promise<void> {
  const scope = await clientScope();
  const action = scope?.actor ? "client.act-end" : "account.sign-out";
  await endClientSession(scope && (await entryOf(scope, { action, result: "done" })));
}

export async function signOutStaff(): Promise<void> {
  const scope = await staffScope();
  await endStaffSession(scope && (await entryOf(scope, { action: "account.sign-out", result: "done" })));
}
