import "server-only";
import { knownDevice } from "./device.ts";
import { evenTime } from "./even-time.ts";
import { attempt, TooManyError } from "./limits.ts";
import { checkPassword } from "./password-checks.ts";

/** Milliseconds: a refusal takes this, or a multiple of it, whether there is such an account or not. */
const STEP = 500;

/**
 * Looks whether a password is right: each try is counted before, few are looked at together, and a wrong one takes as
 * long as for an account that does not exist. What was right, or could not be looked at, does not count.
 * @param check undefined when it is wrong
 * @throws TooManyError
 */
export async function tryPassword<T>(
  kind: "sign-in" | "staff sign-in",
  account: string,
  check: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const toStep = evenTime(STEP);
  const tried = await attempt(kind, account, await knownDevice(`${kind}: ${account}`));
  let found: T | undefined;
  try {
    found = await checkPassword(check);
  } catch (error) {
    if (!(error instanceof TooManyError)) await tried.forgive();
    throw error;
  }
  if (found === undefined) await toStep();
  else await tried.forgive();
  return found;
}
