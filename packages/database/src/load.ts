import { CompiledQuery, type Insertable, sql, type Transaction } from "kysely";
import type { DialectName } from "./columns.ts";

/** Below the 32,766 parameters that SQLite takes and the 65,535 of PostgreSQL. */
const parametersAtOnce = 6000;

/**
 * Inserts many rows of one table with few statements. Every row needs the keys of the first one; a statement's text
 * is written once per table and size, so that the engine can keep it prepared.
 */
export async function insertRows<Schema, Table extends keyof Schema & string>(
  tx: Transaction<Schema>,
  dialect: DialectName,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first) as (keyof Insertable<Schema[Table]> & string)[];
  const atOnce = Math.max(1, Math.floor(parametersAtOnce / columns.length));
  const whole = insertText(dialect, table, columns, atOnce);
  for (let start = 0; start < rows.length; start += atOnce) {
    const count = Math.min(atOnce, rows.length - start);
    const text = count === atOnce ? whole : insertText(dialect, table, columns, count);
    const values: unknown[] = [];
    for (let at = start; at < start + count; at++) {
      const row = rows[at];
      for (const key of columns) values.push(row?.[key] ?? null);
    }
    await tx.executeQuery(CompiledQuery.raw(text, values));
  }
}

function insertText(dialect: DialectName, table: string, columns: readonly string[], rows: number): string {
  let next = 1;
  const row = () => `(${columns.map(() => (dialect === "sqlite" ? "?" : `$${next++}`)).join(",")})`;
  const names = columns.map((name) => `"${name}"`).join(",");
  return `insert into "${table}" (${names}) values ${Array.from({ length: rows }, row).join(",")}`;
}

/**
 * After rows were inserted with ids of their own: the next id follows the highest one (SQLite does that by itself),
 * and the planner's statistics are counted anew.
 */
export async function finishLoading(tx: Transaction<unknown>, dialect: DialectName): Promise<void> {
  if (dialect === "sqlite") {
    await sql`analyze`.execute(tx);
    return;
  }
  const identities = await sql<{ table_name: string }>`
    select table_name from information_schema.columns
    where table_schema = current_schema() and column_name = 'id' and is_identity = 'YES'`.execute(tx);
  for (const { table_name } of identities.rows) {
    const table = sql.table(table_name);
    await sql`
      select setval(pg_get_serial_sequence(quote_ident(${table_name}), 'id'), coalesce(max(id), 1), max(id) is not null)
      from ${table}`.execute(tx);
    await sql`analyze ${table}`.execute(tx);
  }
}
