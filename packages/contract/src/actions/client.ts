export * from "./client/accounts.ts";
export * from "./client/contacts.ts";
export * from "./client/details.ts";
export * from "./client/purchases.ts";
export * from "./client/services.ts";
