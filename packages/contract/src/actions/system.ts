/** What WHMCS files under System: settings, staff and their to-do items, logs and figures, messages. */
export * from "./system/logs.ts";
export * from "./system/messages.ts";
export * from "./system/settings.ts";
export * from "./system/staff.ts";
export * from "./system/statistics.ts";
