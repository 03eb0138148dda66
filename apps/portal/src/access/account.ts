import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { changeUserPassword, isUserPassword } from "../data/people.ts";
import { env } from "../env.ts";
import { clearCookie } from "../session/cookies.ts";
import { beginClientSession, beginStaffSession, idleSeconds } from "../session/session.ts";
import { type AuditRow, accountHistory, appendAudit } from "../store/audit.ts";
import { hashPassword, isPassword } from "../store/passwords.ts";
import { endSession, endSessionsOf, openSessionsOf, type SessionRow } from "../store/sessions.ts";
import { BUILT_IN, changeStaff, staffById } from "../store/staff.ts";
import { openStore } from "../store/store.ts";
import { audit, entryOf, whoIs } from "./audit.ts";
import { principalOf } from "./codes.ts";
import { type ClientScope, makeClientScope, type StaffScope } from "./scope.ts";
import { tryPassword } from "./try-password.ts";

/** Somebody who is signed in and minds his own account. */
export type OwnScope = ClientScope | StaffScope;

export type OpenSession = {
  /** Names a session in a form, and opens nothing. */
  handle: string;
  userAgent: string;
  address: string;
  began: string;
  seen: string;
  isThis: boolean;
  /** Staff opened it, to act for the client. */
  byStaff: boolean;
};

const handleOf = ({ id }: SessionRow) => createHash("sha256").update(id).digest("hex").slice(0, 20);

/** What may be shown of a session; `thisId` is the reader's own. */
export const shownSession = (row: SessionRow, thisId: string): OpenSession => ({
  handle: handleOf(row),
  userAgent: row.user_agent,
  address: row.address,
  began: row.created_at,
  seen: row.seen_at,
  isThis: row.id === thisId,
  byStaff: row.parent_id !== null,
});

/** Where somebody is signed in, this session first. */
export async function openSessions(scope: OwnScope): Promise<OpenSession[]> {
  const rows = await openSessionsOf(await openStore(), principalOf(scope), idleSeconds());
  return rows.map((row) => shownSession(row, scope.sessionId)).sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one of somebody's own sessions; false when it was over. */
export async function endOneSession(scope: OwnScope, handle: string): Promise<boolean> {
  const store = await openStore();
  const rows = await openSessionsOf(store, principalOf(scope), idleSeconds());
  const row = rows.find((each) => handleOf(each) === handle);
  if (!row) return false;
  const deed = { action: "account.session-end", result: "done", note: row.address } as const;
  return endSession(store, row.id, "revoked", await entryOf(scope, deed));
}

/** Ends every session of somebody's, this one too. */
export async function endEverywhere(scope: OwnScope): Promise<void> {
  const store = await openStore();
  const entry = await entryOf(scope, { action: "account.sign-out-everywhere", result: "done" });
  await store.transaction(async (tx) => {
    await endSessionsOf(tx, principalOf(scope), "everywhere");
    await appendAudit(store, tx, entry);
  });
  await clearCookie(scope.kind);
}

const digest = (text: string) => createHash("sha256").update(text).digest();

async function isStaffPassword({ member: { id } }: StaffScope, password: string): Promise<boolean> {
  if (id === BUILT_IN) return timingSafeEqual(digest(password), digest(env().ADMIN_PASSWORD));
  return isPassword((await staffById(await openStore(), id))?.password_hash, password);
}

/** Whether this is the password of the one who is signed in; counted like a sign-in. @throws TooManyError */
export async function isOwnPassword(scope: OwnScope, password: string): Promise<boolean> {
  const found =
    scope.kind === "client"
      ? await tryPassword("sign-in", scope.name, async () => (await isUserPassword(scope, password)) || undefined)
      : await tryPassword(
          "staff sign-in",
          scope.email || env().STAFF_USERNAME,
          async () => (await isStaffPassword(scope, password)) || undefined,
        );
  return found === true;
}

export type PasswordChange = "changed" | "wrong" | "short" | "mailed";

/** Changes a user's password. All his sessions end, and this browser gets a new one. @throws TooManyError */
export async function changeClientPassword(scope: ClientScope, current: string, next: string): Promise<PasswordChange> {
  // A wrong current password is counted like a sign-in; that the new one is too short says the current one is right.
  const tried = await tryPassword("sign-in", scope.name, async () => {
    const answer = await changeUserPassword(scope, current, next);
    return answer === "wrong" ? undefined : answer;
  });
  const outcome = tried ?? "wrong";
  if (outcome !== "changed") {
    const result = outcome === "mailed" ? "done" : "refused";
    await audit(scope, { action: "account.password", result, note: outcome });
    return outcome;
  }
  const store = await openStore();
  const entry = await entryOf(scope, { action: "account.password", result: "done" });
  await store.transaction(async (tx) => {
    await endSessionsOf(tx, principalOf(scope), "password");
    await appendAudit(store, tx, entry);
  });
  const { userId, clientId, name } = scope;
  const anew = makeClientScope(userId, clientId, { name });
  const begun = await entryOf(anew, { action: "account.sign-in", result: "done", note: "new password" });
  await beginClientSession({ userId, clientId, email: name }, begun);
  return "changed";
}

/** Changes a named account's password. The built-in owner's is in the environment. */
export async function changeStaffPassword(
  scope: StaffScope,
  current: string,
  next: string,
): Promise<"changed" | "wrong"> {
  const { id, name } = scope.member;
  if (id === BUILT_IN || !(await isOwnPassword(scope, current))) {
    await audit(scope, { action: "account.password", result: "refused", note: "wrong" });
    return "wrong";
  }
  const passwordHash = await hashPassword(next);
  const entry = await entryOf(scope, { action: "account.password", result: "done" });
  await changeStaff(await openStore(), id, { passwordHash }, entry);
  const begun = await entryOf(scope, { action: "account.sign-in", result: "done", note: "new password" });
  await beginStaffSession(id, name, begun);
  return "changed";
}

const HISTORY = 30;

/** What happened with somebody's account: sign-ins, refused ones, passwords, second factor. */
export async function ownHistory(scope: OwnScope): Promise<AuditRow[]> {
  const { who, name } = whoIs(scope);
  const known = scope.kind === "staff" && scope.email ? scope.email : (name ?? "");
  return accountHistory(await openStore(), { who, name: known, limit: HISTORY });
}
