import { testDatabases } from "@kraken/database/testing";
import type { Whmcs } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renewDomain } from "../src/domains/lifecycle.ts";
import { renewService } from "../src/services/lifecycle.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { moneyHelpers } from "./support/money.ts";
import { refusal } from "./support/refusal.ts";
import { accountOf, domainOf, newDomain, newService, serviceOf } from "./support/services.ts";

const CALLS = 50;

/** What comes at once, at two backends on one PostgreSQL; on SQLite, which has one process, at that one. */
describe.each(testDatabases())("many calls at once, on $name", (kind) => {
  let books: TestBooks;
  let other: Whmcs;
  const { someClient, someInvoice, creditOf, invoice } = moneyHelpers(() => books);
  beforeAll(async () => {
    books = await openBooks(kind);
    other = await books.secondBackend();
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  /** Fifty calls, every other one at the second backend; answers what each said. */
  const atOnce = (call: (whmcs: Whmcs, place: number) => Promise<unknown>): Promise<string[]> =>
    Promise.all(
      Array.from({ length: CALLS }, (_, place) => refusal(call(place % 2 === 0 ? books.whmcs : other, place))),
    );
  const counted = (answers: readonly string[]) =>
    Object.fromEntries([...new Set(answers)].map((answer) => [answer, answers.filter((one) => one === answer).length]));

  it("are at two backends where the database can serve two", () => {
    expect(other === books.whmcs).toBe(books.database.dialect === "sqlite");
  });

  it("spend a balance once: ApplyCredit of all of it, on one invoice and on many", async () => {
    const clientid = await someClient();
    await books.whmcs.addCredit({ clientid, description: "A gift", amount: "40.00" });
    const invoices: number[] = [];
    for (let made = 0; made < 10; made++) invoices.push(await someInvoice(clientid, "40.00"));
    const answers = await atOnce((whmcs, place) =>
      whmcs.applyCredit({ invoiceid: invoices[place % 10] ?? 0, amount: "40.00" }),
    );
    const { done, ...refused } = counted(answers);
    expect(done).toBe(1);
    expect(Object.keys(refused).sort()).toEqual(expect.arrayContaining(["Amount exceeds customer credit balance"]));
    const read = await Promise.all(invoices.map(invoice));
    expect(read.filter(({ status, credit }) => status === "Paid" && credit === "40.00")).toHaveLength(1);
    expect(read.filter(({ status, credit }) => status === "Unpaid" && credit === "0.00")).toHaveLength(9);
    const { credits } = await other.getCredits({ clientid });
    expect([await creditOf(clientid), credits.map(({ amount }) => amount)]).toEqual(["0.00", ["40.00", "-40.00"]]);

    const [one, rich] = [await someInvoice(clientid, "25.00"), "30.00"];
    await books.whmcs.addCredit({ clientid, description: "More", amount: rich });
    expect(counted(await atOnce((whmcs) => whmcs.applyCredit({ invoiceid: one, amount: "25.00" })))).toEqual({
      done: 1,
      "Invoice Not in Unpaid Status": CALLS - 1,
    });
    expect(await creditOf(clientid)).toBe("5.00");
  });

  it("take a payment once: AddInvoicePayment with one transid", async () => {
    const clientid = await someClient();
    const invoiceid = await someInvoice(clientid, "30.00");
    const pay = (whmcs: Whmcs, to: number) =>
      whmcs.addInvoicePayment({
        invoiceid: to,
        transid: "AT-ONCE-1",
        gateway: "banktransfer",
        date: "2026-11-23T10:00:00",
        amount: "30.00",
      });
    expect(counted(await atOnce((whmcs) => pay(whmcs, invoiceid)))).toEqual({ done: CALLS });
    const paid = await invoice(invoiceid);
    expect([paid.status, paid.balance, paid.transactions.map(({ amountin }) => amountin)]).toEqual([
      "Paid",
      "0.00",
      ["30.00"],
    ]);
    expect(await creditOf(clientid)).toBe("0.00");
    const { emails } = await books.whmcs.getEmails({ clientid, subject: "Invoice Payment Confirmation" });
    expect(emails).toHaveLength(1);
  });

  it("take a payment for one invoice, though its transid comes for two clients' invoices", async () => {
    const invoices = [await someInvoice(await someClient(), "30.00"), await someInvoice(await someClient(), "30.00")];
    const answers = await atOnce((whmcs, place) =>
      whmcs.addInvoicePayment({
        invoiceid: invoices[Math.floor(place / 2) % 2] ?? 0,
        transid: "AT-ONCE-2",
        gateway: "banktransfer",
        date: "2026-11-23T10:00:00",
      }),
    );
    const refused = answers.filter((answer) => answer === "Transaction ID must be Unique").length;
    expect([24, 26]).toContain(refused);
    expect(answers.filter((answer) => answer === "done")).toHaveLength(CALLS - refused);
    expect((await Promise.all(invoices.map(invoice))).map(({ status }) => status).sort()).toEqual(["Paid", "Unpaid"]);
  });

  it("add a transaction once: AddTransaction with one transid, of an invoice and of several clients", async () => {
    const clients = [await someClient(), await someClient(), await someClient()];
    const invoiceid = await someInvoice(clients[0] ?? 0, "30.00");
    const add = (whmcs: Whmcs, transid: string, more: object) =>
      whmcs.addTransaction({ paymentmethod: "banktransfer", transid, amountin: "30.00", ...more });
    const once = { done: 1, "Transaction ID must be Unique": CALLS - 1 };
    expect(counted(await atOnce((whmcs) => add(whmcs, "AT-ONCE-3", { invoiceid })))).toEqual(once);
    expect((await invoice(invoiceid)).transactions).toHaveLength(1);
    expect(
      counted(await atOnce((whmcs, place) => add(whmcs, "AT-ONCE-4", { userid: clients[place % 3], credit: true }))),
    ).toEqual(once);
    expect((await Promise.all(clients.map(creditOf))).sort()).toEqual(["0.00", "0.00", "30.00"]);
    expect(counted(await atOnce((whmcs) => add(whmcs, "AT-ONCE-5", { currencyid: 1 })))).toEqual(once);
    expect((await books.whmcs.getTransactions({ transid: "AT-ONCE-5" })).transactions).toHaveLength(1);
  });

  it("accept an order once: AcceptOrder", async () => {
    const clientid = await someClient();
    const placed = await books.whmcs.addOrder({
      clientid,
      paymentmethod: "banktransfer",
      pid: [3],
      domain: ["at-once.com"],
      billingcycle: ["monthly"],
    });
    const answers = await atOnce((whmcs) => whmcs.acceptOrder({ orderid: placed.orderid, autosetup: true }));
    expect(counted(answers)).toEqual({ done: 1, "Order ID not found or Status not Pending": CALLS - 1 });
    const serviceid = placed.serviceids?.[0] ?? 0;
    expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Active" });
    expect((await books.whmcs.getOrders({ id: placed.orderid })).orders).toMatchObject([{ status: "Active" }]);
    const calls = await books.database.db
      .selectFrom("module_calls")
      .select(["action", "state", "attempts"])
      .where("subject", "=", "service")
      .where("subject_id", "=", serviceid)
      .execute();
    expect(calls).toEqual([{ action: "create", state: "done", attempts: 1 }]);
  });

  it("renew a service as often as it was paid, and a domain for as many years", async () => {
    const serviceid = await newService(books, { domain: "many-renewals.example" });
    await books.whmcs.moduleCreate({ serviceid });
    const domainid = await newDomain(books, "many-years.example", { status: "Active", expires_on: "2026-12-31" });
    await Promise.all(
      Array.from({ length: 24 }, (_, place) =>
        books.run((context) => renewService(context, serviceid, { reference: `many-${Math.floor(place / 3)}` })),
      ),
    );
    await Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        books.run((context) =>
          renewDomain(context, domainid, { reference: `years-${Math.floor(place / 2)}`, years: 1 }),
        ),
      ),
    );
    await books.drain();
    expect(await accountOf(books, serviceid)).toMatchObject({ renewals: 8 });
    expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2032-12-31" });
  });
});
