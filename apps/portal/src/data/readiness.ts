import "server-only";
import { UnsupportedActionError, type Whmcs } from "@kraken/sdk";
import { env } from "../env.ts";
import { whmcs } from "../lib/whmcs.ts";
import { isForbidden, reasonOf, staffProblem } from "./reason.ts";

/** Whether WHMCS answers as it should, and why not. No sentence holds a secret, or anything of a client. */
export type Readiness = { ready: true; warnings: string[] } | { ready: false; why: string };

/** Calls that change nothing: whether WHMCS is there and takes the credential, and whether staff can write. */
async function look(asked: Whmcs, staffUsername: string): Promise<Readiness> {
  try {
    await asked.whmcsDetails({});
  } catch (error) {
    // To be told that the role lacks this action is an answer to who we are.
    if (!isForbidden(error) && !(error instanceof UnsupportedActionError))
      return { ready: false, why: reasonOf(error) };
  }
  const admins = await asked.getAdminUsers({}).catch(() => undefined);
  const problem = admins && staffProblem(admins.admin_users, staffUsername);
  return { ready: true, warnings: problem ? [problem] : [] };
}

/** Milliseconds for which an answer is kept: whoever asks without end asks WHMCS no more often than that. */
const FRESH_MS = 5000;

/** Who asks whether the portal lives does not wait as long as a page does. */
const PATIENCE_MS = 3000;

function inTime(asking: Promise<Readiness>): Promise<Readiness> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        resolve({ ready: false, why: `No answer came within ${PATIENCE_MS / 1000} seconds. It may be busy or away.` }),
      PATIENCE_MS,
    );
    asking.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Asks once at a time, and not again for a moment. `now` is the clock, in milliseconds. */
export function createReadiness(asks: Whmcs, staffUsername: string, now = () => performance.now()) {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<Readiness> | undefined;
  return (): Promise<Readiness> => {
    if (answer === undefined || now() - asked > FRESH_MS) {
      asked = now();
      answer = inTime(look(asks, staffUsername));
    }
    return answer;
  };
}

let own: (() => Promise<Readiness>) | undefined;

/** Of the WHMCS that this portal stands on. */
export function readiness(): Promise<Readiness> {
  own ??= createReadiness(whmcs, env().STAFF_USERNAME);
  return own();
}
