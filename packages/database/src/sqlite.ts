import { closeSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";
import { DatabaseError } from "./errors.ts";
import { makeFolder } from "./folder.ts";

/** Both ends of one SQLite file: the only connection that writes, and one that can't. */
export interface SqliteFile<Schema> {
  readonly writer: Kysely<Schema>;
  readonly reader: Kysely<Schema>;
  /** The writer's `pragma synchronous`: 2 is FULL. */
  synchronous(): number;
  close(): void;
}

/** Milliseconds to wait for another process that writes. */
const busyTimeout = 10_000;
const cachedStatements = 500;

/** Opens the file of a `file:` url, making it and its folder if they are missing. Throws DatabaseError. */
export function openSqlite<Schema>(url: string): SqliteFile<Schema> {
  const path = pathOf(url);
  const writing = opening(path, () => {
    makeFolder(dirname(path));
    // For this user alone; SQLite gives the files beside it the same mode.
    closeSync(openSync(path, "a", 0o600));
    const handle = new Sqlite(path, { timeout: busyTimeout });
    handle.pragma("journal_mode = WAL");
    handle.pragma("synchronous = FULL");
    handle.pragma("foreign_keys = ON");
    handle.pragma("cache_size = -65536");
    handle.pragma("busy_timeout = 0");
    // A large index is sorted on two cores, in memory.
    handle.pragma("threads = 2");
    handle.pragma("temp_store = memory");
    return handle;
  });
  const reading = opening(path, () => {
    const handle = new Sqlite(path, { readonly: true, timeout: busyTimeout });
    handle.pragma("cache_size = -65536");
    return handle;
  });
  return {
    writer: new Kysely<Schema>({
      dialect: dialect(() => new WritingDriver({ database: remembering(writing, "writes") })),
    }),
    reader: new Kysely<Schema>({
      dialect: dialect(() => new ReadingDriver({ database: remembering(reading, "reads") })),
    }),
    synchronous: () => Number(writing.pragma("synchronous", { simple: true })),
    close() {
      reading.close();
      writing.close();
    },
  };
}

class WritingDriver extends SqliteDriver {
  /**
   * IMMEDIATE: the lock is taken before the first read, so that it can't be lost between a read and a write. While
   * another process has it we wait without SQLite's own busy_timeout, which would stop this process as well.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const deadline = performance.now() + busyTimeout;
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw("begin immediate"));
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() > deadline) {
          throw new DatabaseError("Another program has held the database's lock for too long.", { cause: error });
        }
        await setTimeout(2 + Math.random() * 8);
      }
    }
  }
}

class ReadingDriver extends SqliteDriver {
  override async beginTransaction(): Promise<void> {
    throw new DatabaseError("db only reads: use database.transaction(fn) for a transaction.");
  }
}

function dialect(createDriver: () => SqliteDriver): Dialect {
  return {
    createDriver,
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Keeps prepared statements, the latest used: preparing costs more than most of our queries. */
function remembering(handle: Sqlite.Database, use: "reads" | "writes"): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => handle.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known) {
        kept.delete(text);
        kept.set(text, known);
        return known;
      }
      const made = statement(handle, text, use);
      if (/^\s*(alter|create|drop)\b/i.test(text)) kept.clear();
      else kept.set(text, made);
      const oldest = kept.size > cachedStatements ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return made;
    },
  };
}

function statement(handle: Sqlite.Database, text: string, use: "reads" | "writes"): SqliteStatement {
  const prepared = handle.prepare<unknown[]>(text);
  if (use === "reads" && !prepared.readonly) {
    throw new DatabaseError("db only reads: write inside database.transaction(fn).");
  }
  return {
    reader: prepared.reader,
    all: (parameters) => prepared.all(...parameters),
    run: (parameters) => prepared.run(...parameters),
    // A statement that is being iterated is busy, so a kept one can't be.
    iterate: (parameters) => handle.prepare<unknown[]>(text).iterate(...parameters) as IterableIterator<unknown>,
  };
}

/** The path of a `file:` url. Throws DatabaseError for one that names no file. */
export function pathOf(url: string): string {
  const path = url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);
  if (path === "" || path.startsWith(":")) {
    throw new DatabaseError(
      `"${url}" names no file. Write file:/path/to/kraken.db: a database in memory can't be shared.`,
    );
  }
  return resolve(path);
}

function opening<Result>(path: string, open: () => Result): Result {
  try {
    return open();
  } catch (error) {
    throw new DatabaseError(whyNot(path, error), { cause: error });
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}

function whyNot(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^(EROFS|EACCES|EPERM|SQLITE_READONLY)/.test(code)) {
    return `${path} can't be written: its disk or folder is read-only, or belongs to somebody else.`;
  }
  if (code === "SQLITE_NOTADB") return `${path} is not an SQLite database.`;
  if (/^(ENOENT|ENOTDIR|EEXIST)$/.test(code)) return `${path} can't be made: ${dirname(path)} can't be a folder.`;
  if (code === "SQLITE_FULL" || code === "ENOSPC") return `${path} can't be written: the disk is full.`;
  if (isBusy(error)) return `${path} is locked by another program.`;
  return `${path} can't be opened: ${error instanceof Error ? error.message : String(error)}.`;
}
