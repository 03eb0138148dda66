import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A database that a suite has to itself: hand url and schema to connect(). */
export interface TestDatabase {
  readonly url: string;
  /** Only on PostgreSQL. */
  readonly schema: string | undefined;
  /** Removes it. Close what is connected first. */
  drop(): Promise<void>;
}

/** A kind of database to run a suite on: `describe.each(testDatabases())("…, on $name", ({ create }) => …)`. */
export interface TestDatabaseKind {
  readonly name: "SQLite" | "PostgreSQL";
  create(): Promise<TestDatabase>;
}

/** SQLite always, and PostgreSQL when TEST_DATABASE_URL names one: a fresh file or schema at every create(). */
export function testDatabases(): TestDatabaseKind[] {
  const kinds: TestDatabaseKind[] = [{ name: "SQLite", create: sqliteFile }];
  const url = process.env.TEST_DATABASE_URL;
  if (url) kinds.push({ name: "PostgreSQL", create: () => postgresSchema(url) });
  return kinds;
}

async function sqliteFile(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "kraken-test-"));
  return {
    url: `file:${join(folder, "test.db")}`,
    schema: undefined,
    async drop() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function postgresSchema(url: string): Promise<TestDatabase> {
  const schema = `kraken_test_${randomBytes(8).toString("hex")}`;
  return {
    url,
    schema,
    async drop() {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(`drop schema if exists "${schema}" cascade`);
      } finally {
        await client.end();
      }
    },
  };
}
