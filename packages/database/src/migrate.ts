import { type Kysely, sql, type Transaction } from "kysely";
import { type DialectName, type MigrationContext, migrationContext } from "./columns.ts";
import { DatabaseError } from "./errors.ts";
import { hasTable, restoreIndexes } from "./load.ts";

/** One step of a schema's history. Names are kept in the database: never rename or change one that was released. */
export interface Migration {
  /** "0001_books": numbered, so that a list reads in order. */
  readonly name: string;
  up(context: MigrationContext): Promise<void>;
}

type MigrationTables = { migrations: { name: string; applied_at: string } };

type Run = <Result>(work: (tx: Transaction<unknown>) => Promise<Result>) => Promise<Result>;

/**
 * Applies what is missing, each migration in its own transaction, and answers the names that it applied. Processes
 * that start together take turns: SQLite has one writer, PostgreSQL an advisory lock for this schema.
 * Throws DatabaseError when the database knows a migration that this list doesn't (a newer Kraken wrote it).
 */
export async function runMigrations(
  transaction: Run,
  dialect: DialectName,
  migrations: readonly Migration[],
): Promise<string[]> {
  await transaction(async (tx) => {
    await takeTurns(tx, dialect);
    const { createTable } = migrationContext(tx, dialect);
    if (!(await hasTable(tx, dialect, "migrations"))) {
      const text = { kind: "text", nullable: false } as const;
      await createTable("migrations", { name: text, applied_at: text }, ["name"]);
    }
    refuseNewerSchema(await applied(tx), migrations);
    await restoreIndexes(tx, dialect);
  });
  const done: string[] = [];
  for (const migration of migrations) {
    const ran = await transaction(async (tx) => {
      await takeTurns(tx, dialect);
      if ((await applied(tx)).includes(migration.name)) return false;
      await migration.up(migrationContext(tx, dialect));
      const applied_at = `${new Date().toISOString().slice(0, 19)}Z`;
      await journal(tx).insertInto("migrations").values({ name: migration.name, applied_at }).execute();
      return true;
    });
    if (ran) done.push(migration.name);
  }
  return done;
}

function journal(tx: Transaction<unknown>): Kysely<MigrationTables> {
  return tx.withTables<MigrationTables>();
}

async function takeTurns(tx: Transaction<unknown>, dialect: DialectName): Promise<void> {
  if (dialect === "postgres") {
    await sql`select pg_advisory_xact_lock(hashtextextended('kraken migrations ' || current_schema(), 0))`.execute(tx);
  }
}

async function applied(tx: Transaction<unknown>): Promise<string[]> {
  const rows = await journal(tx).selectFrom("migrations").select("name").orderBy("name").execute();
  return rows.map((row) => row.name);
}

function refuseNewerSchema(names: readonly string[], migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const newest = migrations.at(-1)?.name ?? "none";
    throw new DatabaseError(
      `The database was migrated by a newer Kraken: it has ${unknown.join(", ")}, and this version knows only up to ${newest}. Start the newer version, or restore an older backup.`,
    );
  }
}
