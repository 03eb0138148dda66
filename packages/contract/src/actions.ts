/** Every action, by the name of its method. Files follow WHMCS's own groups. */
export * from "./actions/addons.ts";
export * from "./actions/affiliates.ts";
export * from "./actions/authentication.ts";
export * from "./actions/billing.ts";
export * from "./actions/client.ts";
export * from "./actions/domains.ts";
export * from "./actions/kraken.ts";
export * from "./actions/module.ts";
export * from "./actions/orders.ts";
export * from "./actions/products.ts";
export * from "./actions/project-management.ts";
export * from "./actions/servers.ts";
export * from "./actions/service.ts";
export * from "./actions/support.ts";
export * from "./actions/system.ts";
export * from "./actions/tickets.ts";
export * from "./actions/users.ts";
