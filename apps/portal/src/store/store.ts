import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { connect, type Database } from "@kraken/database";
import { env } from "../env.ts";
import { type StoreTables, storeMigrations } from "./tables.ts";

export type Store = Database<StoreTables>;

// Development reloads modules, and each would open the database anew.
const kept = globalThis as { krakenStore?: Promise<Store> | undefined };

/** Connects to the portal's own database and brings it up to date. @throws DatabaseError with a sentence */
export async function connectStore(url: string): Promise<Store> {
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

async function open(): Promise<Store> {
  const { DATABASE_URL, home } = env();
  if (!DATABASE_URL) mkdirSync(home, { recursive: true, mode: 0o700 });
  return connectStore(storeUrl(DATABASE_URL, home));
}

/** The portal's own database: opened and brought up to date once in a process. */
export function openStore(): Promise<Store> {
  kept.krakenStore ??= open().catch((error) => {
    kept.krakenStore = undefined;
    throw error;
  });
  return kept.krakenStore;
}
