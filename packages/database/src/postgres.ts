import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { DatabaseError } from "./errors.ts";

/** A pool of connections to one schema of a PostgreSQL database. */
export interface PostgresPool<Schema> {
  readonly db: Kysely<Schema>;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** The PostgreSQL schema that holds the tables; made if it is missing. */
  readonly schema?: string;
  /** The most connections that are open at once. */
  readonly poolSize?: number;
  /** Milliseconds to wait for a connection. */
  readonly connectTimeout?: number;
}

const int8 = 20;
const numeric = 1700;

/** Connects to a `postgres://` url, and makes the schema. Throws DatabaseError, without the url's password. */
export async function openPostgres<Schema>(url: string, options: PostgresOptions): Promise<PostgresPool<Schema>> {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: options.connectTimeout ?? 10_000,
    types: { getTypeParser: parserOf },
  });
  // An idle connection that breaks is replaced at the next query, which says so if that fails.
  pool.on("error", () => {});
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool,
      async onCreateConnection(connection) {
        // Writes belong in transaction(), which asks for "read write": as on SQLite, db only reads.
        const path = options.schema ? `set search_path to ${quoted(options.schema)}; ` : "";
        await connection.executeQuery(CompiledQuery.raw(`${path}set default_transaction_read_only to on`));
      },
    }),
  });
  try {
    if (options.schema) await createSchema(db, options.schema);
    else await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw new DatabaseError(whyNot(place, error), { cause: error });
  }
  return { db, close: () => db.destroy() };
}

async function createSchema<Schema>(db: Kysely<Schema>, schema: string): Promise<void> {
  const known = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(db);
  if (known.rows.length > 0) return;
  await db
    .transaction()
    .setAccessMode("read write")
    .execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('kraken schemas', 0))`.execute(tx);
      await sql`create schema if not exists ${sql.id(schema)}`.execute(tx);
    });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Whole numbers and sums as JS numbers. Only for this pool: pg's own table of parsers is global. */
function parserOf(oid: number, format?: "text" | "binary"): (text: string) => unknown {
  if (format !== "binary" && (oid === int8 || oid === numeric)) return toNumber;
  return pg.types.getTypeParser(oid, format === "binary" ? "text" : format) as (text: string) => unknown;
}

function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`${text} is too large for an exact number`);
  }
  return value;
}

function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || "localhost"}:${port || 5432}${pathname}`;
  } catch (error) {
    throw new DatabaseError(
      "The database's url is not one: write postgres://user:password@host:5432/database, with %XX for what a url can't hold.",
      { cause: error },
    );
  }
}

function whyNot(place: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "28P01" || code === "28000") return `PostgreSQL at ${place} refuses the user or the password.`;
  if (code === "3D000") return `PostgreSQL at ${place} has no such database: create it first.`;
  if (code === "42501") return `PostgreSQL at ${place} doesn't let this user create a schema.`;
  if (code === "53300") return `PostgreSQL at ${place} has no connection left: raise max_connections.`;
  if (code === "ECONNREFUSED") return `No PostgreSQL answers at ${place}: is it running, and is the port right?`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The host of PostgreSQL at ${place} can't be found.`;
  return `PostgreSQL at ${place} can't be reached: ${error instanceof Error ? error.message : String(error)}.`;
}
