import "server-only";
import { recoveryCodeHash, unseal } from "../session/secrets.ts";
import { stepOfCode } from "../session/totp.ts";
import { secondFactorOf, takeRecoveryCode, takeStep } from "../store/second-factor.ts";
import type { Principal } from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { audit } from "./audit.ts";
import { attempt } from "./limits.ts";
import type { ClientScope, StaffScope } from "./scope.ts";

/** Under what the store keeps somebody's sessions and second factor. */
export const principalOf = (scope: ClientScope | StaffScope): Principal =>
  scope.kind === "client"
    ? { kind: "client", subject: String(scope.userId) }
    : { kind: "staff", subject: String(scope.member.id) };

/**
 * Takes a code of somebody's second factor, once: one from the app, good for its half minute and the ones beside it,
 * or a recovery code. False when it is neither, or was taken before.
 * @throws TooManyError
 */
export async function checkCode(scope: ClientScope | StaffScope, code: string): Promise<boolean> {
  const store = await openStore();
  const principal = principalOf(scope);
  const tried = await attempt("second factor", `${principal.kind} ${principal.subject}`);
  const factor = await secondFactorOf(store, principal);
  const secret = factor?.confirmed_at ? unseal(principal, factor.secret) : undefined;
  const step = secret === undefined ? undefined : stepOfCode(secret, code);
  if (step !== undefined && (await takeStep(store, principal, step))) {
    await tried.forgive();
    return true;
  }
  if (factor?.confirmed_at && (await takeRecoveryCode(store, principal, recoveryCodeHash(principal, code)))) {
    await tried.forgive();
    await audit(scope, { action: "account.recovery-code", result: "done" });
    return true;
  }
  await audit(scope, { action: "account.sign-in", result: "refused", note: "wrong code" });
  return false;
}
