import { type AnyAction, wire } from "@kraken/contract";
import { connect, type Database } from "@kraken/database";
import { testDatabases } from "@kraken/database/testing";
import { createWhmcs, WhmcsError } from "@kraken/sdk";
import { CompiledQuery, type KyselyPlugin, SqliteQueryCompiler, sql } from "kysely";
import { expect, it } from "vitest";
import { handlers } from "../src/actions/index.ts";
import { createBackend } from "../src/backend.ts";
import { seedDemo } from "../src/demo/index.ts";
import { migrations, type Tables } from "../src/schema/index.ts";
import { listen } from "../src/server.ts";
import { credentials, DEMO_PASSWORD, NOW, plainPasswords } from "./support/books.ts";

/** Tables that have few rows whatever the number of clients: reading all of one costs nothing. */
const small = new Set<string>([
  ...["addon_prices", "addon_products", "addons", "admin_departments", "admins", "announcements", "banned_ips"],
  ...["blocked_senders", "client_groups", "config_choice_prices", "config_choices", "config_group_products"],
  ...["config_groups", "config_options", "currencies", "custom_fields", "departments", "email_templates"],
  ...["payment_methods", "predefined_categories", "predefined_replies", "product_groups", "product_prices"],
  ...["product_upgrades", "products", "promotions", "server_groups", "servers", "settings", "tax_rules"],
  ...["ticket_statuses", "tld_prices", "tlds", "todo_items", "sqlite_master"],
]);

/** Queries that may read a whole large table: the action, the table, and why. */
const allowed: readonly { action: string; table: string; why: string }[] = [
  { action: "GetActivityLog", table: "activity_log", why: "finds a part of a description anywhere" },
  { action: "GetAffiliates", table: "affiliates", why: "has a row for each affiliate, not for each client" },
  { action: "GetContacts", table: "contacts", why: "compares any field of an address without its client" },
];

type Captured = { action: string; query: CompiledQuery };

