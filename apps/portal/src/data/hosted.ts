import "server-only";
import { ActionError } from "@kraken/sdk";
import { assertScope, type ClientScope } from "../access/scope.ts";
import { env } from "../env.ts";
import { log } from "../lib/log.ts";
import { ask } from "./ask.ts";
import { isOwnEngine } from "./engine.ts";

/** Pages of WHMCS's own client area that the portal leads to, by what they are for. */
const pages = {
  invoice: (id: number) => `viewinvoice.php?id=${id}`,
  "add pay method": () => "index.php?rp=/account/paymentmethods/add",
  "add funds": () => "clientarea.php?action=addfunds",
} as const;

export type HostedPage = { page: "invoice"; id: number } | { page: "add pay method" } | { page: "add funds" };

/**
 * Whether this client's user can be led to WHMCS's own pages: there are such, and he is himself, for the link signs him in
 * there. Staff who act for him don't get it.
 */
export async function hasHostedPages(scope: ClientScope): Promise<boolean> {
  assertScope(scope, "client");
  return env().whmcsOrigin !== undefined && !scope.actor && !(await isOwnEngine(scope));
}

/**
 * A link that signs the user in to WHMCS and leads to one of its pages: good once and for a minute, so it is made by the
 * form that redirects to it. Undefined where WHMCS blocks it for the client, or answers with another place than its own:
 * nobody is sent there. (CreateSsoToken)
 */
export async function hostedLink(scope: ClientScope, to: HostedPage): Promise<string | undefined> {
  if (!(await hasHostedPages(scope))) return undefined;
  const path = to.page === "invoice" ? pages.invoice(to.id) : pages[to.page]();
  const answer = await ask(scope)
    .createSsoToken({
      client_id: scope.clientId,
      // Without it the link is the owner's, and whoever may only pay would be he.
      user_id: scope.userId,
      destination: "sso:custom_redirect",
      sso_redirect_path: path,
    })
    .catch((error) => {
      if (error instanceof ActionError && /SSO authentication blocked/i.test(error.message)) return undefined;
      throw error;
    });
  if (!answer) return undefined;
  if (isAtWhmcs(answer.redirect_url)) return answer.redirect_url;
  log("error", "single sign-on leads elsewhere", { client: scope.clientId, expected: env().whmcsOrigin });
  return undefined;
}

/** Whether an address is at the WHMCS that the portal stands on, and not this portal's own. */
export function isAtWhmcs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, username, password } = new URL(address);
  const { whmcsOrigin, origins } = env();
  return origin === whmcsOrigin && !origins.includes(origin) && username === "" && password === "";
}
