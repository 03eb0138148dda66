/** What a user may do for a client, by WHMCS's own thirteen words. Its owner may do everything. */
export const permissions = [
  "profile",
  "contacts",
  "products",
  "manageproducts",
  "productsso",
  "domains",
  "managedomains",
  "invoices",
  "quotes",
  "tickets",
  "affiliates",
  "emails",
  "orders",
] as const;

export type Permission = (typeof permissions)[number];

export const isPermission = (word: string): word is Permission => permissions.some((each) => each === word);

export type Permissions = ReadonlySet<Permission>;

export const everything: Permissions = new Set(permissions);
export const nothing: Permissions = new Set();
