import "server-only";
import { assertScope, type ClientScope } from "../access/scope.ts";
import { isOwnEngine } from "./engine.ts";
import { hasClientArea, StrangeDestinationError, ssoLink } from "./sso.ts";
import { refusalOf } from "./told.ts";

/** Pages of WHMCS's own client area that the portal leads to, by what they are for: money, and what no action serves. */
const pages = {
  invoice: (id: number) => `viewinvoice.php?id=${id}`,
  "add pay method": () => "index.php?rp=/account/paymentmethods/add",
  "add funds": () => "clientarea.php?action=addfunds",
  users: () => "index.php?rp=/account/users",
} as const;

export type HostedPage =
  | { page: "invoice"; id: number }
  | { page: "add pay method" }
  | { page: "add funds" }
  | { page: "users" };

/** Whether this client's user can be led to WHMCS's own pages: Kraken's own backend has none. */
export async function hasHostedPages(scope: ClientScope): Promise<boolean> {
  assertScope(scope, "client");
  return hasClientArea(scope) && !(await isOwnEngine(scope));
}

/**
 * A link that signs the user in to WHMCS and leads to one of its pages: good once and for a minute, so it is made by the
 * form that redirects to it. Undefined where WHMCS blocks it for the client, or answers with another place than its own:
 * nobody is sent there. (CreateSsoToken)
 */
export async function hostedLink(scope: ClientScope, to: HostedPage): Promise<string | undefined> {
  if (!(await hasHostedPages(scope))) return undefined;
  const path = to.page === "invoice" ? pages.invoice(to.id) : pages[to.page]();
  try {
    return await ssoLink(scope, { path }, "invoices");
  } catch (error) {
    if (refusalOf(error) === "noSso" || error instanceof StrangeDestinationError) return undefined;
    throw error;
  }
}
