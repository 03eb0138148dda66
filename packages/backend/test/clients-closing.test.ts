import { testDatabases } from "@kraken/database/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { refusal } from "./support/refusal.ts";

describe.each(testDatabases())("the end of a client, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 60);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const all = { limitnum: 1000 };

  it("closes a client: nothing is owed, nothing runs, credit is back", async () => {
    const { whmcs } = books;
    const unpaid = (await whmcs.getInvoices({ userid: 1, status: "Unpaid", ...all })).invoices;
    const paid = (await whmcs.getInvoices({ userid: 1, status: "Paid", ...all })).invoices;
    expect(unpaid.length).toBeGreaterThan(0);
    // Part of one of them is paid from credit.
    const [first] = unpaid;
    await books.database.transaction(async (tx) => {
      await tx
        .updateTable("invoices")
        .set({ credit: 300 })
        .where("id", "=", first?.id ?? 0)
        .execute();
    });
    const before = (await whmcs.getClientsDetails({ clientid: 1 })).client.credit;
    const services = (await whmcs.getClientsProducts({ clientid: 1, ...all })).products;
    expect(new Set(services.map((service) => service.status))).toContain("Active");
    const domains = (await whmcs.getClientsDomains({ clientid: 1, ...all })).domains;

    expect(await whmcs.closeClient({ clientid: 1 })).toEqual({ clientid: 1 });
    await books.restart();

    const { client } = await books.whmcs.getClientsDetails({ clientid: 1 });
    expect(client.status).toBe("Closed");
    expect((Number(client.credit) * 100 - Number(before) * 100).toFixed(0)).toBe("300");
    expect((await books.whmcs.getInvoices({ userid: 1, status: "Unpaid" })).totalresults).toBe(0);
    expect((await books.whmcs.getInvoices({ userid: 1, status: "Draft" })).totalresults).toBe(0);
    const cancelled = await books.whmcs.getInvoice({ invoiceid: first?.id ?? 0 });
    expect(cancelled).toMatchObject({ status: "Cancelled", credit: "0.00" });
    const stillPaid = (await books.whmcs.getInvoices({ userid: 1, status: "Paid", ...all })).invoices;
    expect(stillPaid.map((invoice) => invoice.id)).toEqual(paid.map((invoice) => invoice.id));

    const ended: Record<string, string> = { Active: "Terminated", Suspended: "Terminated", Pending: "Cancelled" };
    const after = (await books.whmcs.getClientsProducts({ clientid: 1, ...all })).products;
    for (const was of services) {
      const is = after.find((service) => service.id === was.id);
      expect(is?.status, was.status).toBe(ended[was.status] ?? was.status);
    }
    const domainsAfter = (await books.whmcs.getClientsDomains({ clientid: 1, ...all })).domains;
    for (const was of domains) {
      const is = domainsAfter.find((domain) => domain.id === was.id);
      expect(is?.status).toBe(was.status.startsWith("Pending") ? "Cancelled" : was.status);
      expect(is?.donotrenew).toBe(true);
    }
    expect(await refusal(books.whmcs.closeClient({ clientid: 999_999 }))).toBe("Client ID Not Found");
  });

  it("deletes a client with all that is his, and keeps the money in the books", async () => {
    const { whmcs } = books;
    const { client } = await whmcs.getClientsDetails({ clientid: 2 });
    const owner = client.users.find((user) => user.is_owner)?.email ?? "";
    const [ticket] = (await whmcs.getTickets({ clientid: 2 })).tickets;
    const [invoice] = (await whmcs.getInvoices({ userid: 2 })).invoices;
    const [service] = (await whmcs.getClientsProducts({ clientid: 2 })).products;
    const { db } = books.database;
    const sums = async () =>
      db
        .selectFrom("transactions")
        .select(({ fn }) => [fn.sum("amount_in").as("income"), fn.countAll().as("rows")])
        .executeTakeFirstOrThrow();
    const before = await sums();
    const his = await db.selectFrom("transactions").select("id").where("client_id", "=", 2).execute();
    expect(his.length).toBeGreaterThan(0);

    expect(await whmcs.deleteClient({ clientid: 2 })).toEqual({ clientid: 2 });
    await books.restart();

    expect(await refusal(books.whmcs.getClientsDetails({ clientid: 2 }))).toBe("Client Not Found");
    expect(await refusal(books.whmcs.getTicket({ ticketid: ticket?.id ?? 0 }))).toBe("Ticket ID not found");
    expect(await refusal(books.whmcs.getInvoice({ invoiceid: invoice?.id ?? 0 }))).toBe("Invoice ID Not Found");
    expect((await books.whmcs.getClientsProducts({ serviceid: service?.id ?? 0 })).products).toEqual([]);
    const rows = await books.database.db
      .selectFrom("transactions")
      .select(["client_id", "currency_id"])
      .where(
        "id",
        "in",
        his.map((row) => row.id),
      )
      .execute();
    expect(new Set(rows.map((row) => row.client_id))).toEqual(new Set([null]));
    expect(new Set(rows.map((row) => row.currency_id))).toEqual(new Set([client.currency]));
    expect(
      await books.database.db
        .selectFrom("transactions")
        .select(({ fn }) => [fn.sum("amount_in").as("income"), fn.countAll().as("rows")])
        .executeTakeFirstOrThrow(),
    ).toEqual(before);
    // The user is still one; he acts for nobody.
    expect((await books.whmcs.getUsers({ search: owner })).users).toMatchObject([{ clients: [] }]);
    expect(await refusal(books.whmcs.deleteClient({ clientid: 2 }))).toBe("Client ID Not Found");
  });

  it("deletes users who act for nobody else, and transactions, when asked to", async () => {
    const { whmcs } = books;
    const make = (email: string, owner_user_id?: number) =>
      whmcs.addClient({
        firstname: "A",
        lastname: "B",
        email,
        address1: "1",
        city: "C",
        state: "S",
        postcode: "1",
        country: "DE",
        phonenumber: "12345",
        password2: "a long password",
        owner_user_id,
      });
    const alone = await make("alone@end.example");
    const first = await make("shared@end.example");
    await make("second@end.example", first.owner_id ?? 0);
    await books.database.transaction((tx) =>
      tx
        .insertInto("transactions")
        .values({ client_id: alone.clientid, gateway: "paypal", date: "2026-11-01T00:00:00Z", amount_in: 500 })
        .execute(),
    );
    await whmcs.deleteClient({ clientid: alone.clientid, deleteusers: true, deletetransactions: true });
    await whmcs.deleteClient({ clientid: first.clientid, deleteusers: true });
    await books.restart();
    expect((await books.whmcs.getUsers({ search: "alone@end.example" })).users).toEqual([]);
    expect((await books.whmcs.getUsers({ search: "shared@end.example" })).users).toHaveLength(1);
    const left = await books.database.db
      .selectFrom("transactions")
      .select("id")
      .where("amount_in", "=", 500)
      .where("date", "=", "2026-11-01T00:00:00Z")
      .execute();
    expect(left).toEqual([]);
  });

  it("says in WHMCS's words where a client can't be deleted, and where the log has more", async () => {
    const holding = sql`create table held_clients (client_id integer not null references clients (id))`;
    await books.database.transaction(async (tx) => {
      await holding.execute(tx);
      await sql`insert into held_clients (client_id) values (4)`.execute(tx);
    });
    const said = await refusal(books.whmcs.deleteClient({ clientid: 4 }));
    await books.database.transaction((tx) => sql`drop table held_clients`.execute(tx));
    expect(said).toBe(
      `Client Delete Failed: An unexpected error occurred: see the log under ${books.references.at(-1)}`,
    );
    expect(books.failures.splice(0)).toHaveLength(1);
    expect((await books.whmcs.getClientsDetails({ clientid: 4 })).client.client_id).toBe(4);
  });

  it("leaves no answer to a custom field behind", async () => {
    const [service] = (await books.whmcs.getClientsProducts({ clientid: 3, limitnum: 1 })).products;
    const ids = await books.database.transaction(async (tx) => {
      const add = (type: string) =>
        tx.insertInto("custom_fields").values({ type, name: type }).returning("id").executeTakeFirstOrThrow();
      const client = (await add("client")).id;
      const product = (await add("product")).id;
      await tx
        .insertInto("custom_field_values")
        .values([
          { field_id: client, related_id: 3, value: "his" },
          { field_id: client, related_id: 4, value: "another's" },
          { field_id: product, related_id: service?.id ?? 0, value: "his" },
          // A service's field that has the client's own id is another's.
          { field_id: product, related_id: service?.id === 3 ? 4 : 3, value: "another's" },
        ])
        .execute();
      return [client, product];
    });
    await books.whmcs.deleteClient({ clientid: 3 });
    const left = await books.database.db
      .selectFrom("custom_field_values")
      .select("value")
      .where("field_id", "in", ids)
      .execute();
    expect(left.map((row) => row.value)).toEqual(["another's", "another's"]);
  });
});
