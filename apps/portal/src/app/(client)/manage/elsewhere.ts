import "server-only";
import type { ClientScope } from "../../../access/scope.ts";
import { hasClientArea } from "../../../data/sso.ts";

/** Whether the user may be signed in to WHMCS's client area, and there is one. */
export const mayBeSignedIn = (scope: ClientScope): boolean => scope.may("productsso") && hasClientArea(scope);
