import { type Expression, type SqlBool, sql } from "kysely";

/** Whether a text column holds `part` somewhere, whatever the case of A to Z. Reads every row: narrow them down first. */
export function containsText(text: Expression<string | null>, part: string): Expression<SqlBool> {
  const pattern = `%${part.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return sql<SqlBool>`lower(${text}) like ${pattern} escape '\\'`;
}
