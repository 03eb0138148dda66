import type { Permission } from "./permissions.ts";
import type { StaffPermission } from "./roles.ts";

/**
 * Who may open each page, call each route handler and run each server action. Tests hold this list against the code, so
 * that nothing is added without an entry, and try every entry as everybody whom it does not name.
 */

/** What an id in an address or a form stands for. */
export type Kind =
  | "service"
  | "domain"
  | "invoice"
  | "quote"
  | "pay method"
  | "ticket"
  | "ticket number"
  | "email"
  | "order"
  | "client"
  | "announcement"
  | "staff account"
  | "letter"
  | "contact"
  | "user"
  | "invitation"
  | "transaction"
  | "to-do item";

/**
 * What a client's user, or a member of staff, needs besides being signed in. "own" is his own account, "owner" what only
 * the client's owner does.
 */
type Need = { who: "client"; need?: Permission | "own" | "owner" } | { who: "staff"; need?: StaffPermission };

export type Entry = ({ who: "anyone" } | Need) & {
  /** Route parameters or form fields that name something of somebody's. */
  ids?: Readonly<Record<string, Kind>>;
};

/** Pages by their route. */
export const pages: Readonly<Record<string, Entry>> = {
  "/": { who: "client" },
  "/services": { who: "client", need: "products" },
  "/services/[id]": { who: "client", need: "products", ids: { id: "service" } },
  "/services/[id]/access": { who: "client", need: "products", ids: { id: "service" } },
  "/services/[id]/addons": { who: "client", need: "products", ids: { id: "service" } },
  "/services/[id]/cancel": { who: "client", need: "orders", ids: { id: "service" } },
  "/services/[id]/renew": { who: "client", need: "orders", ids: { id: "service" } },
  "/services/[id]/upgrade": { who: "client", need: "orders", ids: { id: "service" } },
  "/domains": { who: "client", need: "domains" },
  "/domains/search": { who: "anyone" },
  "/domains/[id]": { who: "client", need: "domains", ids: { id: "domain" } },
  "/domains/many": { who: "client", need: "managedomains" },
  "/domains/[id]/contacts": { who: "client", need: "managedomains", ids: { id: "domain" } },
  "/domains/[id]/dns": { who: "client", need: "managedomains", ids: { id: "domain" } },
  "/domains/[id]/renew": { who: "client", need: "orders", ids: { id: "domain" } },
  "/invoices": { who: "client", need: "invoices" },
  "/invoices/[id]": { who: "client", need: "invoices", ids: { id: "invoice" } },
  "/invoices/several": { who: "client", need: "invoices" },
  "/transactions": { who: "client", need: "invoices" },
  "/credit": { who: "client", need: "invoices" },
  "/quotes": { who: "client", need: "quotes" },
  "/quotes/[id]": { who: "client", need: "quotes", ids: { id: "quote" } },
  "/account/payment-methods": { who: "client", need: "invoices" },
  "/orders/[id]": { who: "client", need: "orders", ids: { id: "order" } },
  "/shop": { who: "anyone" },
  "/shop/[product]": { who: "anyone" },
  "/cart": { who: "anyone" },
  "/checkout": { who: "client", need: "orders" },
  "/tickets": { who: "client", need: "tickets" },
  "/tickets/[id]": { who: "client", need: "tickets", ids: { id: "ticket" } },
  "/tickets/number/[number]": { who: "client", need: "tickets", ids: { number: "ticket number" } },
  "/tickets/new": { who: "client", need: "tickets" },
  "/search": { who: "client" },
  "/account": { who: "client", need: "own" },
  "/account/details": { who: "client", need: "profile" },
  "/account/contacts": { who: "client", need: "contacts" },
  "/account/contacts/[id]": { who: "client", need: "contacts", ids: { id: "contact" } },
  "/account/contacts/new": { who: "client", need: "contacts" },
  "/account/close": { who: "client", need: "owner" },
  "/account/data": { who: "client", need: "owner" },
  "/account/users": { who: "client", need: "owner" },
  "/account/users/[id]": { who: "client", need: "owner", ids: { id: "user" } },
  "/account/users/invite": { who: "client", need: "owner" },
  "/account/security": { who: "client", need: "own" },
  "/account/emails": { who: "client", need: "emails" },
  "/account/emails/[id]": { who: "client", need: "emails", ids: { id: "email" } },
  "/announcements": { who: "anyone" },
  "/announcements/[id]": { who: "anyone" },
  "/login": { who: "anyone" },
  "/login/choose": { who: "anyone" },
  "/login/code": { who: "anyone" },
  "/login/reset": { who: "anyone" },
  "/register": { who: "anyone" },
  "/invitations/accept": { who: "anyone" },
  "/contact": { who: "anyone" },
  "/guest/tickets": { who: "anyone" },
  "/admin": { who: "staff" },
  "/admin/clients": { who: "staff" },
  "/admin/clients/new": { who: "staff", need: "clients" },
  "/admin/clients/[id]": { who: "staff", ids: { id: "client" } },
  "/admin/clients/[id]/credit": { who: "staff", need: "money", ids: { id: "client" } },
  "/admin/clients/[id]/email": { who: "staff", need: "clients", ids: { id: "client" } },
  "/admin/clients/[id]/edit": { who: "staff", need: "clients", ids: { id: "client" } },
  "/admin/clients/[id]/act": { who: "staff", need: "act", ids: { id: "client" } },
  "/admin/orders": { who: "staff" },
  "/admin/orders/new": { who: "staff", need: "orders" },
  "/admin/orders/[id]": { who: "staff", ids: { id: "order" } },
  "/admin/bulk": { who: "staff" },
  "/admin/services": { who: "staff" },
  "/admin/services/queue": { who: "staff" },
  "/admin/services/[id]": { who: "staff", ids: { id: "service" } },
  "/admin/domains": { who: "staff" },
  "/admin/registrars": { who: "staff" },
  "/admin/content/announcements": { who: "staff" },
  "/admin/content/announcements/[id]": { who: "staff", ids: { id: "announcement" } },
  "/admin/content/announcements/new": { who: "staff", need: "content" },
  "/admin/content/replies": { who: "staff" },
  "/admin/content/prices": { who: "staff" },
  "/admin/content/products": { who: "staff" },
  "/admin/content/products/new": { who: "staff", need: "content" },
  "/admin/content/currencies": { who: "staff" },
  "/admin/content/emails": { who: "staff" },
  "/admin/whois": { who: "staff" },
  "/admin/domains/[id]": { who: "staff", ids: { id: "domain" } },
  "/admin/tickets": { who: "staff" },
  "/admin/transactions": { who: "staff" },
  "/admin/transactions/[id]": { who: "staff", ids: { id: "transaction" } },
  "/admin/transactions/new": { who: "staff", need: "money" },
  "/admin/quotes": { who: "staff" },
  "/admin/quotes/[id]": { who: "staff", ids: { id: "quote" } },
  "/admin/quotes/[id]/edit": { who: "staff", need: "money", ids: { id: "quote" } },
  "/admin/quotes/new": { who: "staff", need: "money" },
  "/admin/promotions": { who: "staff" },
  "/admin/reports/aging": { who: "staff" },
  "/admin/system/activity": { who: "staff" },
  "/admin/system/to-do": { who: "staff" },
  "/admin/system/automation": { who: "staff" },
  "/admin/system/api": { who: "staff", need: "staff" },
  "/admin/tickets/new": { who: "staff", need: "tickets" },
  "/admin/tickets/[id]": { who: "staff", ids: { id: "ticket" } },
  "/admin/invoices": { who: "staff" },
  "/admin/invoices/[id]": { who: "staff", ids: { id: "invoice" } },
  "/admin/invoices/new": { who: "staff", need: "money" },
  "/admin/tickets/[id]/manage": { who: "staff", need: "tickets", ids: { id: "ticket" } },
  "/admin/tickets/[id]/delete": { who: "staff", need: "delete", ids: { id: "ticket" } },
  "/admin/search": { who: "staff" },
  "/admin/staff": { who: "staff", need: "staff" },
  "/admin/staff/[id]": { who: "staff", need: "staff", ids: { id: "staff account" } },
  "/admin/staff/new": { who: "staff", need: "staff" },
  "/admin/audit": { who: "staff", need: "audit" },
  "/admin/health": { who: "staff" },
  "/admin/account": { who: "staff", need: "own" },
  "/admin/login": { who: "anyone" },
  "/admin/login/code": { who: "anyone" },
};

