import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";

const afterEverything = "\u{10FFFF}";

/**
 * Whether a text column starts with `prefix`, whatever the case of A to Z. Uses an index on lower(column) on both
 * dialects, because their text is compared byte by byte.
 */
export function startsWith(text: Expression<string | null>, prefix: string): RawBuilder<SqlBool> {
  const from = prefix.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return sql<SqlBool>`(lower(${text}) >= ${from} and lower(${text}) < ${from + afterEverything})`;
}
