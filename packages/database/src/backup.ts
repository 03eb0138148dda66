import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { DatabaseError } from "./errors.ts";
import { pathOf } from "./sqlite.ts";

/**
 * Writes a SQLite database as it is at this moment into a new file, while others read and write. The copy is whole and
 * on the disk when this returns, and has no files beside it.
 * Throws DatabaseError when the file exists, or can't be written.
 */
export function backupSqlite(url: string, file: string): void {
  const source = pathOf(url);
  const target = resolve(file);
  if (!existsSync(source)) throw new DatabaseError(`${source} is not there: there is nothing to back up.`);
  if (existsSync(target)) throw new DatabaseError(`${target} exists: a backup overwrites nothing.`);
  const half = `${target}.half`;
  rmSync(half, { force: true });
  try {
    // SQLite fills an empty file: this one is for this user alone.
    closeSync(openSync(half, "wx", 0o600));
    const handle = new Sqlite(source, { readonly: true, timeout: 10_000 });
    try {
      handle.prepare("vacuum into ?").run(half);
    } finally {
      handle.close();
    }
    checkSqlite(half);
    onDisk(half);
    renameSync(half, target);
    onDisk(dirname(target));
  } catch (error) {
    rmSync(half, { force: true });
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(`${target} can't be written: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  }
}

/**
 * Puts a backup in a SQLite database's place. What was there is kept beside it under the name that this answers
 * (undefined when there was nothing). Throws DatabaseError when the backup is damaged, or when the database is in use.
 */
export function restoreSqlite(url: string, file: string): string | undefined {
  const target = pathOf(url);
  const source = resolve(file);
  if (!existsSync(source)) throw new DatabaseError(`${source} is not there.`);
  checkSqlite(source);
  const half = `${target}.half`;
  copyFileSync(source, half);
  chmodSync(half, 0o600);
  onDisk(half);
  const replaced = existsSync(target)
    ? `${target}.replaced-${new Date().toISOString().replace(/[:.]/g, "-")}`
    : undefined;
  if (replaced !== undefined) {
    try {
      leaveAlone(target);
    } catch (error) {
      rmSync(half, { force: true });
      throw error;
    }
    renameSync(target, replaced);
  }
  renameSync(half, target);
  onDisk(dirname(target));
  return replaced;
}

/** Folds the log into the file. SQLite does that only for who has the database to himself. */
function leaveAlone(path: string): void {
  const handle = new Sqlite(path, { timeout: 1000 });
  try {
    handle.pragma("journal_mode = DELETE");
  } catch (error) {
    throw new DatabaseError(`${path} is in use: stop the backend first.`, { cause: error });
  } finally {
    handle.close();
  }
}

/** Throws DatabaseError unless a file is a database of ours without damage. */
function checkSqlite(path: string): void {
  let found: unknown;
  try {
    const handle = new Sqlite(path, { readonly: true });
    try {
      found = handle.pragma("integrity_check", { simple: true });
      handle.prepare("select count(*) from migrations").get();
    } finally {
      handle.close();
    }
  } catch (error) {
    throw new DatabaseError(`${path} is no database of Kraken's.`, { cause: error });
  }
  if (found !== "ok") throw new DatabaseError(`${path} is damaged: ${String(found)}.`);
}

function onDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
