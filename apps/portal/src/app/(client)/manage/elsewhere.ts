import "server-only";
import type { ClientScope } from "../../../access/scope.ts";
import { env } from "../../../env.ts";

/**
 * Whether there is a client area of WHMCS's to be signed in to: where it is said to be, or at an API that is not this
 * portal's own backend, which has none. It is the user's own sign-in: staff who act for him don't get it.
 */
export const mayBeSignedIn = (scope: ClientScope): boolean =>
  scope.may("productsso") && !scope.actor && env().formTargets.some((origin) => env().whmcsOrigins.includes(origin));