/** Route handlers: their method and route. */
export const handlers: Readonly<Record<string, Entry>> = {
  "GET /api/health": { who: "anyone" },
  "GET /api/legacy": { who: "anyone" },
  // A token opens it, not a session: without METRICS_TOKEN there is nothing.
  "GET /api/metrics": { who: "anyone" },
  "GET /api/invoices/[invoice]/pdf": { who: "client", need: "invoices", ids: { invoice: "invoice" } },
  "GET /api/quotes/[quote]/pdf": { who: "client", need: "quotes", ids: { quote: "quote" } },
  "GET /api/search": { who: "client" },
  // Only by a key besides, which is given for the password.
  "GET /api/account/data": { who: "client", need: "owner" },
  "GET /api/transactions": { who: "client", need: "invoices" },
  "GET /api/credits": { who: "client", need: "invoices" },
  "GET /api/tickets/[ticket]/files/[message]/[index]": {
    who: "client",
    need: "tickets",
    ids: { ticket: "ticket" },
  },
  "GET /api/admin/transactions": { who: "staff" },
  "GET /api/admin/quotes": { who: "staff" },
  "GET /api/admin/quotes/[quote]/pdf": { who: "staff", ids: { quote: "quote" } },
  "GET /api/admin/reports/aging": { who: "staff" },
  "GET /api/tickets/[ticket]/live": { who: "client", need: "tickets", ids: { ticket: "ticket" } },
  "GET /api/admin/tickets/[ticket]/files/[kind]/[message]/[index]": { who: "staff", ids: { ticket: "ticket" } },
  "GET /api/admin/search": { who: "staff" },
  "GET /api/admin/clients": { who: "staff" },
  "GET /api/admin/live": { who: "staff" },
  "GET /api/admin/domains": { who: "staff" },
  "GET /api/admin/invoices": { who: "staff" },
  "GET /api/admin/services": { who: "staff" },
  "GET /api/admin/invoices/[invoice]/pdf": { who: "staff", ids: { invoice: "invoice" } },
  "GET /announcements/rss": { who: "anyone" },
  "GET /brand/[picture]": { who: "anyone" },
  "GET /login/oidc": { who: "anyone" },
  "GET /login/oidc/callback": { who: "anyone" },
};

