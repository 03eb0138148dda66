import "server-only";
import type { Permission } from "../access/permissions.ts";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { env } from "../env.ts";
import { log } from "../lib/log.ts";
import { ask } from "./ask.ts";

/** WHMCS gave a link that leads to neither of its own addresses: nobody is sent there. */
export class StrangeDestinationError extends Error {
  override name = "StrangeDestinationError";
}

export type Place =
  /** A service's own page in WHMCS, where its control panel is. */
  | { destination: "clientarea:product_details"; service: number }
  | { destination: "clientarea:upgrade"; service: number }
  | { path: string };

/**
 * Whether there is a client area of WHMCS's to be signed in to. It is the user's own sign-in: staff who act for him don't
 * get it.
 */
export const hasClientArea = (scope: ClientScope): boolean => env().whmcsOrigin !== undefined && !scope.actor;

/**
 * A link that signs the user in to WHMCS, for one time and a minute: made by the request that leads there, and never
 * kept. It is the user's own sign-in, not the owner's. (CreateSsoToken)
 * @throws StrangeDestinationError
 */
export async function ssoLink(scope: ClientScope, place: Place, need: Permission = "productsso"): Promise<string> {
  assertMay(scope, need);
  const answer = await ask(scope).createSsoToken({
    client_id: scope.clientId,
    user_id: scope.userId,
    ...("path" in place
      ? { destination: "sso:custom_redirect", sso_redirect_path: place.path }
      : { destination: place.destination, service_id: place.service }),
  });
  const link = answer.redirect_url;
  if (isAtWhmcs(link)) return link;
  log("error", "single sign-on leads elsewhere", {
    client: scope.clientId,
    origin: URL.canParse(link) ? new URL(link).origin : "no address",
  });
  throw new StrangeDestinationError("WHMCS's link leads to an address that is not its own: set LEGACY_URL");
}

/** Whether an address is WHMCS's, and not this portal's own. */
function isAtWhmcs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, username, password } = new URL(address);
  const { whmcsOrigins, origins } = env();
  return whmcsOrigins.includes(origin) && !origins.includes(origin) && username === "" && password === "";
}
