/**
 * How WHMCS's odd encodings look on the wire, both directions. Everything here is a two-way zod codec: `z.decode` reads
 * the wire's form, `z.encode` writes it. The caller's form: ids are numbers, flags booleans, unset dates null, dates
 * and times ISO text, money decimal text, lists plain arrays.
 */
export * from "./wire/codec.ts";
export * from "./wire/composites.ts";
export * from "./wire/dates.ts";
export * from "./wire/json.ts";
export * from "./wire/lists.ts";
export * from "./wire/local-dates.ts";
export * from "./wire/php.ts";
export * from "./wire/scalars.ts";
export * from "./wire/schema.ts";
export * from "./wire/unix.ts";
export * from "./wire/xml.ts";
