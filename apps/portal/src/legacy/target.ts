/**
 * Where WHMCS's own addresses lead: those in its e-mails, in bookmarks and on other sites. A company can put the portal
 * in the place of WHMCS's client area, and old links go on working. Pure functions.
 */

/** What the portal has no page for, by the key of the words that name it. */
export type Lost = "affiliates" | "downloads" | "invitation" | "knowledge" | "network";

export type Target =
  /** A page of the portal. */
  | { to: string }
  /** The nearest page: what was meant is not here. */
  | { to: string; lost: Lost }
  /** A ticket by its number, which only its owner's page can turn into an id. */
  | { ticket: string }
  /** Nothing that WHMCS ever had. */
  | undefined;

type Params = Record<string, string | undefined>;

const isId = (text: string | undefined): text is string => text !== undefined && /^[1-9]\d{0,14}$/.test(text);

/** An object's page; the list where its id is none. */
const one = (list: string, id: string | undefined): Target => ({ to: isId(id) ? `${list}/${id}` : list });
const nearest = (to: string, lost: Lost): Target => ({ to, lost });

/** clientarea.php?action=… */
const areas: Record<string, (params: Params) => Target> = {
  "": () => ({ to: "/" }),
  addcontact: () => ({ to: "/account/contacts/new" }),
  addfunds: () => ({ to: "/credit" }),
  addonmodules: () => ({ to: "/services" }),
  bulkdomain: () => ({ to: "/domains" }),
  cancel: ({ id }) => one("/services", id),
  changepw: () => ({ to: "/account/security" }),
  contacts: () => ({ to: "/account/contacts" }),
  creditcard: () => ({ to: "/account/payment-methods" }),
  details: () => ({ to: "/account/details" }),
  domainaddons: ({ id, domainid }) => one("/domains", id ?? domainid),
  domaincontacts: ({ domainid, id }) => one("/domains", domainid ?? id),
  domaindetails: ({ id, domainid }) => one("/domains", id ?? domainid),
  domaindns: ({ domainid, id }) => one("/domains", domainid ?? id),
  domainemailforwarding: ({ domainid, id }) => one("/domains", domainid ?? id),
  domaingetepp: ({ domainid, id }) => one("/domains", domainid ?? id),
  domainregisterns: ({ domainid, id }) => one("/domains", domainid ?? id),
  domainrenewals: () => ({ to: "/domains" }),
  domains: () => ({ to: "/domains" }),
  emails: () => ({ to: "/account/emails" }),
  hosting: () => ({ to: "/services" }),
  invoices: () => ({ to: "/invoices" }),
  kbsearch: () => nearest("/", "knowledge"),
  masspay: () => ({ to: "/invoices" }),
  productdetails: ({ id }) => one("/services", id),
  products: () => ({ to: "/services" }),
  quotes: () => ({ to: "/quotes" }),
  security: () => ({ to: "/account/security" }),
  services: () => ({ to: "/services" }),
};

const tickets = ({ tid }: Params): Target =>
  tid !== undefined && /^[A-Za-z0-9-]{1,30}$/.test(tid) ? { ticket: tid } : { to: "/tickets" };
const announcement = ({ id }: Params): Target => one("/announcements", id);
const knowledge = () => nearest("/", "knowledge");
const network = () => nearest("/announcements", "network");

/** Links on a company's own site lead to a product, in a cycle. */
function ordering({ a, pid, billingcycle, domain }: Params): Target {
  if (a === "view") return { to: "/cart" };
  if (a === "checkout") return { to: "/checkout" };
  if (domain === "register" || domain === "transfer") return { to: "/domains/search" };
  if (!isId(pid)) return { to: "/shop" };
  const isCycle = billingcycle !== undefined && /^[a-z]{4,20}$/.test(billingcycle);
  return { to: isCycle ? `/shop/${pid}?cycle=${billingcycle}` : `/shop/${pid}` };
}

