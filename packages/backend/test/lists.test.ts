import { type AnyAction, actions } from "@kraken/contract";
import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";

describe.each(testDatabases())("what is read, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 200);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const raw = async (action: AnyAction, params: Record<string, string> = {}) => {
    const { json } = await books.post({ ...credentials, action: action.name, responsetype: "json", ...params });
    return json ?? {};
  };

  it("keeps the documented forms of answers", async () => {
    const products = await raw(actions.getClientsProducts, { clientid: "1" });
    expect(products).toMatchObject({
      clientid: "1",
      serviceid: null,
      startnumber: 0,
      products: { product: expect.any(Array) },
    });
    expect(typeof products.totalresults).toBe("string");
    expect(await raw(actions.getClientsDomains, { clientid: "1", domain: "no.such.example" })).toMatchObject({
      domains: "",
    });
    expect(await raw(actions.getCurrencies)).toMatchObject({
      currencies: { currency: [{ id: "1", code: "USD", rate: "1.00000" }, { code: "EUR" }, { code: "GBP" }] },
    });
    const methods = await raw(actions.getPaymentMethods);
    expect(methods).toMatchObject({
      totalresults: 4,
      paymentmethods: { paymentmethod: [{ module: "banktransfer" }, {}, {}, {}] },
    });
    const invoices = await raw(actions.getInvoices, { status: "Unpaid", limitnum: "1" });
    expect(invoices).toMatchObject({ invoices: { invoice: [{ datepaid: "0000-00-00 00:00:00", status: "Unpaid" }] } });
  });

  it("says in an invoice what its lines and transactions come to", async () => {
    const cents = (amount: string) => Math.round(Number(amount) * 100);
    const { invoices } = await books.whmcs.getInvoices({ limitnum: 200 });
    expect(invoices.length).toBeGreaterThan(40);
    for (const { id } of invoices) {
      const invoice = await books.whmcs.getInvoice({ invoiceid: id });
      const lines = invoice.items.reduce((sum, line) => sum + cents(line.amount), 0);
      const paid = invoice.transactions.reduce((sum, entry) => sum + cents(entry.amountin) - cents(entry.amountout), 0);
      expect(lines).toBe(cents(invoice.subtotal));
      const gross = cents(invoice.subtotal) + cents(invoice.tax) + cents(invoice.tax2);
      expect(gross - cents(invoice.credit)).toBe(cents(invoice.total));
      expect(cents(invoice.total) - paid).toBe(cents(invoice.balance));
      if (invoice.status === "Paid") expect(invoice.balance).toBe("0.00");
    }
  });

  it("filters and sorts invoices", async () => {
    for (const status of ["Draft", "Unpaid", "Paid", "Cancelled", "Refunded", "Collections", "Payment Pending"]) {
      const { invoices } = await books.whmcs.getInvoices({ status });
      expect(invoices.length, status).toBeGreaterThan(0);
      expect(new Set(invoices.map((invoice) => invoice.status))).toEqual(new Set([status]));
    }
    const overdue = await books.whmcs.getInvoices({ status: "Overdue", limitnum: 100 });
    expect(overdue.invoices.length).toBeGreaterThan(0);
    expect(
      overdue.invoices.every((invoice) => invoice.status === "Unpaid" && (invoice.duedate ?? "") < "2026-11-23"),
    ).toBe(true);
    const { invoices } = await books.whmcs.getInvoices({ orderby: "total", order: "desc", limitnum: 50 });
    const totals = invoices.map((invoice) => Number(invoice.total));
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    await expect(books.whmcs.getInvoice({ invoiceid: 999_999 })).rejects.toSatisfy(
      (error) => error instanceof ActionError && error.is("Invoice ID Not Found"),
    );
  });

  it("finds services by client, id, product, domain and user name", async () => {
    const { products } = await books.whmcs.getClientsProducts({ clientid: 1, limitnum: 50 });
    const named = products.find((product) => product.domain !== "" && product.username !== "");
    if (!named) throw new Error("The demo client has no service with a domain and a user name");
    const by = async (params: object) =>
      (await books.whmcs.getClientsProducts(params)).products.map((product) => product.id);
    expect(await by({ serviceid: named.id })).toEqual([named.id]);
    expect(await by({ domain: named.domain.toUpperCase(), clientid: 1 })).toContain(named.id);
    expect(await by({ username: named.username })).toContain(named.id);
    expect(await by({ pid: named.pid, clientid: 1 })).toContain(named.id);
    expect(await by({ serviceid: named.id, clientid: 2 })).toEqual([]);
  });

  it("has services in every state", async () => {
    const states = new Set<string>();
    for await (const service of books.whmcs.paginate.getClientsProducts({})) states.add(service.status);
    expect([...states].sort()).toEqual([
      "Active",
      "Cancelled",
      "Completed",
      "Fraud",
      "Pending",
      "Suspended",
      "Terminated",
    ]);
  });

  it("lists products with prices in every currency, and not offered as -1.00", async () => {
    const { products } = await books.whmcs.getProducts();
    expect(products.length).toBeGreaterThanOrEqual(8);
    expect(new Set(products.map((product) => product.gid)).size).toBe(3);
    for (const product of products) expect(Object.keys(product.pricing)).toEqual(["USD", "EUR", "GBP"]);
    expect(
      products.some((product) => Object.values(product.pricing).some((price) => price.triennially === "-1.00")),
    ).toBe(true);
    expect(products.some((product) => product.configoptions.length > 0)).toBe(true);
    const [first, second] = products;
    const chosen = await books.whmcs.getProducts({ pid: [first?.pid ?? 0, second?.pid ?? 0] });
    expect(chosen.products.map((product) => product.pid).sort()).toEqual([first?.pid, second?.pid].sort());
  });

  it("lists announcements, newest first", async () => {
    const { announcements } = await books.whmcs.getAnnouncements();
    const dates = announcements.map((row) => row.date ?? "");
    expect(announcements.length).toBeGreaterThan(4);
    expect(dates).toEqual([...dates].sort().reverse());
    const page = await books.whmcs.getAnnouncements({ limitstart: 2, limitnum: 1 });
    expect(page.announcements.map((row) => row.id)).toEqual([announcements[2]?.id]);
  });

  it("never takes a limit beyond a thousand, or below one, at its word", async () => {
    expect((await books.whmcs.getClients({ limitnum: 1_000_000 })).numreturned).toBeLessThanOrEqual(1000);
    expect((await books.whmcs.getClients({ limitnum: -5, limitstart: -3 })).startnumber).toBe(0);
  });
});
