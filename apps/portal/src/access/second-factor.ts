import "server-only";
import { env } from "../env.ts";
import { recoveryCodeHash, seal, unseal } from "../session/secrets.ts";
import { newTotpSecret, stepOfCode, totpUri } from "../session/totp.ts";
import { makeRecoveryCode } from "../store/passwords.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  recoveryCodesLeft,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from "../store/second-factor.ts";
import { openStore } from "../store/store.ts";
import { isOwnPassword, type OwnScope } from "./account.ts";
import { audit, entryOf } from "./audit.ts";
import { principalOf } from "./codes.ts";

export type FactorState =
  | { state: "off" }
  /** Its secret is shown until a first code confirms it. */
  | { state: "pending"; secret: string; uri: string }
  | { state: "on"; since: string; codesLeft: number };

/** How somebody's own second factor stands. */
export async function secondFactor(scope: OwnScope): Promise<FactorState> {
  const store = await openStore();
  const principal = principalOf(scope);
  const row = await secondFactorOf(store, principal);
  if (!row) return { state: "off" };
  if (row.confirmed_at)
    return { state: "on", since: row.confirmed_at, codesLeft: await recoveryCodesLeft(store, principal) };
  const secret = unseal(principal, row.secret);
  if (secret === undefined) return { state: "off" };
  const label = scope.kind === "staff" ? scope.email || scope.member.name : scope.name;
  return { state: "pending", secret, uri: totpUri(secret, env().BRAND_NAME, label) };
}

/** Makes a new secret, which waits for its first code. */
export async function prepareSecondFactor(scope: OwnScope): Promise<void> {
  const principal = principalOf(scope);
  await beginSecondFactor(await openStore(), principal, seal(principal, newTotpSecret()));
}

const CODES = 10;

function newCodes(scope: OwnScope): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: CODES }, makeRecoveryCode);
  return { codes, hashes: codes.map((code) => recoveryCodeHash(principalOf(scope), code)) };
}

/** Switches the second factor on when the code is right. Answers the recovery codes, which are never shown again. */
export async function switchOnSecondFactor(scope: OwnScope, code: string): Promise<string[] | undefined> {
  const factor = await secondFactor(scope);
  const step = factor.state === "pending" ? stepOfCode(factor.secret, code) : undefined;
  if (step === undefined) return undefined;
  const { codes, hashes } = newCodes(scope);
  const entry = await entryOf(scope, { action: "account.second-factor-on", result: "done" });
  const isOn = await confirmSecondFactor(await openStore(), principalOf(scope), step, hashes, entry);
  return isOn ? codes : undefined;
}

/** Ten new recovery codes in place of the old ones; undefined when the password is wrong. */
export async function makeNewRecoveryCodes(scope: OwnScope, password: string): Promise<string[] | undefined> {
  if (!(await proves(scope, password, "account.recovery-codes"))) return undefined;
  const { codes, hashes } = newCodes(scope);
  const entry = await entryOf(scope, { action: "account.recovery-codes", result: "done" });
  const isDone = await renewRecoveryCodes(await openStore(), principalOf(scope), hashes, entry);
  return isDone ? codes : undefined;
}

/** Switches the second factor off; false when the password is wrong. */
export async function switchOffSecondFactor(scope: OwnScope, password: string): Promise<boolean> {
  if (!(await proves(scope, password, "account.second-factor-off"))) return false;
  const entry = await entryOf(scope, { action: "account.second-factor-off", result: "done" });
  await removeSecondFactor(await openStore(), principalOf(scope), entry);
  return true;
}

async function proves(scope: OwnScope, password: string, action: string): Promise<boolean> {
  if (await isOwnPassword(scope, password)) return true;
  await audit(scope, { action, result: "refused", note: "wrong password" });
  return false;
}
