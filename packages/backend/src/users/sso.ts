import type { Context, Tx } from "../context.ts";
import { later, newToken, tokenHash } from "./tokens.ts";

/** WHMCS's links are good for a minute. */
const VALID_SECONDS = 60;

/** Pages that a link may lead to, by WHMCS's names for them; those with an id get it from the request. */
const pages: Readonly<Record<string, string>> = {
  "clientarea:homepage": "",
  "clientarea:profile": "account",
  "clientarea:billing_info": "account/payment-methods",
  "clientarea:user_profile": "account/profile",
  "clientarea:user_security": "account/security",
  "clientarea:user_management": "account/users",
  "clientarea:contacts": "account/contacts",
  "clientarea:emails": "account/emails",
  "clientarea:services": "services",
  "clientarea:product_details": "services/{service}",
  "clientarea:domains": "domains",
  "clientarea:domain_details": "domains/{domain}",
  "clientarea:invoices": "invoices",
  "clientarea:quotes": "quotes",
  "clientarea:tickets": "tickets",
  "clientarea:submit_ticket": "tickets/new",
  "clientarea:announcements": "announcements",
  "clientarea:shopping_cart": "cart",
  "clientarea:upgrade": "services/{service}/upgrade",
};

export type Destination = {
  destination?: string | undefined;
  serviceId?: number | undefined;
  domainId?: number | undefined;
  redirectPath?: string | undefined;
};

/** A path below the installation's own address: no other host, no way up, no scheme. */
const ownPath = (path: string): string | undefined => {
  const plain = path.replace(/^\//, "");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them before they read what is left
  return /^[a-z][a-z0-9+.-]*:|^[/\\]|\\|[\u0000-\u0020\u007f]|(^|\/)\.\.(\/|$)/i.test(plain) ? undefined : plain;
};

/** The path that a destination stands for; undefined for one that is none. */
export function pathOf({ destination, serviceId, domainId, redirectPath }: Destination): string | undefined {
  if (!destination) return "";
  if (destination === "sso:custom_redirect") return redirectPath ? ownPath(redirectPath) : undefined;
  const page = Object.hasOwn(pages, destination) ? pages[destination] : undefined;
  if (page === undefined) return undefined;
  if (page.includes("{service}")) return serviceId ? page.replace("{service}", String(serviceId)) : undefined;
  if (page.includes("{domain}")) return domainId ? page.replace("{domain}", String(domainId)) : undefined;
  return page;
}

/** Makes a token that signs a user in once; what ran out long ago is swept away. Only its hash is kept. */
export async function issueSso(
  { now }: Pick<Context, "now">,
  tx: Tx,
  about: { userId: number; clientId: number | null; path: string },
): Promise<string> {
  await tx.deleteFrom("sso_tokens").where("expires_at", "<", later(now, -86_400)).execute();
  const { token, hash } = newToken();
  await tx
    .insertInto("sso_tokens")
    .values({
      token_hash: hash,
      user_id: about.userId,
      client_id: about.clientId,
      path: about.path,
      expires_at: later(now, VALID_SECONDS),
      created_at: now,
    })
    .execute();
  return token;
}

/** Uses a token up: one statement, so that of two who come at once one gets in. */
export async function redeemSso({ now }: Pick<Context, "now">, tx: Tx, token: string) {
  return tx
    .updateTable("sso_tokens")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["user_id", "client_id", "path"])
    .executeTakeFirst();
}
