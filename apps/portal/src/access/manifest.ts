/**
 * Who may open each page, call each route handler and run each server action. Tests hold this list against the code, so
 * that nothing is added without an entry, and try every entry as everybody whom it does not name.
 */

/** What an id in an address or a form stands for. */
export type Kind = "service" | "domain" | "invoice" | "ticket" | "client";

/** "anyone" needs no session; "signed out" is for those who have none yet. */
export type Who = "anyone" | "client" | "staff";

export type Entry = {
  who: Who;
  /** Route parameters, query parameters or form fields that name something of somebody's. */
  ids?: Readonly<Record<string, Kind>>;
};

/** Pages by their route. */
export const pages: Readonly<Record<string, Entry>> = {
  "/": { who: "client" },
  "/services": { who: "client" },
  "/services/[id]": { who: "client", ids: { id: "service" } },
  "/domains": { who: "client" },
  "/domains/[id]": { who: "client", ids: { id: "domain" } },
  "/invoices": { who: "client" },
  "/invoices/[id]": { who: "client", ids: { id: "invoice" } },
  "/tickets": { who: "client" },
  "/tickets/[id]": { who: "client", ids: { id: "ticket" } },
  "/tickets/new": { who: "client" },
  "/login": { who: "anyone" },
  "/login/choose": { who: "anyone" },
  "/admin": { who: "staff" },
  "/admin/clients": { who: "staff" },
  "/admin/clients/[id]": { who: "staff", ids: { id: "client" } },
  "/admin/tickets": { who: "staff" },
  "/admin/tickets/[id]": { who: "staff", ids: { id: "ticket" } },
  "/admin/login": { who: "anyone" },
};

/** Route handlers: their methods and route. */
export const handlers: Readonly<Record<string, Entry>> = {
  "GET /api/health": { who: "anyone" },
};

export type ActionEntry = Entry & {
  /** A page that has its form. */
  page: string;
  /** Fields that the form needs besides the ids, with values that would be accepted. */
  fields?: Readonly<Record<string, string>>;
};

/** Server actions by their file below src/app and their name. */
export const serverActions: Readonly<Record<string, ActionEntry>> = {
  "preferences.ts#setLanguage": { who: "anyone", page: "/login", fields: { language: "es" } },
  "login/actions.ts#signIn": { who: "anyone", page: "/login" },
  "login/actions.ts#choose": { who: "anyone", page: "/login/choose" },
  "(client)/actions.ts#signOut": { who: "anyone", page: "/" },
  "(client)/tickets/[id]/actions.ts#reply": {
    who: "client",
    page: "/tickets/[id]",
    ids: { ticket: "ticket" },
    fields: { message: "A reply" },
  },
  "(client)/tickets/new/actions.ts#open": {
    who: "client",
    page: "/tickets/new",
    fields: { department: "1", subject: "A subject", message: "A message", priority: "Medium" },
  },
  "admin/actions.ts#signOut": { who: "anyone", page: "/admin" },
  "admin/login/actions.ts#signIn": { who: "anyone", page: "/admin/login" },
  "admin/(staff)/tickets/[id]/actions.ts#reply": {
    who: "staff",
    page: "/admin/tickets/[id]",
    ids: { ticket: "ticket" },
    fields: { message: "A reply" },
  },
};
