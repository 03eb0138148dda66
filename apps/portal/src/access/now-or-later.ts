import "server-only";
import { failureOf } from "../data/failure.ts";
import { clientScope, requireClientWrite } from "./access.ts";
import type { Permission } from "./permissions.ts";
import { roleMayAsClient } from "./roles.ts";
import type { ClientScope } from "./scope.ts";

/** Who writes, and why WHMCS can't be asked whether he may, when it can't: then what he writes waits until it can. */
export type NowOrLater = { scope: ClientScope; outage?: unknown };

/**
 * For what may be written now and sent later: a user who may do it, or who might when it was known last, while WHMCS does
 * not answer. What is kept for later is allowed anew before it is sent.
 */
export async function requireClientNowOrLater(need: Permission, path?: string): Promise<NowOrLater> {
  try {
    return { scope: await requireClientWrite(need, path) };
  } catch (outage) {
    if (failureOf(outage) !== "unavailable") throw outage;
    const scope = await clientScope();
    if (!scope?.may(need) || (scope.actor && !roleMayAsClient(scope.actor.role, need))) throw outage;
    return { scope, outage };
  }
}
