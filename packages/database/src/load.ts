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
  // A rest is written in halves of halves, so that a table has few sizes and every statement is prepared once.
  let atOnce = Math.max(1, Math.floor(parametersAtOnce / columns.length));
  for (let start = 0; start < rows.length; ) {
    while (atOnce > rows.length - start) atOnce = Math.ceil(atOnce / 2);
    const text = insertText(dialect, table, columns, atOnce);
    while (start + atOnce <= rows.length) {
      const values: unknown[] = [];
      for (let at = start; at < start + atOnce; at++) {
        const row = rows[at];
        for (const key of columns) values.push(row?.[key] ?? null);
      }
      await tx.executeQuery(CompiledQuery.raw(text, values));
      start += atOnce;
    }
  }
}

function insertText(dialect: DialectName, table: string, columns: readonly string[], rows: number): string {
  let next = 1;
  const row = () => `(${columns.map(() => (dialect === "sqlite" ? "?" : `$${next++}`)).join(",")})`;
  const names = columns.map((name) => `"${name}"`).join(",");
  return `insert into "${table}" (${names}) values ${Array.from({ length: rows }, row).join(",")}`;
}

/**
 * Before a large load: takes the indexes off, since making them once at the end costs a fraction of keeping them up
 * row by row, and the triggers that note what changes: whoever reads those notes has to read a load's rows as a whole.
 * Their definitions stay in a table meanwhile, so that a load that is cut off loses none.
 */
export async function prepareLoading(tx: Transaction<unknown>, dialect: DialectName): Promise<void> {
  await sql`create table if not exists dropped_indexes (name text not null, definition text not null)`.execute(tx);
  const { rows } = await (dialect === "sqlite" ? sqliteDropped : postgresDropped).execute(tx);
  for (const { kind, name, owner, definition } of rows) {
    await sql`insert into dropped_indexes (name, definition) values (${name}, ${definition})`.execute(tx);
    if (kind === "index") await sql`drop index ${sql.id(name)}`.execute(tx);
    else if (dialect === "sqlite") await sql`drop trigger ${sql.id(name)}`.execute(tx);
    else await sql`drop trigger ${sql.id(name)} on ${sql.id(owner)}`.execute(tx);
  }
}

/** An index or a trigger; `owner` is its table. */
interface Dropped {
  kind: "index" | "trigger";
  name: string;
  owner: string;
  definition: string;
}

const sqliteDropped = sql<Dropped>`
  select type as kind, name, tbl_name as owner, sql as definition from sqlite_master
  where type in ('index', 'trigger') and sql is not null`;

const postgresDropped = sql<Dropped>`
  select 'index' as kind, indexname as name, tablename as owner, indexdef as definition from pg_indexes
  where schemaname = current_schema()
    and indexname not in (select conname from pg_constraint where connamespace = current_schema()::regnamespace)
  union all
  select 'trigger', tgname, relname, pg_get_triggerdef(pg_trigger.oid)
  from pg_trigger join pg_class on pg_class.oid = tgrelid
  where not tgisinternal and relnamespace = current_schema()::regnamespace`;

/** Puts back what a load took off, whether it came to its end or not. */
export async function restoreIndexes(tx: Transaction<unknown>, dialect: DialectName): Promise<void> {
  if (!(await hasTable(tx, dialect, "dropped_indexes"))) return;
  const { rows } = await sql<Pick<Dropped, "definition">>`select definition from dropped_indexes`.execute(tx);
  for (const { definition } of rows) await sql.raw(definition).execute(tx);
  await sql`drop table dropped_indexes`.execute(tx);
}

/**
 * After rows were inserted with ids of their own: indexes and triggers are back, the next id follows the highest one (SQLite does
 * that by itself), and the planner's statistics are counted anew.
 */
export async function finishLoading(tx: Transaction<unknown>, dialect: DialectName): Promise<void> {
  await restoreIndexes(tx, dialect);
  if (dialect === "sqlite") {
    // So many rows of an index tell the planner what all of them would.
    await sql`pragma analysis_limit = 1000`.execute(tx);
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
  }
  // Tables without an id have statistics too: the search index has hardly anything else.
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()`.execute(tx);
  for (const { name } of tables.rows) await sql`analyze ${sql.table(name)}`.execute(tx);
}

export async function hasTable(tx: Transaction<unknown>, dialect: DialectName, name: string): Promise<boolean> {
  const query =
    dialect === "sqlite"
      ? sql`select 1 from sqlite_master where type = 'table' and name = ${name}`
      : sql`select 1 from pg_tables where schemaname = current_schema() and tablename = ${name}`;
  return (await query.execute(tx)).rows.length > 0;
}
