import { testDatabases } from "@kraken/database/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { invoiceWhatIsDue } from "../src/billing/daily.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { newService } from "./support/services.ts";
import { setSettings } from "./support/settings.ts";
import { newClient, payInvoice, refusal } from "./support/shop.ts";

describe.each(testDatabases())("what is invoiced when it is due, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterEach(() => books.setTime(NOW));
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const at = (day: string) => books.setTime(new Date(`${day}T10:00:00Z`));
  const invoicesOf = async (userid: number) => {
    const { invoices } = await books.whmcs.getInvoices({ userid, limitnum: 100 });
    return Promise.all(
      invoices.map(async ({ id }) => {
        const { items, duedate, subtotal, tax, total, status } = await books.whmcs.getInvoice({ invoiceid: id });
        return { id, duedate, subtotal, tax, total, status, items };
      }),
    );
  };
  const linesOf = async (userid: number) =>
    (await invoicesOf(userid)).map(({ items }) => items.map(({ type, description }) => `${type} ${description}`));
  const item = (clientid: number, description: string, more: object) =>
    books.whmcs.addBillableItem({ clientid, description, amount: "10.00", unit: "quantity", ...more });
  const generate = (clientid: number) => books.whmcs.genInvoices({ clientid, noemails: true });

  it("invoices a billable item on the next run, taxed where the installation says so, and once", async () => {
    const client = await newClient(books);
    await item(client, "A move", { amount: "45.30", invoiceaction: "nextcron", unit: "hours", quantity: 3 });
    await item(client, "Not yet", { invoiceaction: "noinvoice" });
    await setSettings(books, { TaxBillableItems: "on" });
    expect(await generate(client)).toMatchObject({ numcreated: 1 });
    await setSettings(books, { TaxBillableItems: "" });
    expect(await generate(client)).toMatchObject({ numcreated: 0, latestinvoiceid: null });
    await books.restart();
    expect(await invoicesOf(client)).toMatchObject([
      {
        duedate: "2026-11-23",
        subtotal: "45.30",
        // 19 % of 45.30 is 8.607.
        tax: "8.61",
        total: "53.91",
        items: [{ type: "Item", description: "A move", amount: "45.30", taxed: true }],
      },
    ]);
  });

  it("invoices an item so many days before it is due, together with what is due then", async () => {
    const client = await newClient(books);
    await item(client, "On the tenth", { invoiceaction: "duedate", duedate: "2026-12-10" });
    await item(client, "On the tenth too", { invoiceaction: "duedate", duedate: "2026-12-10" });
    expect((await generate(client)).numcreated).toBe(0);
    at("2026-11-26");
    expect((await generate(client)).numcreated).toBe(1);
    expect(await invoicesOf(client)).toMatchObject([{ duedate: "2026-12-10", total: "20.00", tax: "0.00" }]);
  });

  it("invoices a recurring item as often as it says", async () => {
    const client = await newClient(books);
    const more = { invoiceaction: "recur", recur: 2, recurcycle: "Months", recurfor: 3, duedate: "2026-12-31" };
    await item(client, "Care", more);
    for (const day of ["2026-12-31", "2027-02-28", "2027-04-28", "2027-06-30", "2027-08-31"]) {
      at(day);
      await generate(client);
      await generate(client);
    }
    // Two months after the last of December is the last of February, and from there the 28th.
    expect((await invoicesOf(client)).map(({ duedate }) => duedate)).toEqual([
      "2026-12-31",
      "2027-02-28",
      "2027-04-28",
    ]);
  });

  it("keeps an item for the next invoice until a service has one", async () => {
    const client = await newClient(books);
    await item(client, "A cable", { invoiceaction: "nextinvoice" });
    await generate(client);
    expect(await invoicesOf(client)).toEqual([]);
    await newService(books, {
      client_id: client,
      domain: "later.example",
      status: "Active",
      next_due_date: "2026-12-01",
      next_invoice_date: "2026-12-01",
    });
    await generate(client);
    const [lines, ...others] = await linesOf(client);
    expect(others).toEqual([]);
    expect(lines?.map((line) => line.split(" ")[0])).toEqual(["Hosting", "Item"]);
    expect(lines?.[1]).toBe("Item A cable");
  });

  it("does not invoice a service again while its last invoice is unpaid, unless that is wanted", async () => {
    const client = await newClient(books);
    const service = await newService(books, {
      client_id: client,
      status: "Active",
      next_due_date: "2026-12-01",
      next_invoice_date: "2026-12-01",
    });
    await generate(client);
    at("2027-01-10");
    expect((await generate(client)).numcreated).toBe(0);
    await setSettings(books, { ContinuousInvoiceGeneration: "on" });
    expect((await generate(client)).numcreated).toBe(1);
    await setSettings(books, { ContinuousInvoiceGeneration: "" });
    const made = await invoicesOf(client);
    expect(made.map(({ duedate }) => duedate)).toEqual(["2026-12-01", "2027-01-01"]);
    for (const { id } of made) await payInvoice(books, id, `continuous-${id}`);
    const [paid] = (await books.whmcs.getClientsProducts({ serviceid: service })).products;
    expect(paid?.nextduedate).toBe("2027-02-01");
  });

  it("keeps every thing of a client apart who wants that", async () => {
    const client = await newClient(books);
    await books.whmcs.updateClient({ clientid: client, separateinvoices: true });
    for (const domain of ["one.example", "two.example"]) {
      const due = { next_due_date: "2026-12-01", next_invoice_date: "2026-12-01" };
      await newService(books, { client_id: client, domain, status: "Active", ...due });
    }
    expect((await generate(client)).numcreated).toBe(2);
    expect((await linesOf(client)).map((lines) => lines.length)).toEqual([1, 1]);
  });

  it("invoices what is named, and nothing else", async () => {
    const client = await newClient(books);
    const due = { next_due_date: "2026-12-01", next_invoice_date: "2026-12-01", status: "Active", client_id: client };
    const [one, two] = [await newService(books, due), await newService(books, due)];
    await item(client, "Something", { invoiceaction: "nextcron" });
    expect(await books.whmcs.genInvoices({ serviceids: [one], noemails: true })).toMatchObject({ numcreated: 1 });
    expect((await invoicesOf(client)).map(({ items }) => items.map(({ relid }) => relid))).toEqual([[one]]);
    await generate(client);
    expect((await invoicesOf(client)).flatMap(({ items }) => items.map(({ relid }) => relid))).toContain(two);
    expect(await refusal(books.whmcs.genInvoices({ clientid: 999_999 }))).toBe("Client ID Not Found");
  });

  it("invoices each thing once when two runs meet", async () => {
    const client = await newClient(books);
    const due = { next_due_date: "2026-12-01", next_invoice_date: "2026-12-01", status: "Active", client_id: client };
    await newService(books, due);
    await item(client, "Something", { invoiceaction: "nextcron" });
    const second = await books.secondBackend();
    const runs = [books.whmcs, second].flatMap((whmcs) =>
      Array.from({ length: 5 }, () => whmcs.genInvoices({ clientid: client, noemails: true })),
    );
    const made = await Promise.all(runs);
    expect(made.reduce((sum, { numcreated }) => sum + numcreated, 0)).toBe(2);
    expect((await linesOf(client)).flat()).toHaveLength(2);
  });

  it("looks as far ahead as it is told", async () => {
    const client = await newClient(books);
    const due = { next_due_date: "2027-01-20", next_invoice_date: "2027-01-20", status: "Active", client_id: client };
    await newService(books, due);
    await books.run((context) => invoiceWhatIsDue(context, { days: 57, clientId: client }));
    expect(await invoicesOf(client)).toEqual([]);
    await books.run((context) => invoiceWhatIsDue(context, { days: 58, clientId: client }));
    expect((await invoicesOf(client)).map(({ duedate }) => duedate)).toEqual(["2027-01-20"]);
  });
});
