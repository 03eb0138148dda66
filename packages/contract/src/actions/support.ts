/** Announcements, tickets as they are written, and what else WHMCS files under Support. */
export * from "./support/announcements.ts";
export * from "./support/clients.ts";
export * from "./support/moderation.ts";
export * from "./support/tickets.ts";