export type ActionEntry = Entry & {
  /** A page that has its form. */
  page: string;
  /** Fields that the form needs besides the ids, with values that would be accepted. */
  fields?: Readonly<Record<string, string>>;
};

const security = { who: "client", need: "own", page: "/account/security" } as const;
const manageDomain = {
  who: "client",
  need: "managedomains",
  page: "/domains/[id]",
  ids: { domain: "domain" },
} as const;
const aboutService = { who: "client", page: "/services/[id]", ids: { service: "service" } } as const;
const aboutTicket = { who: "client", need: "tickets", page: "/tickets/[id]", ids: { ticket: "ticket" } } as const;
const aboutContact = {
  who: "client",
  need: "contacts",
  page: "/account/contacts/[id]",
  ids: { contact: "contact" },
} as const;
const aboutUser = { who: "client", need: "owner", page: "/account/users/[id]", ids: { user: "user" } } as const;
const aboutInvoice = {
  who: "staff",
  need: "money",
  page: "/admin/invoices/[id]",
  ids: { invoice: "invoice" },
} as const;
const staffQuote = { who: "staff", need: "money", page: "/admin/quotes/[id]", ids: { quote: "quote" } } as const;
const staffAnnouncement = {
  who: "staff",
  need: "content",
  page: "/admin/content/announcements/[id]",
  ids: { announcement: "announcement" },
} as const;
const staffReply = { who: "staff", need: "content", page: "/admin/content/replies" } as const;
const anAnnouncement = { title: "A title", text: "A text", date: "2026-11-23" };
const staffDomain = {
  who: "staff",
  need: "services",
  page: "/admin/domains/[id]",
  ids: { domain: "domain" },
} as const;
const deskTicket = {
  who: "staff",
  need: "tickets",
  page: "/admin/tickets/[id]/manage",
  ids: { ticket: "ticket" },
} as const;
/** Of a letter of the writer's own: nobody else's is found. */
const staffLetter = { who: "staff", need: "tickets", page: "/admin/tickets/[id]", ids: { ticket: "ticket" } } as const;
const staffAccount = { who: "staff", need: "own", page: "/admin/account" } as const;
const staffClient = { who: "staff", need: "clients", page: "/admin/clients/[id]", ids: { client: "client" } } as const;
const newOrder = { who: "staff", need: "orders", page: "/admin/orders/new", ids: { client: "client" } } as const;
const staffOrder = { who: "staff", need: "orders", page: "/admin/orders/[id]", ids: { order: "order" } } as const;

const staffService = {
  who: "staff",
  need: "services",
  page: "/admin/services/[id]",
  ids: { service: "service" },
} as const;

