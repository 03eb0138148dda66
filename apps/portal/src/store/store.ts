import { join } from "node:path";
import { connect, type Database, DatabaseError, makeFolder } from "@kraken/database";
import { env } from "../env.ts";
import { type StoreTables, storeMigrations } from "./tables.ts";

export type Store = Database<StoreTables>;

// Development reloads modules, and each would open the database anew.
const kept = globalThis as { krakenStore?: Promise<Store> | undefined };

/** Connects to the portal's own database and brings it up to date. @throws DatabaseError with a sentence */
export async function connectStore(databaseUrl: string | undefined, home: string): Promise<Store> {
  if (!databaseUrl) makeHome(home);
  const url = storeUrl(databaseUrl, home);
  const store = await connect<StoreTables>(url, { schema: "kraken_portal" });
  await store.migrate(storeMigrations);
  return store;
}

/**
 * Where the portal's own database is: PostgreSQL, where it has a schema of its own; portal.db in KRAKEN_HOME; or beside
 * the SQLite file that DATABASE_URL names, which is the backend's: "file:/var/books.db" has "/var/books-portal.db".
 */
export function storeUrl(databaseUrl: string | undefined, home: string): string {
  if (!databaseUrl) return `file:${join(home, "portal.db")}`;
  return databaseUrl.startsWith("file:") ? databaseUrl.replace(/(\.[^./\\]+)?$/, "-portal$1") : databaseUrl;
}

function makeHome(home: string): void {
  try {
    makeFolder(home);
  } catch (cause) {
    throw new DatabaseError(
      `KRAKEN_HOME can't be ${home}: no folder can be made there. Name one in a place that this user may write to.`,
      { cause },
    );
  }
}

async function open(): Promise<Store> {
  const { DATABASE_URL, home } = env();
  return connectStore(DATABASE_URL, home);
}

/** The portal's own database: opened and brought up to date once in a process. */
export function openStore(): Promise<Store> {
  kept.krakenStore ??= open().catch((error) => {
    kept.krakenStore = undefined;
    throw error;
  });
  return kept.krakenStore;
}
