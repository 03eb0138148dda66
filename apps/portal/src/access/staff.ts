import "server-only";
import { idleSeconds } from "../session/session.ts";
import { appendAudit } from "../store/audit.ts";
import { hashPassword, makePassword } from "../store/passwords.ts";
import { removeSecondFactor, staffWithSecondFactor } from "../store/second-factor.ts";
import { endSessionsOf, openSessionsOf } from "../store/sessions.ts";
import * as accounts from "../store/staff.ts";
import { openStore } from "../store/store.ts";
import { type OpenSession, shownSession } from "./account.ts";
import { entryOf } from "./audit.ts";
import { roleMay } from "./roles.ts";
import type { StaffScope } from "./scope.ts";

/** What an owner does with staff's accounts. Each function asks for the permission again. */
function assertOwner(scope: StaffScope): void {
  if (!roleMay(scope.member.role, "staff")) throw new Error("Only an owner manages staff");
}

export type StaffAccount = Pick<
  accounts.StaffRow,
  "id" | "name" | "email" | "role" | "admin_username" | "created_at" | "disabled_at"
> & { hasSecondFactor: boolean };

/** Everybody who has an account of their own; no hash among it. */
export async function staffAccounts(scope: StaffScope): Promise<StaffAccount[]> {
  assertOwner(scope);
  const store = await openStore();
  const [rows, withFactor] = await Promise.all([accounts.listStaff(store), staffWithSecondFactor(store)]);
  return rows.map(({ password_hash: _, admin_id: __, ...row }) => ({
    ...row,
    hasSecondFactor: withFactor.has(String(row.id)),
  }));
}

export async function staffAccount(scope: StaffScope, id: number): Promise<StaffAccount | undefined> {
  return (await staffAccounts(scope)).find((account) => account.id === id);
}

export type StaffDetails = Pick<accounts.NewStaff, "name" | "role" | "admin_username" | "admin_id">;

const on = (id: number) => `staff ${id}`;

/** Adds an account and answers its id and first password. @throws accounts.StaffError */
export async function addStaffAccount(
  scope: StaffScope,
  details: StaffDetails & { email: string },
): Promise<{ id: number; password: string }> {
  assertOwner(scope);
  const password = makePassword();
  const password_hash = await hashPassword(password);
  const entry = await entryOf(scope, {
    action: "staff.add",
    on: details.email,
    result: "done",
    note: `${details.name}, ${details.role}`,
  });
  return { id: await accounts.addStaff(await openStore(), { ...details, password_hash }, entry), password };
}

/** @throws accounts.StaffError */
export async function changeStaffDetails(scope: StaffScope, id: number, details: StaffDetails): Promise<void> {
  assertOwner(scope);
  const note = [details.name, details.role, details.admin_username].filter(Boolean).join(", ");
  const entry = await entryOf(scope, { action: "staff.change", on: on(id), result: "done", note });
  await accounts.changeStaff(await openStore(), id, details, entry);
}

/** @throws accounts.StaffError */
export async function setStaffDisabled(scope: StaffScope, id: number, disabled: boolean): Promise<void> {
  assertOwner(scope);
  const action = disabled ? "staff.disable" : "staff.enable";
  const entry = await entryOf(scope, { action, on: on(id), result: "done" });
  await accounts.changeStaff(await openStore(), id, { disabled }, entry);
}

/** A new password for somebody who lost theirs. @throws accounts.StaffError */
export async function makeStaffPassword(scope: StaffScope, id: number): Promise<string> {
  assertOwner(scope);
  const password = makePassword();
  const entry = await entryOf(scope, { action: "staff.password", on: on(id), result: "done" });
  await accounts.changeStaff(await openStore(), id, { passwordHash: await hashPassword(password) }, entry);
  return password;
}

export async function resetStaffSecondFactor(scope: StaffScope, id: number): Promise<void> {
  assertOwner(scope);
  const entry = await entryOf(scope, { action: "staff.second-factor-reset", on: on(id), result: "done" });
  await removeSecondFactor(await openStore(), { kind: "staff", subject: String(id) }, entry);
}

/** Where a member of staff is signed in. */
export async function staffSessions(scope: StaffScope, id: number): Promise<OpenSession[]> {
  assertOwner(scope);
  const rows = await openSessionsOf(await openStore(), { kind: "staff", subject: String(id) }, idleSeconds());
  return rows.map((row) => shownSession(row, scope.sessionId));
}

export async function endStaffSessions(scope: StaffScope, id: number): Promise<void> {
  assertOwner(scope);
  const store = await openStore();
  const entry = await entryOf(scope, { action: "staff.end-sessions", on: on(id), result: "done" });
  await store.transaction(async (tx) => {
    await endSessionsOf(tx, { kind: "staff", subject: String(id) }, "revoked");
    await appendAudit(store, tx, entry);
  });
}

/** @throws accounts.StaffError when nobody could manage staff then */
export async function switchOwnerPassword(scope: StaffScope, isOn: boolean): Promise<void> {
  assertOwner(scope);
  const action = isOn ? "staff.owner-password-on" : "staff.owner-password-off";
  await accounts.setOwnerPassword(await openStore(), isOn, await entryOf(scope, { action, result: "done" }));
}
