import { AsyncLocalStorage } from "node:async_hooks";
import { type Insertable, type Kysely, sql, type Transaction } from "kysely";
import type { DialectName } from "./columns.ts";
import { DatabaseError } from "./errors.ts";
import { finishLoading, insertRows, prepareLoading } from "./load.ts";
import { type Migration, runMigrations } from "./migrate.ts";
import { openPostgres, type PostgresOptions } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";

/** One SQL database, whichever it is. */
export interface Database<Schema> {
  readonly dialect: DialectName;
  /** For reading only, and never waits behind a transaction. A write through it fails. */
  readonly db: Kysely<Schema>;
  /**
   * Runs `work` in a transaction: committed when it returns, rolled back when it throws. On SQLite transactions
   * queue, one at a time; on PostgreSQL they run side by side at read committed, so lock what must not race.
   * Everything inside goes through `tx`. Throws DatabaseError when called inside a transaction of this database.
   */
  transaction<Result>(work: (tx: Transaction<Schema>) => Promise<Result>): Promise<Result>;
  /** Holds a row until the transaction ends (PostgreSQL: for no key update; SQLite: nothing, its writer is alone). */
  lockRow(tx: Transaction<Schema>, table: keyof Schema & string, id: number): Promise<void>;
  /**
   * Holds a name until the transaction ends, for what has no row yet: of two transactions that are about the same name
   * the second one waits, and sees what the first one did.
   */
  lockName(tx: Transaction<Schema>, name: string): Promise<void>;
  /** Applies the migrations that are missing, in order; answers their names. Safe when several processes start. */
  migrate(migrations: readonly Migration[]): Promise<string[]>;
  /** Inserts many rows of a table with few statements; every row has the keys of the first. */
  insertRows<Table extends keyof Schema & string>(
    tx: Transaction<Schema>,
    table: Table,
    rows: readonly Insertable<Schema[Table]>[],
  ): Promise<void>;
  /** Before a load of many thousand rows: takes indexes and triggers off. finishLoading (or the next migrate) puts them back. */
  prepareLoading(): Promise<void>;
  /** After rows with ids of their own: indexes and triggers are put back, identities go on after the highest, statistics are counted (ANALYZE). */
  finishLoading(): Promise<void>;
  /** How durable a commit is: SQLite's `pragma synchronous` (2 is FULL), PostgreSQL's synchronous_commit ("on"). */
  synchronous(): Promise<number | string>;
  /** Waits for running transactions, then lets go. */
  close(): Promise<void>;
}

/** Only PostgreSQL has options: SQLite's schema is its file. */
export type ConnectOptions = PostgresOptions;

/**
 * Opens `file:path` (SQLite; made if it is missing) or `postgres://user:password@host/database`.
 * Throws DatabaseError with a sentence for whoever runs Kraken.
 */
export async function connect<Schema>(url: string, options: ConnectOptions = {}): Promise<Database<Schema>> {
  if (url.startsWith("file:")) return onSqlite<Schema>(url);
  if (/^postgres(ql)?:\/\//.test(url)) return await onPostgres<Schema>(url, options);
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? "no scheme";
  throw new DatabaseError(`A database's url starts with file: or postgres://, and this one has ${scheme}.`);
}

function onSqlite<Schema>(url: string): Database<Schema> {
  const file = openSqlite<Schema>(url);
  const alone = takingTurns();
  const guard = againstNesting();
  const transaction: Database<Schema>["transaction"] = (work) =>
    guard(() => alone(() => file.writer.transaction().execute(work)));
  return {
    dialect: "sqlite",
    db: file.reader,
    transaction,
    async lockRow() {},
    async lockName() {},
    migrate: (migrations) => runMigrations(untyped(transaction), "sqlite", migrations),
    insertRows: (tx, table, rows) => insertRows(tx, "sqlite", table, rows),
    prepareLoading: () => untyped(transaction)((tx) => prepareLoading(tx, "sqlite")),
    finishLoading: () => untyped(transaction)((tx) => finishLoading(tx, "sqlite")),
    synchronous: async () => file.synchronous(),
    close: () => alone(async () => file.close()),
  };
}

async function onPostgres<Schema>(url: string, options: ConnectOptions): Promise<Database<Schema>> {
  const { db, close } = await openPostgres<Schema>(url, options);
  const guard = againstNesting();
  const transaction: Database<Schema>["transaction"] = (work) =>
    guard(() => db.transaction().setIsolationLevel("read committed").setAccessMode("read write").execute(work));
  return {
    dialect: "postgres",
    db,
    transaction,
    async lockRow(tx, table, id) {
      // Not "for update": that would wait for whoever inserted a row that refers to this one, and two such for each other.
      await sql`select id from ${sql.table(table)} where id = ${id} for no key update`.execute(tx);
    },
    async lockName(tx, name) {
      await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || '/' || ${name}::text, 0))`.execute(
        tx,
      );
    },
    migrate: (migrations) => runMigrations(untyped(transaction), "postgres", migrations),
    insertRows: (tx, table, rows) => insertRows(tx, "postgres", table, rows),
    prepareLoading: () => untyped(transaction)((tx) => prepareLoading(tx, "postgres")),
    finishLoading: () => untyped(transaction)((tx) => finishLoading(tx, "postgres")),
    async synchronous() {
      const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db);
      return rows[0]?.synchronous_commit ?? "";
    },
    close,
  };
}

type RunUntyped = <Result>(work: (tx: Transaction<unknown>) => Promise<Result>) => Promise<Result>;

/** Migrations write the schema, so they can't be typed by it. */
function untyped<Schema>(transaction: Database<Schema>["transaction"]): RunUntyped {
  return (work) => transaction((tx) => work(tx as unknown as Transaction<unknown>));
}

/** First come, first served. */
function takingTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}

/** The transactions around what runs. One for all databases: on Node 20 each storage slows every promise there is. */
const transactions = new AsyncLocalStorage<readonly { of: object; open: boolean }[]>();

/** A transaction inside another would wait for itself on SQLite, and not see the other's rows on PostgreSQL. */
function againstNesting(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const of = {};
  return async (work) => {
    const around = transactions.getStore()?.filter(({ open }) => open) ?? [];
    if (around.some((transaction) => transaction.of === of)) {
      throw new DatabaseError("transaction() was called inside a transaction: hand its tx on instead.");
    }
    const mark = { of, open: true };
    try {
      return await transactions.run([...around, mark], work);
    } finally {
      mark.open = false;
    }
  };
}