/** Server actions by their file below src/app and their name. */
export const serverActions: Readonly<Record<string, ActionEntry>> = {
  "preferences.ts#setLanguage": { who: "anyone", page: "/login", fields: { language: "es" } },
  "login/actions.ts#signIn": { who: "anyone", page: "/login" },
  "login/actions.ts#choose": { who: "anyone", page: "/login/choose" },
  "login/code/actions.ts#giveCode": { who: "anyone", page: "/login/code" },
  "login/reset/actions.ts#askForLink": { who: "anyone", page: "/login/reset" },
  "login/reset/actions.ts#setNewPassword": { who: "anyone", page: "/login/reset" },
  "register/actions.ts#register": { who: "anyone", page: "/register" },
  "invitations/accept/actions.ts#accept": {
    who: "client",
    need: "own",
    page: "/invitations/accept",
    fields: { token: "0123456789abcdef0123456789abcdef" },
  },
  "invitations/accept/actions.ts#join": { who: "anyone", page: "/invitations/accept" },
  "contact/actions.ts#writeToUs": { who: "anyone", page: "/contact" },
  "guest/tickets/actions.ts#replyToGuestTicket": { who: "anyone", page: "/guest/tickets" },
  "(client)/actions.ts#signOut": { who: "anyone", page: "/" },
  "(client)/actions.ts#switchClient": { who: "client", need: "own", page: "/", ids: { client: "client" } },
  "(client)/account/actions.ts#saveProfile": {
    who: "client",
    need: "own",
    page: "/account",
    fields: { firstName: "Ann", lastName: "Other", email: "ann.other@elsewhere.example", language: "english" },
  },
  "(client)/account/details/actions.ts#save": {
    who: "client",
    need: "profile",
    page: "/account/details",
    fields: { firstName: "Eve", lastName: "Other", email: "eve@elsewhere.example", address: "1 Elsewhere" },
  },
  "(client)/account/contacts/actions.ts#add": {
    who: "client",
    need: "contacts",
    page: "/account/contacts/new",
    fields: { firstName: "Eve", email: "eve@elsewhere.example" },
  },
  "(client)/account/contacts/actions.ts#change": {
    ...aboutContact,
    fields: { firstName: "Eve", email: "eve@elsewhere.example" },
  },
  "(client)/account/contacts/actions.ts#remove": aboutContact,
  "(client)/account/data/actions.ts#prepare": {
    who: "client",
    need: "owner",
    page: "/account/data",
    fields: { accountPassword: "a password" },
  },
  "(client)/account/close/actions.ts#close": {
    who: "client",
    need: "owner",
    page: "/account/close",
    fields: { accountPassword: "a password", typed: "its name", way: "at once" },
  },
  "(client)/account/users/actions.ts#invite": {
    who: "client",
    need: "owner",
    page: "/account/users/invite",
    fields: { email: "eve@elsewhere.example", "may.profile": "on", "may.orders": "on" },
  },
  "(client)/account/users/actions.ts#change": { ...aboutUser, fields: { "may.profile": "on", "may.orders": "on" } },
  "(client)/account/users/actions.ts#remove": aboutUser,
  "(client)/account/users/actions.ts#withdraw": {
    who: "client",
    need: "owner",
    page: "/account/users",
    ids: { invitation: "invitation" },
  },
  "(client)/account/users/actions.ts#openThere": { who: "client", need: "owner", page: "/account/users" },
  "(client)/account/security/actions.ts#endOne": { ...security, fields: { session: "0123456789abcdef0123" } },
  "(client)/account/security/actions.ts#everywhere": security,
  "(client)/account/security/actions.ts#setUp": security,
  "(client)/account/security/actions.ts#confirm": { ...security, fields: { code: "123456" } },
  "(client)/account/security/actions.ts#manage": { ...security, fields: { password: "a password", do: "off" } },
  "(client)/account/security/actions.ts#changePassword": {
    ...security,
    fields: { current: "a password", new: "another long password" },
  },
  "(client)/invoices/[id]/pay/actions.ts#pay": {
    who: "client",
    need: "invoices",
    page: "/invoices/[id]",
    ids: { invoice: "invoice" },
    fields: { way: "credit", amount: "1.00" },
  },
  "(client)/invoices/[id]/pay/actions.ts#payThere": {
    who: "client",
    need: "invoices",
    page: "/invoices/[id]",
    ids: { invoice: "invoice" },
  },
  "(client)/invoices/[id]/pay/actions.ts#dismiss": {
    who: "client",
    need: "invoices",
    page: "/invoices/[id]",
    ids: { invoice: "invoice" },
  },
  "(client)/orders/lost/actions.ts#dismiss": { who: "client", need: "orders", page: "/", fields: { sent: "nobody's" } },
  "(client)/invoices/several/actions.ts#payChosen": {
    who: "client",
    need: "invoices",
    page: "/invoices/several",
    ids: { invoice: "invoice" },
    fields: { way: "credit" },
  },
  "(client)/credit/actions.ts#add": { who: "client", need: "invoices", page: "/credit", fields: { amount: "20.00" } },
  "(client)/account/payment-methods/actions.ts#choose": {
    who: "client",
    need: "invoices",
    page: "/account/payment-methods",
    ids: { method: "pay method" },
  },
  "(client)/account/payment-methods/actions.ts#remove": {
    who: "client",
    need: "invoices",
    page: "/account/payment-methods",
    ids: { method: "pay method" },
  },
  "(client)/account/payment-methods/actions.ts#addThere": {
    who: "client",
    need: "invoices",
    page: "/account/payment-methods",
  },
  "(client)/account/payment-methods/actions.ts#addSandbox": {
    who: "client",
    need: "invoices",
    page: "/account/payment-methods",
    fields: { card: "4242", expires: "12/40" },
  },
  "(client)/quotes/[id]/actions.ts#accept": {
    who: "client",
    need: "quotes",
    page: "/quotes/[id]",
    ids: { quote: "quote" },
    fields: { agreed: "on" },
  },
  "(client)/shop/[product]/actions.ts#putInCart": {
    who: "anyone",
    page: "/shop/1",
    fields: { product: "1", cycle: "monthly", line: "0123abcd", quantity: "1", way: "none" },
  },
  "(client)/domains/search/actions.ts#addDomain": {
    who: "anyone",
    page: "/domains/search",
    fields: { name: "fellrunners.com", way: "register" },
  },
  "(client)/cart/actions.ts#removeLine": { who: "anyone", page: "/cart", fields: { line: "0123abcd" } },
  "(client)/cart/actions.ts#setPromotion": { who: "anyone", page: "/cart", fields: { promotion: "AUTUMN10" } },
  "(client)/cart/actions.ts#setPlace": { who: "anyone", page: "/cart", fields: { country: "DE", currency: "EUR" } },
  "(client)/checkout/actions.ts#order": {
    who: "client",
    need: "orders",
    page: "/checkout",
    fields: { method: "banktransfer", total: "1.00" },
  },
  "(client)/domains/[id]/actions.ts#setAutoRenew": { ...manageDomain, fields: { to: "off" } },
  "(client)/domains/[id]/actions.ts#setLock": { ...manageDomain, fields: { to: "off" } },
  "(client)/domains/[id]/actions.ts#setProtection": { ...manageDomain, fields: { to: "on" } },
  "(client)/domains/[id]/actions.ts#saveNameservers": {
    ...manageDomain,
    fields: { ns1: "ns1.elsewhere.example", ns2: "ns2.elsewhere.example" },
  },
  "(client)/domains/[id]/actions.ts#requestCode": manageDomain,
  "(client)/domains/[id]/contacts/actions.ts#saveContacts": {
    ...manageDomain,
    page: "/domains/[id]/contacts",
    fields: { "contact.Registrant.First_Name": "Eve" },
  },
  "(client)/domains/[id]/dns/actions.ts#saveRecords": {
    ...manageDomain,
    page: "/domains/[id]/dns",
    fields: { type0: "A", name0: "@", value0: "192.0.2.1", ttl0: "3600", priority0: "0" },
  },
  "(client)/domains/[id]/renew/actions.ts#renew": {
    ...manageDomain,
    need: "orders",
    page: "/domains/[id]/renew",
    fields: { years: "1", shown: "12.50" },
  },
  "(client)/services/[id]/actions.ts#run": { ...aboutService, need: "manageproducts", fields: { command: "reboot" } },
  "(client)/services/[id]/actions.ts#keep": { ...aboutService, need: "orders" },
  "(client)/services/[id]/access/actions.ts#reveal": {
    ...aboutService,
    need: "manageproducts",
    page: "/services/[id]/access",
    fields: { accountPassword: "a password" },
  },
  "(client)/services/[id]/access/actions.ts#changePassword": {
    ...aboutService,
    need: "manageproducts",
    page: "/services/[id]/access",
    fields: { newPassword: "another-password" },
  },
  "(client)/services/[id]/cancel/actions.ts#cancel": {
    ...aboutService,
    need: "orders",
    page: "/services/[id]/cancel",
    fields: { when: "now", reason: "", typed: "its name" },
  },
  "(client)/services/[id]/renew/actions.ts#renew": {
    ...aboutService,
    need: "orders",
    page: "/services/[id]/renew",
    fields: { shown: "12.50" },
  },
  "(client)/services/[id]/addons/actions.ts#add": {
    ...aboutService,
    need: "orders",
    page: "/services/[id]/addons",
    fields: { addon: "1", shown: "12.50" },
  },
  "(client)/services/[id]/upgrade/actions.ts#upgrade": {
    ...aboutService,
    need: "orders",
    page: "/services/[id]/upgrade",
    fields: { plan: "1", cycle: "Monthly", shown: "12.50" },
  },
  "(client)/domains/many/actions.ts#change": { ...manageDomain, page: "/domains/many", fields: { what: "lock" } },
  "(client)/manage/actions.ts#openDns": { ...manageDomain, need: "productsso", page: "/domains/[id]/dns" },
  "(client)/manage/actions.ts#openPanel": { ...aboutService, need: "productsso", page: "/services/[id]/access" },
  "(client)/manage/actions.ts#openUpgrade": { ...aboutService, need: "productsso", page: "/services/[id]/upgrade" },
  "(client)/outbox/actions.ts#takeBack": {
    who: "client",
    need: "tickets",
    page: "/tickets",
    ids: { letter: "letter" },
  },
  "(client)/outbox/actions.ts#dismiss": { who: "client", need: "tickets", page: "/tickets", ids: { letter: "letter" } },
  "(client)/tickets/[id]/actions.ts#reply": {
    who: "client",
    need: "tickets",
    page: "/tickets/[id]",
    ids: { ticket: "ticket" },
    fields: { message: "A reply" },
  },
  "(client)/tickets/[id]/rate-actions.ts#rate": { ...aboutTicket, fields: { reply: "1", rating: "5" } },
  "(client)/tickets/[id]/state-actions.ts#close": aboutTicket,
  "(client)/tickets/[id]/state-actions.ts#reopen": aboutTicket,
  "(client)/tickets/preview-actions.ts#preview": {
    who: "client",
    need: "tickets",
    page: "/tickets/new",
    fields: { message: "A **message**" },
  },
  "(client)/tickets/new/actions.ts#open": {
    who: "client",
    need: "tickets",
    page: "/tickets/new",
    fields: { department: "1", subject: "A subject", message: "A message", priority: "Medium" },
  },
  "admin/actions.ts#signOut": { who: "anyone", page: "/admin" },
  "admin/login/actions.ts#signIn": { who: "anyone", page: "/admin/login" },
  "admin/login/code/actions.ts#giveCode": { who: "anyone", page: "/admin/login/code" },
  "admin/(staff)/account/actions.ts#endOne": { ...staffAccount, fields: { session: "0123456789abcdef0123" } },
  "admin/(staff)/account/actions.ts#everywhere": staffAccount,
  "admin/(staff)/account/actions.ts#setUp": staffAccount,
  "admin/(staff)/account/actions.ts#confirm": { ...staffAccount, fields: { code: "123456" } },
  "admin/(staff)/account/actions.ts#manage": { ...staffAccount, fields: { password: "a password", do: "off" } },
  "admin/(staff)/account/actions.ts#changePassword": {
    ...staffAccount,
    fields: { current: "a password", new: "another long password" },
  },
  "admin/(staff)/staff/actions.ts#ownerPassword": {
    who: "staff",
    need: "staff",
    page: "/admin/staff",
    fields: { to: "off" },
  },
  "admin/(staff)/staff/new/actions.ts#add": {
    who: "staff",
    need: "staff",
    page: "/admin/staff/new",
    fields: { name: "Eve", email: "eve@staff.example", role: "owner", admin: "admin" },
  },
  "admin/(staff)/staff/[id]/actions.ts#change": {
    who: "staff",
    need: "staff",
    page: "/admin/staff/[id]",
    ids: { id: "staff account" },
    fields: { name: "Eve", email: "eve@staff.example", role: "owner", admin: "admin" },
  },
  "admin/(staff)/staff/[id]/actions.ts#newPassword": {
    who: "staff",
    need: "staff",
    page: "/admin/staff/[id]",
    ids: { id: "staff account" },
  },
  "admin/(staff)/staff/[id]/actions.ts#act": {
    who: "staff",
    need: "staff",
    page: "/admin/staff/[id]",
    ids: { id: "staff account" },
    fields: { do: "disable" },
  },
  "admin/(staff)/clients/new/actions.ts#add": {
    who: "staff",
    need: "clients",
    page: "/admin/clients/new",
    fields: { firstName: "Eve", lastName: "Stone", email: "eve@new.example", country: "DE" },
  },
  "admin/(staff)/clients/[id]/act/actions.ts#open": {
    who: "staff",
    need: "act",
    page: "/admin/clients/[id]/act",
    ids: { client: "client" },
    fields: { reason: "To look" },
  },
  "admin/(staff)/clients/[id]/actions.ts#note": { ...staffClient, fields: { text: "A note" } },
  "admin/(staff)/clients/[id]/actions.ts#mailLink": { ...staffClient, fields: { user: "1" } },
  "admin/(staff)/clients/[id]/actions.ts#close": staffClient,
  "admin/(staff)/clients/[id]/actions.ts#remove": { ...staffClient, need: "delete", fields: { typed: "Eve" } },
  "admin/(staff)/clients/[id]/edit/actions.ts#save": {
    ...staffClient,
    page: "/admin/clients/[id]/edit",
    fields: { firstName: "Eve", lastName: "Else", email: "eve@else.example", status: "Closed" },
  },
  "admin/(staff)/clients/[id]/email/actions.ts#send": {
    ...staffClient,
    page: "/admin/clients/[id]/email",
    fields: { way: "own", subject: "News", message: "All is well" },
  },
  "admin/(staff)/clients/[id]/credit/actions.ts#change": {
    ...staffClient,
    need: "money",
    page: "/admin/clients/[id]/credit",
    fields: { way: "add", amount: "1.00", description: "A gift" },
  },
  "admin/(staff)/orders/new/actions.ts#put": {
    ...newOrder,
    fields: { product: "1", cycle: "monthly", line: "0a1b2c3d" },
  },
  "admin/(staff)/orders/new/actions.ts#putDomain": {
    ...newOrder,
    fields: { way: "register", name: "eve.example", years: "1", line: "0a1b2c3d" },
  },
  "admin/(staff)/orders/new/actions.ts#remove": { ...newOrder, fields: { line: "0a1b2c3d" } },
  "admin/(staff)/orders/new/actions.ts#promote": { ...newOrder, fields: { promotion: "SPRING" } },
  "admin/(staff)/orders/new/actions.ts#place": { ...newOrder, fields: { method: "banktransfer", total: "1.00" } },
  "admin/(staff)/orders/[id]/actions.ts#accept": { ...staffOrder, fields: { autoSetup: "on" } },
  "admin/(staff)/orders/[id]/actions.ts#reopen": staffOrder,
  "admin/(staff)/transactions/new/actions.ts#addForClient": {
    who: "staff",
    need: "money",
    page: "/admin/transactions/new",
    ids: { client: "client" },
    fields: { in: "1.00", date: "2026-11-23", method: "banktransfer", invoice: "" },
  },
  "admin/(staff)/transactions/new/actions.ts#addForNobody": {
    who: "staff",
    need: "money",
    page: "/admin/transactions/new",
    fields: { in: "1.00", date: "2026-11-23", method: "banktransfer", currency: "1" },
  },
  "admin/(staff)/transactions/[id]/actions.ts#change": {
    who: "staff",
    need: "money",
    page: "/admin/transactions/[id]",
    ids: { transaction: "transaction" },
    fields: { in: "1.00", date: "2026-11-23", method: "banktransfer" },
  },
  "admin/(staff)/quotes/new/actions.ts#make": {
    who: "staff",
    need: "money",
    page: "/admin/quotes/new",
    ids: { client: "client" },
    fields: { subject: "A site", until: "2027-01-31", "description.new1": "A line", "price.new1": "1.00", do: "make" },
  },
  "admin/(staff)/quotes/[id]/edit/actions.ts#save": {
    ...staffQuote,
    page: "/admin/quotes/[id]/edit",
    fields: { subject: "A site", until: "2027-01-31", stage: "Draft", do: "make" },
  },
  "admin/(staff)/quotes/[id]/actions.ts#send": staffQuote,
  "admin/(staff)/quotes/[id]/actions.ts#accept": staffQuote,
  "admin/(staff)/quotes/[id]/actions.ts#remove": { ...staffQuote, fields: { typed: "1" } },
  "admin/(staff)/system/to-do/actions.ts#setState": {
    who: "staff",
    need: "clients",
    page: "/admin/system/to-do",
    ids: { item: "to-do item" },
    fields: { state: "Completed" },
  },
  "admin/(staff)/orders/[id]/actions.ts#fraud": staffOrder,
  "admin/(staff)/orders/[id]/actions.ts#cancel": staffOrder,
  "admin/(staff)/orders/[id]/actions.ts#remove": { ...staffOrder, fields: { typed: "1" } },
  "admin/(staff)/orders/[id]/actions.ts#check": staffOrder,
  "admin/(staff)/bulk/actions.ts#begin": {
    who: "staff",
    need: "services",
    page: "/admin/bulk",
    fields: { of: "services", deed: "suspend", ids: "1" },
  },
  "admin/(staff)/bulk/actions.ts#again": { who: "staff", need: "services", page: "/admin/bulk", fields: { run: "1" } },
  "admin/(staff)/services/[id]/actions.ts#create": staffService,
  "admin/(staff)/services/[id]/actions.ts#suspend": { ...staffService, fields: { reason: "Abuse" } },
  "admin/(staff)/services/[id]/actions.ts#unsuspend": staffService,
  "admin/(staff)/services/[id]/actions.ts#terminate": { ...staffService, fields: { typed: "its name" } },
  "admin/(staff)/services/[id]/actions.ts#repackage": { ...staffService, fields: { product: "1" } },
  "admin/(staff)/services/[id]/actions.ts#password": { ...staffService, fields: { newPassword: "new-password-1" } },
  "admin/(staff)/services/[id]/actions.ts#command": { ...staffService, fields: { command: "reboot" } },
  "admin/(staff)/services/[id]/actions.ts#edit": { ...staffService, fields: { notes: "A note" } },
  "admin/(staff)/services/[id]/actions.ts#end": { ...staffService, fields: { when: "now" } },
  "admin/(staff)/services/[id]/actions.ts#keep": staffService,
  "admin/(staff)/services/[id]/actions.ts#upgrade": {
    ...staffService,
    fields: { product: "1", cycle: "monthly", shown: "1.00" },
  },
  "admin/(staff)/services/[id]/actions.ts#reveal": staffService,
  "admin/(staff)/services/queue/actions.ts#retry": {
    who: "staff",
    need: "services",
    page: "/admin/services/queue",
    fields: { entry: "1" },
  },
  "admin/(staff)/content/announcements/new/actions.ts#add": {
    who: "staff",
    need: "content",
    page: "/admin/content/announcements/new",
    fields: anAnnouncement,
  },
  "admin/(staff)/content/announcements/[id]/actions.ts#save": { ...staffAnnouncement, fields: anAnnouncement },
  "admin/(staff)/content/announcements/[id]/actions.ts#translate": {
    ...staffAnnouncement,
    fields: { ...anAnnouncement, language: "german" },
  },
  "admin/(staff)/content/announcements/[id]/actions.ts#publish": { ...staffAnnouncement, fields: { to: "off" } },
  "admin/(staff)/content/announcements/[id]/actions.ts#remove": staffAnnouncement,
  "admin/(staff)/content/announcements/preview-actions.ts#previewMarkdown": {
    who: "staff",
    need: "content",
    page: "/admin/content/announcements/new",
    fields: { message: "A text" },
  },
  "admin/(staff)/content/announcements/preview-actions.ts#previewHtml": {
    who: "staff",
    need: "content",
    page: "/admin/content/announcements/new",
    fields: { message: "A text" },
  },
  "admin/(staff)/content/replies/actions.ts#save": {
    ...staffReply,
    fields: { name: "A name", category: "1", text: "A text" },
  },
  "admin/(staff)/content/replies/actions.ts#addCategory": { ...staffReply, fields: { name: "A name" } },
  "admin/(staff)/content/replies/actions.ts#remove": { ...staffReply, fields: { reply: "1" } },
  "admin/(staff)/content/prices/actions.ts#save": {
    who: "staff",
    need: "content",
    page: "/admin/content/prices",
    fields: { ending: "com", currency: "EUR", "register.1": "9.00" },
  },
  "admin/(staff)/content/products/new/actions.ts#add": {
    who: "staff",
    need: "content",
    page: "/admin/content/products/new",
    fields: { name: "A product", group: "1", type: "other", payType: "free" },
  },
  "admin/(staff)/domains/[id]/actions.ts#register": staffDomain,
  "admin/(staff)/domains/[id]/actions.ts#transfer": { ...staffDomain, fields: { code: "a code" } },
  "admin/(staff)/domains/[id]/actions.ts#renew": { ...staffDomain, fields: { years: "1" } },
  "admin/(staff)/domains/[id]/actions.ts#nameservers": {
    ...staffDomain,
    fields: { ns1: "ns1.example.com", ns2: "ns2.example.com" },
  },
  "admin/(staff)/domains/[id]/actions.ts#lock": { ...staffDomain, fields: { to: "off" } },
  "admin/(staff)/domains/[id]/actions.ts#protection": { ...staffDomain, fields: { to: "off" } },
  "admin/(staff)/domains/[id]/actions.ts#contacts": { ...staffDomain, fields: { "contact.Registrant.City": "Town" } },
  "admin/(staff)/domains/[id]/actions.ts#dns": {
    ...staffDomain,
    fields: { type0: "A", name0: "@", value0: "203.0.113.7", ttl0: "3600", priority0: "0" },
  },
  "admin/(staff)/domains/[id]/actions.ts#code": staffDomain,
  "admin/(staff)/domains/[id]/actions.ts#release": { ...staffDomain, fields: { tag: "OTHER", typed: "a.example" } },
  "admin/(staff)/domains/[id]/actions.ts#edit": {
    ...staffDomain,
    fields: { status: "Cancelled", regperiod: "1", firstpaymentamount: "1.00", recurringamount: "1.00" },
  },
  "admin/(staff)/invoices/[id]/actions.ts#publish": aboutInvoice,
  "admin/(staff)/invoices/[id]/actions.ts#send": { ...aboutInvoice, fields: { template: "Invoice Created" } },
  "admin/(staff)/invoices/[id]/actions.ts#pay": {
    ...aboutInvoice,
    fields: { amount: "1.00", date: "2026-11-23", method: "banktransfer" },
  },
  "admin/(staff)/invoices/[id]/actions.ts#capture": aboutInvoice,
  "admin/(staff)/invoices/[id]/actions.ts#credit": { ...aboutInvoice, fields: { amount: "1.00" } },
  "admin/(staff)/invoices/[id]/actions.ts#cancel": aboutInvoice,
  "admin/(staff)/invoices/[id]/actions.ts#saveLines": {
    ...aboutInvoice,
    fields: { "description.new1": "A line", "amount.new1": "1.00" },
  },
  "admin/(staff)/invoices/[id]/actions.ts#saveDetails": {
    ...aboutInvoice,
    fields: { date: "2026-11-23", due: "2026-11-23", method: "banktransfer", status: "Unpaid" },
  },
  "admin/(staff)/invoices/[id]/actions.ts#refund": {
    ...aboutInvoice,
    fields: { amount: "1.00", payment: "1", way: "Manual" },
  },
  "admin/(staff)/invoices/new/actions.ts#make": {
    who: "staff",
    need: "money",
    page: "/admin/invoices/new",
    ids: { client: "client" },
    fields: {
      "description.new1": "A line",
      "amount.new1": "1.00",
      date: "2026-11-23",
      due: "2026-11-23",
      kind: "draft",
      do: "make",
    },
  },
  "admin/(staff)/tickets/new/actions.ts#open": {
    who: "staff",
    need: "tickets",
    page: "/admin/tickets/new",
    ids: { client: "client" },
    fields: { department: "1", priority: "Low", subject: "Hello", message: "A question" },
  },
  "admin/(staff)/tickets/[id]/actions.ts#reply": {
    who: "staff",
    need: "tickets",
    page: "/admin/tickets/[id]",
    ids: { ticket: "ticket" },
    fields: { message: "A reply" },
  },
  "admin/(staff)/tickets/[id]/actions.ts#undo": { ...staffLetter, fields: { letter: "1" } },
  "admin/(staff)/tickets/[id]/actions.ts#dismiss": { ...staffLetter, fields: { letter: "1" } },
  "admin/(staff)/tickets/[id]/manage/actions.ts#change": { ...deskTicket, fields: { status: "Closed" } },
  "admin/(staff)/tickets/[id]/manage/actions.ts#addNote": {
    ...deskTicket,
    page: "/admin/tickets/[id]",
    fields: { note: "A note" },
  },
  "admin/(staff)/tickets/[id]/manage/actions.ts#merge": { ...deskTicket, fields: { number: "1" } },
  "admin/(staff)/tickets/[id]/manage/actions.ts#block": deskTicket,
  "admin/(staff)/tickets/[id]/delete/actions.ts#remove": {
    who: "staff",
    need: "delete",
    page: "/admin/tickets/[id]/delete",
    ids: { ticket: "ticket" },
    fields: { what: "ticket", typed: "1" },
  },
};