/** WHMCS's scripts. */
const scripts: Record<string, (params: Params) => Target> = {
  "affiliates.php": () => nearest("/", "affiliates"),
  "announcements.php": announcement,
  "announcementsrss.php": () => ({ to: "/announcements" }),
  "cart.php": ordering,
  "clientarea.php": (params) => {
    const area = (params.action ?? "").toLowerCase();
    return (Object.hasOwn(areas, area) ? areas[area]?.(params) : undefined) ?? { to: "/" };
  },
  "contact.php": () => ({ to: "/contact" }),
  "creditcard.php": ({ invoiceid }) => one("/invoices", invoiceid),
  "dl.php": ({ type, id }) => (type === "i" ? one("/invoices", id) : nearest("/", "downloads")),
  "domainchecker.php": () => ({ to: "/domains/search" }),
  "downloads.php": () => nearest("/", "downloads"),
  "index.php": ({ rp }) => (rp === undefined ? { to: "/" } : friendly(rp)),
  "knowledgebase.php": knowledge,
  "login.php": () => ({ to: "/login" }),
  "logout.php": () => ({ to: "/" }),
  "networkissues.php": network,
  "oauth.php": () => ({ to: "/login" }),
  "pwreset.php": () => ({ to: "/login/reset" }),
  "pwresetvalidation.php": () => ({ to: "/login/reset" }),
  "register.php": () => ({ to: "/register" }),
  "serverstatus.php": network,
  "submitticket.php": () => ({ to: "/tickets/new" }),
  "supporttickets.php": () => ({ to: "/tickets" }),
  "upgrade.php": ({ id }) => one("/services", id),
  "viewannouncement.php": announcement,
  "viewemail.php": ({ id }) => one("/account/emails", id),
  "viewinvoice.php": ({ id }) => one("/invoices", id),
  "viewquote.php": ({ id }) => one("/quotes", id),
  "viewticket.php": tickets,
};

/** The addresses without ".php", after their first word: "/announcements/12/New-prices.html". */
const places: Record<string, (rest: string[]) => Target> = {
  account: ([what]) => {
    if (what === "paymentmethods") return { to: "/account/payment-methods" };
    if (what === "contacts") return { to: "/account/contacts" };
    if (what === "users") return { to: "/account/users" };
    return what === "security" ? { to: "/account/security" } : { to: "/account" };
  },
  announcements: ([id]) => one("/announcements", id),
  cart: ([what]) => ({ to: what === "domain" ? "/domains/search" : "/shop" }),
  clientarea: ([kind, id]) => (kind === "services" || kind === "domains" ? one(`/${kind}`, id) : { to: "/" }),
  domain: ([id]) => one("/domains", id),
  domains: ([id]) => one("/domains", id),
  download: () => nearest("/", "downloads"),
  invite: () => nearest("/login", "invitation"),
  invoice: ([id]) => one("/invoices", id),
  knowledgebase: knowledge,
  login: () => ({ to: "/login" }),
  logout: () => ({ to: "/" }),
  password: () => ({ to: "/login/reset" }),
  services: ([id]) => one("/services", id),
  store: () => ({ to: "/shop" }),
  upgrade: ([id]) => one("/services", id),
  user: ([what]) => (what === "accounts" || what === "profile" ? { to: "/account" } : { to: "/account/security" }),
};

function friendly(path: string): Target {
  const [first = "", ...rest] = path.split("/").filter(Boolean);
  if (first === "") return { to: "/" };
  return Object.hasOwn(places, first) ? places[first]?.(rest) : undefined;
}

/** Where an address of WHMCS's client area leads; undefined when it never had one like it. */
export function legacyTarget(path: string, params: Params): Target {
  const name = path.replace(/^\/+/, "").toLowerCase();
  if (Object.hasOwn(scripts, name)) return scripts[name]?.(params);
  return name.endsWith(".php") ? undefined : friendly(path);
}

/** The patterns of those addresses for next.config.ts: only where the portal has no page of its own. */
export const legacySources = [
  "/:path([a-z]+\\.php)",
  ...["announcements/:id/:title", "clientarea/:rest*", "download/:rest*", "invite/:rest*", "knowledgebase/:rest*"].map(
    (source) => `/${source}`,
  ),
  ...["password/:rest*", "store/:rest*", "user/:rest*", "domain/:rest*", "invoice/:rest*", "upgrade/:rest*"].map(
    (source) => `/${source}`,
  ),
  ...["account/paymentmethods/:rest*", "account/contacts/:rest*", "account/users/:rest*", "cart/:rest*"].map(
    (source) => `/${source}`,
  ),
];
