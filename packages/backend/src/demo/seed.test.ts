import { connect, type Database } from "@kraken/database";
import { type TestDatabase, testDatabases } from "@kraken/database/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrations, type Tables } from "../schema/index.ts";
import { isDemoHalfMade, seedDemo } from "./index.ts";
import { taxOf } from "./money.ts";

const clock = () => new Date("2026-11-23T14:02:00Z");
const hashPassword = async (password: string) => `hash of ${password.length > 20 ? "nothing" : password}`;

async function demo(place: TestDatabase, clients = 200, at = clock): Promise<Database<Tables>> {
  const database = await connect<Tables>(place.url, { schema: place.schema });
  await database.migrate(migrations);
  await seedDemo(database, { clients, clock: at, hashPassword, demoPassword: "correct horse" });
  return database;
}

async function tablesOf({ db, dialect }: Database<Tables>): Promise<(keyof Tables)[]> {
  const query =
    dialect === "sqlite"
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
      : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`;
  const { rows } = await query.execute(db);
  return rows.map((row) => row.name as keyof Tables).filter((name) => (name as string) !== "migrations");
}

type Row = Record<string, unknown>;

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

async function rowsOf({ db }: Database<Tables>, table: keyof Tables): Promise<Row[]> {
  return (await sql<Row>`select * from ${sql.table(table)} order by 1, 2`.execute(db)).rows;
}

describe.each(testDatabases())("the demo company, on $name", ({ create }) => {
  let place: TestDatabase;
  let database: Database<Tables>;

  beforeAll(async () => {
    place = await create();
    database = await demo(place);
  });

  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  const statuses = async (table: "services" | "domains" | "invoices" | "tickets", client?: number) => {
    const rows = await rowsOf(database, table);
    return new Set(rows.filter((row) => client === undefined || row.client_id === client).map((row) => row.status));
  };

  /** Tables without an id have no order of their own. */
  const sorted = (rows: Row[]) => rows.map((row) => JSON.stringify(row)).sort();

  test("is the same company every time", async () => {
    const otherPlace = await create();
    const other = await demo(otherPlace);
    for (const table of await tablesOf(database)) {
      expect(sorted(await rowsOf(other, table)), table).toEqual(sorted(await rowsOf(database, table)));
    }
    await other.close();
    await otherPlace.drop();
  });

  test("has every invoice add up, to the cent", async () => {
    const items = groupBy(await rowsOf(database, "invoice_items"), (item) => item.invoice_id);
    const payments = groupBy(await rowsOf(database, "transactions"), (payment) => payment.invoice_id);
    for (const invoice of await database.db.selectFrom("invoices").selectAll().execute()) {
      const lines = items.get(invoice.id) ?? [];
      const subtotal = lines.reduce((sum, line) => sum + Number(line.amount), 0);
      const tax = lines.reduce(
        (sum, line) => sum + (line.is_taxed ? taxOf(Number(line.amount), invoice.tax_rate) : 0),
        0,
      );
      const paid = (payments.get(invoice.id) ?? []).reduce(
        (sum, payment) => sum + Number(payment.amount_in) - Number(payment.amount_out),
        0,
      );
      expect(lines.length).toBeGreaterThan(0);
      expect(invoice).toMatchObject({ subtotal, tax, tax2: 0, total: subtotal + tax, amount_paid: paid });
      const balance = invoice.total - invoice.credit - invoice.amount_paid;
      if (invoice.status === "Paid") expect(balance, `invoice ${invoice.id}`).toBe(0);
      if (["Unpaid", "Collections"].includes(invoice.status)) expect(balance).toBeGreaterThan(0);
      if (invoice.status === "Refunded") expect(invoice.amount_paid).toBe(0);
      expect(invoice.paid_at === null).toBe(!["Paid", "Refunded"].includes(invoice.status));
    }
  });

  test("gives every client the credit that its entries add up to", async () => {
    const entries = groupBy(await rowsOf(database, "credits"), (entry) => entry.client_id);
    for (const client of await database.db.selectFrom("clients").select(["id", "credit"]).execute()) {
      expect(client.credit).toBe((entries.get(client.id) ?? []).reduce((sum, entry) => sum + Number(entry.amount), 0));
    }
  });

  test("keeps client 2's word out of everybody else's rows", async () => {
    const hers: Record<string, Set<unknown>> = {};
    const idsOf = async (table: keyof Tables) =>
      new Set((await rowsOf(database, table)).filter((row) => row.client_id === 2).map((row) => row.id));
    for (const table of ["invoices", "services", "tickets", "quotes"] as const) hers[table] = await idsOf(table);
    const isHers = (table: string, row: Row) =>
      row.client_id === 2 ||
      (table === "clients" && row.id === 2) ||
      (table === "users" && row.id === 2) ||
      hers.invoices?.has(row.invoice_id) ||
      hers.services?.has(row.service_id) ||
      hers.tickets?.has(row.ticket_id) ||
      hers.quotes?.has(row.quote_id);
    let seen = 0;
    for (const table of await tablesOf(database)) {
      for (const row of await rowsOf(database, table)) {
        // The search's words stand for whoever has them; whose they are is told by the rows that use them.
        if (table === "search_words" || !/nautilus/i.test(JSON.stringify(row))) continue;
        seen++;
        expect(isHers(table, row), `${table} ${JSON.stringify(row)}`).toBe(true);
      }
    }
    expect(seen).toBeGreaterThan(15);
  });

  test("has every state of services, domains, invoices and tickets", async () => {
    expect(await statuses("services")).toEqual(
      new Set(["Pending", "Active", "Suspended", "Terminated", "Cancelled", "Fraud", "Completed"]),
    );
    const ofDomains = await statuses("domains");
    for (const state of ["Active", "Expired", "Pending", "Pending Transfer", "Pending Registration", "Grace"]) {
      expect(ofDomains).toContain(state);
    }
    expect(await statuses("invoices")).toEqual(
      new Set(["Draft", "Unpaid", "Paid", "Cancelled", "Refunded", "Collections", "Payment Pending"]),
    );
    expect(await statuses("tickets")).toEqual(
      new Set(["Open", "Answered", "Customer-Reply", "On Hold", "In Progress", "Closed"]),
    );
  });

  test("gives the demo client something of everything", async () => {
    const invoices = await database.db.selectFrom("invoices").selectAll().where("client_id", "=", 1).execute();
    const open = invoices.filter((invoice) => invoice.status === "Unpaid");
    expect(invoices.length).toBeGreaterThanOrEqual(14);
    expect(open.filter((invoice) => invoice.due_date < "2026-11-23")).toHaveLength(1);
    expect(open.some((invoice) => invoice.amount_paid > 0)).toBe(true);
    expect(await statuses("invoices", 1)).toEqual(new Set(["Paid", "Unpaid", "Refunded", "Cancelled", "Draft"]));
    expect((await statuses("services", 1)).size).toBeGreaterThanOrEqual(4);
    expect((await statuses("tickets", 1)).size).toBe(6);
    const expiring = await database.db
      .selectFrom("domains")
      .select(["domain", "do_not_renew"])
      .where("client_id", "=", 1)
      .where("expires_on", "=", "2026-12-02")
      .execute();
    expect(expiring).toEqual([{ domain: "fellrunners.example", do_not_renew: 1 }]);
    const client = await database.db.selectFrom("clients").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
    expect(client).toMatchObject({ email: "demo@kraken.example", companyname: "Fjord & Fell Studio", credit: 1250 });
  });

  test("lets exactly the demo's users sign in with its password", async () => {
    const users = await database.db
      .selectFrom("users")
      .selectAll()
      .where("password_hash", "like", "%horse")
      .orderBy("id")
      .execute();
    expect(users.map((user) => [user.email, user.two_factor_enabled])).toEqual([
      ["demo@kraken.example", 0],
      ["other@kraken.example", 0],
      ["chooser@kraken.example", 0],
      ["twofactor@kraken.example", 1],
    ]);
    const owned = await database.db.selectFrom("user_clients").select("client_id").where("user_id", "=", 3).execute();
    expect(owned.map((row) => row.client_id).sort()).toEqual([3, 4]);
  });

  test.each(["2026-11-23T14:02:00Z", "2028-02-29T00:03:00Z"])("tells nothing of the future at %s", async (now) => {
    const nightPlace = await create();
    const night = await demo(nightPlace, 120, () => new Date(now));
    const isDone = /(^date|_at)$/;
    const wrong: string[] = [];
    for (const table of await tablesOf(night)) {
      for (const row of await rowsOf(night, table)) {
        for (const [key, value] of Object.entries(row)) {
          if (isDone.test(key) && typeof value === "string" && value > now) wrong.push(`${table}.${key} ${value}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    await night.close();
    await nightPlace.drop();
  });

  test("names only .example, and fills every gap in its sentences", async () => {
    const wrong: string[] = [];
    for (const table of await tablesOf(database)) {
      for (const row of await rowsOf(database, table)) {
        for (const [key, value] of Object.entries(row)) {
          if (typeof value !== "string" || value === "") continue;
          const isName = key === "domain" || (key.includes("email") && value.includes("@"));
          if (isName && !value.endsWith(".example")) wrong.push(`${table}.${key} ${value}`);
          if (/\{(name|agent|domain)\}|undefined|NaN/.test(value)) wrong.push(`${table}.${key} ${value}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("has tickets that begin with one opening message of theirs and end in their status", async () => {
    const replies = groupBy(
      await database.db.selectFrom("ticket_replies").selectAll().orderBy("created_at").orderBy("id").execute(),
      (reply) => reply.ticket_id,
    );
    for (const ticket of await database.db.selectFrom("tickets").selectAll().execute()) {
      const messages = replies.get(ticket.id) ?? [];
      expect(messages.map((message) => message.is_opening)).toEqual(messages.map((_, at) => (at === 0 ? 1 : 0)));
      expect(messages[0]?.created_at).toBe(ticket.created_at);
      expect(messages.at(-1)?.created_at).toBe(ticket.last_reply_at);
      if (ticket.status === "Answered") expect(messages.at(-1)?.admin_id).not.toBeNull();
      if (ticket.status === "Open" || ticket.status === "Customer-Reply") expect(messages.at(-1)?.admin_id).toBeNull();
    }
  });

  test("leaves ids free after its own, and refuses to run twice", async () => {
    const { id } = await database.transaction((tx) =>
      tx
        .insertInto("clients")
        .values({ currency_id: 1, created_at: "2026-11-23T14:02:00Z", updated_at: "2026-11-23T14:02:00Z" })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    expect(id).toBe(201);
    const again = seedDemo(database, { clock, hashPassword, demoPassword: "x" });
    await expect(again).rejects.toThrow("needs an empty database");
  });

  test("can be larger than one chunk, and knows when it was cut off", async () => {
    const largePlace = await create();
    const large = await connect<Tables>(largePlace.url, { schema: largePlace.schema });
    await large.migrate(migrations);
    const cutOff = seedDemo(large, {
      clients: 1100,
      clock,
      hashPassword,
      demoPassword: "x",
      onProgress: (done) => {
        if (done > 500) throw new Error("the lights went out");
      },
    });
    await expect(cutOff).rejects.toThrow("the lights went out");
    expect(await isDemoHalfMade(large)).toBe(true);
    await expect(seedDemo(large, { clock, hashPassword, demoPassword: "x" })).rejects.toThrow("cut off");
    await large.close();
    await largePlace.drop();
  });
});
