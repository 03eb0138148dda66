/** What WHMCS files under Domains: commands to registrars, domains' own records, and top-level domains. */
export * from "./domains/registrar.ts";
export * from "./domains/settings.ts";
export * from "./domains/tlds.ts";