/** Notes every query that goes through a Kysely. */
function spy(note: (query: CompiledQuery) => void): KyselyPlugin {
  const compiler = new SqliteQueryCompiler();
  return {
    transformQuery({ node, queryId }) {
      note(compiler.compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** Values of parameters by their names; of other whole numbers 1, of other texts "a". */
const known: Record<string, unknown> = {
  email: "demo@kraken.example",
  domain: "nautilus-charter.example",
  query: "nautilus charter",
  search: "naut",
  subject: "mail",
  status: "Active",
  password2: DEMO_PASSWORD,
  date: "2026-11-01",
  limitnum: 10,
  limitstart: 20,
};

function valuesOf(name: string, schema: wire.JsonSchema): unknown[] {
  if (name in known && schema.type !== "array") return [known[name]];
  if (schema.enum) return [...schema.enum];
  if (schema.examples) return [...schema.examples];
  if (schema.anyOf) return valuesOf(name, schema.anyOf[0] ?? {});
  if (schema.type === "integer" || schema.type === "number") return [1];
  if (schema.type === "boolean") return [true];
  if (schema.type === "array") return [valuesOf(name, schema.items ?? {})];
  if (schema.type === "object") return [{}];
  if (schema.format === "date") return ["2026-11-01"];
  if (schema.format === "date-time") return ["2026-11-01T00:00:00"];
  if (schema.format === "decimal") return ["10.00"];
  return ["a"];
}

/** Calls of an action: with what is required, and with each other parameter besides, in each of its forms. */
function callsOf(action: AnyAction): Record<string, unknown>[] {
  const { properties = {}, required = [] } = wire.sidesOf(action.input).caller;
  const least = Object.fromEntries(required.map((name) => [name, valuesOf(name, properties[name] ?? {})[0]]));
  const others = Object.entries(properties).filter(
    ([name]) => !required.includes(name) && !/^(username|password)$/.test(name),
  );
  const single = others.flatMap(([name, schema]) =>
    valuesOf(name, schema).map((value) => ({ ...least, [name]: value })),
  );
  const ofClient = "clientid" in properties ? { clientid: 2 } : "userid" in properties ? { userid: 2 } : {};
  return [least, ...single, ...single.map((call) => ({ ...ofClient, ...call }))];
}

/**
 * Takes away what the planner knows of tables that are large only in a real installation: of a table with forty rows it
 * rightly reads them all. It reads these counts when a connection is opened.
 */
async function forgetSmallCounts(database: Database<Tables>): Promise<void> {
  await database.transaction(async (tx) => {
    const { rows } = await sql<{ tbl: string; stat: string }>`select tbl, stat from sqlite_stat1`.execute(tx);
    const few = rows.filter(({ tbl, stat }) => !small.has(tbl) && Number.parseInt(stat, 10) < 2000);
    for (const { tbl } of few) await sql`delete from sqlite_stat1 where tbl = ${tbl}`.execute(tx);
  });
}

type Counts = Map<string, number[]>;

/** Of each index: how many rows, then how many on average for a value of its first column, its first two … */
async function countsOf(database: Database<Tables>): Promise<Counts> {
  const { rows } = await sql<{ idx: string | null; stat: string }>`select idx, stat from sqlite_stat1`.execute(
    database.db,
  );
  return new Map(rows.map(({ idx, stat }) => [idx ?? "", stat.split(" ").map(Number)]));
}

/** Whether a step of a plan finds a large part of a large table: an index on what nearly all rows have in common. */
function isUnselective(detail: string, counts: Counts): boolean {
  const [, index = "", conditions = ""] = /^SEARCH \w+ USING (?:COVERING )?INDEX (\w+) \((.*)\)$/.exec(detail) ?? [];
  const [all = 0, ...each] = counts.get(index) ?? [];
  const equal = conditions.split(" AND ").filter((condition) => condition.endsWith("=?")).length;
  return all > 1500 && (each[equal - 1] ?? 0) > all / 4;
}

const reads = handlers.filter(({ action }) => action.effect !== "write");

it("reads with indexes whatever grows with the number of clients", { timeout: 240_000 }, async () => {
  const [sqlite] = testDatabases();
  if (!sqlite) throw new Error("There is always SQLite");
  const test = await sqlite.create();
  const clock = () => NOW;
  const seeding = await connect<Tables>(test.url);
  await seeding.migrate(migrations);
  await seedDemo(seeding, { clients: 2000, clock, hashPassword: plainPasswords.hash, demoPassword: DEMO_PASSWORD });
  await forgetSmallCounts(seeding);
  await seeding.close();
  const database = await connect<Tables>(test.url);

  let action = "";
  const captured = new Map<string, Captured>();
  const plugin = spy((query) => {
    const key = `${action} ${query.sql.replace(/(\?, )+\?/g, "?, …")}`;
    if (!captured.has(key)) captured.set(key, { action, query });
  });
  const spied = { ...database, db: database.db.withPlugin(plugin) };
  const failures: unknown[] = [];
  const onFailure = ({ error }: { error: unknown }) => failures.push(error);
  const modules = { sandbox: true };
  const backend = createBackend({ database: spied, credentials, clock, passwords: plainPasswords, modules, onFailure });
  const server = await listen(backend, 0);
  const endpoint = `http://127.0.0.1:${server.port}/includes/api.php`;
  const whmcs = createWhmcs({ endpoint, ...credentials, engine: "kraken" });
  try {
    for (const { action: read } of reads) {
      action = read.name;
      for (const input of callsOf(read)) {
        // What is refused has asked the database all the same.
        await whmcs.call(read.name as never, input as never).catch((error: unknown) => {
          if (!(error instanceof WhmcsError)) throw error;
        });
      }
    }
    expect(failures).toEqual([]);
    expect(captured.size).toBeGreaterThan(reads.length);

    const counts = await countsOf(database);
    const findings: string[] = [];
    const excused = new Set<string>();
    for (const { action: name, query } of captured.values()) {
      const text = query.sql;
      const plan = await database.db.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${text}`, [...query.parameters]),
      );
      const details = plan.rows.map((row) => row.detail);
      const sorts = details.some((detail) => detail.startsWith("USE TEMP B-TREE FOR ORDER BY"));
      // All rows are counted, or a page of all of them is read in the order of an index.
      const readsAll = !/\bwhere\b/i.test(text) && !sorts;
      if (readsAll) continue;
      if (sorts && /\blimit\b/i.test(text)) {
        const much = details.find((detail) => isUnselective(detail, counts));
        if (much) findings.push(`${name}: sorts what it finds by ${much}\n    ${text}`);
      }
      for (const detail of details) {
        const table = tableOf(/^SCAN (\w+)/.exec(detail)?.[1] ?? "", text);
        if (table === "" || small.has(table)) continue;
        const reason = allowed.find((entry) => entry.action === name && entry.table === table);
        if (reason) excused.add(`${reason.action} ${reason.table}`);
        else findings.push(`${name}: ${detail}\n    ${text}`);
      }
    }
    expect(findings).toEqual([]);
    // An excuse that nothing needs any more is taken off the list.
    expect([...excused].sort()).toEqual(allowed.map((entry) => `${entry.action} ${entry.table}`).sort());
  } finally {
    await whmcs.close();
    await server.close();
    await database.close();
    await test.drop();
  }
});

/** The table that a plan calls by its alias; "" for what is no table (a subquery's rows). */
function tableOf(name: string, text: string): string {
  if (name === "" || name === "CONSTANT") return "";
  const aliased = new RegExp(`"(\\w+)" as "${name}"`).exec(text)?.[1];
  if (aliased) return aliased;
  return text.includes(`"${name}"`) && !new RegExp(`\\) as "?${name}"?`).test(text) ? name : "";
}

it("knows the tables that it calls small", async () => {
  const [sqlite] = testDatabases();
  const test = await sqlite?.create();
  if (!test) throw new Error("There is always SQLite");
  const database = await connect<Tables>(test.url);
  await database.migrate(migrations);
  const { rows } = await database.db.executeQuery<{ name: string }>(
    CompiledQuery.raw("select name from sqlite_master where type = 'table'"),
  );
  await database.close();
  await test.drop();
  const names = new Set([...rows.map((row) => row.name), "sqlite_master"]);
  expect([...small].filter((name) => !names.has(name))).toEqual([]);
});
