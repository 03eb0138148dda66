import "server-only";
import { shopCurrencies } from "../data/catalogue.ts";
import { askForReset, type NewClient, type Registered, register, resetByToken } from "../data/registration.ts";
import { appendAudit } from "../store/audit.ts";
import { endSessionsOf } from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { clientAddress } from "./address.ts";
import { audited, entryOf } from "./audit.ts";
import { knownDevice } from "./device.ts";
import { evenTime } from "./even-time.ts";
import { attempt } from "./limits.ts";
import { checkPassword } from "./password-checks.ts";
import { makePublicScope } from "./scope.ts";

/** The currencies among which a new client chooses; the first is the installation's own. */
export const currencies = () => shopCurrencies(makePublicScope());

/** Milliseconds, or a multiple of them: as long as making an account takes, whether there was one or not. */
const REGISTER_STEP = 2000;
const RESET_STEP = 1000;

/**
 * Makes somebody an account. The answer for an address that has one already is the same, and takes as long.
 * @throws TooManyError
 */
export async function registerClient(
  made: Omit<NewClient, "clientAddress">,
): Promise<Exclude<Registered, { outcome: "exists" }>> {
  const toStep = evenTime(REGISTER_STEP);
  await attempt("registration", made.email);
  const client = { ...made, clientAddress: clientAddress() };
  const scope = makePublicScope();
  const registered = await audited(scope, { action: "account.register", name: made.email }, () =>
    checkPassword(() => register(scope, client)),
  );
  if (registered.outcome !== "made" && registered.outcome !== "exists") return registered;
  await toStep();
  return { outcome: "made" };
}

/** Has a link to a new password mailed, if there is such a login. @throws TooManyError */
export async function requestReset(email: string): Promise<void> {
  const toStep = evenTime(RESET_STEP);
  await attempt("password reset", email, await knownDevice(`sign-in: ${email}`));
  const scope = makePublicScope();
  await audited(scope, { action: "account.password-reset-asked", name: email }, () => askForReset(scope, email));
  await toStep();
}

/** Sets a new password by a mailed link, and ends the user's sessions. False when the link is not good any more. */
export async function resetPassword(token: string, password: string): Promise<boolean> {
  const tried = await attempt("reset link", token);
  const user = await checkPassword(() => resetByToken(makePublicScope(), token, password));
  if (user === undefined) return false;
  await tried.forgive();
  const store = await openStore();
  const principal = { kind: "client", subject: String(user) } as const;
  const entry = await entryOf(makePublicScope(), {
    action: "account.password-reset",
    on: `user ${user}`,
    result: "done",
  });
  await store.transaction(async (tx) => {
    await endSessionsOf(tx, principal, "password");
    await appendAudit(store, tx, entry);
  });
  return true;
}
