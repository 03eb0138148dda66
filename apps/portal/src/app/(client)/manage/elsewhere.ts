import "server-only";
import { env } from "../../../env.ts";

/**
 * Whether there is a client area of WHMCS's to be signed in to: where it is said to be, or at an API that is not this
 * portal's own backend, which has none.
 */
export const hasClientArea = (): boolean => env().formTargets.some((origin) => env().whmcsOrigins.includes(origin));
