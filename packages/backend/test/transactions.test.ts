import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newClient, refusal } from "./support/shop.ts";

describe.each(testDatabases())("transactions, credits and billable items, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const pay = (userid: number, transid: string, date: string, amountin: string) =>
    books.whmcs.addTransaction({ paymentmethod: "paypal", userid, transid, date, amountin, fees: "0.10" });

  it("lists a client's transactions with every field, after a restart", async () => {
    const clientid = await newClient(books);
    const { invoiceid } = await books.whmcs.createInvoice({
      userid: clientid,
      itemdescription: ["Work"],
      itemamount: ["45.90"],
      status: "Unpaid",
    });
    await books.whmcs.addInvoicePayment({
      invoiceid,
      transid: "list-1",
      gateway: "paypal",
      date: "2026-11-20T06:41:11",
      fees: "1.20",
    });
    await books.restart();
    const answer = await books.whmcs.getTransactions({ clientid });
    expect(answer).toMatchObject({ totalresults: 1, startnumber: 0, numreturned: 1 });
    expect(answer.transactions).toEqual([
      {
        id: expect.any(Number),
        userid: clientid,
        currency: 0,
        gateway: "paypal",
        date: "2026-11-20T06:41:11",
        description: "Invoice Payment",
        amountin: "45.90",
        fees: "1.20",
        amountout: "0.00",
        rate: expect.stringMatching(/^\d+\.\d{5}$/),
        transid: "list-1",
        invoiceid,
        refundid: 0,
      },
    ]);
    expect((await books.whmcs.getTransactions({ invoiceid })).transactions.map(({ transid }) => transid)).toEqual([
      "list-1",
    ]);
    expect((await books.whmcs.getTransactions({ transid: "list-1" })).totalresults).toBe(1);
    expect(await books.whmcs.getTransactions({ transid: "no such" })).toMatchObject({
      totalresults: 0,
      numreturned: 0,
      transactions: [],
    });
  });

  it("pages and sorts with the specification's names, and answers all without them", async () => {
    const clientid = await newClient(books);
    for (let place = 0; place < 30; place++) {
      const day = String(1 + ((place * 11) % 28)).padStart(2, "0");
      await pay(clientid, `page-${place}`, `2026-10-${day}`, `${(place * 11) % 30}.50`);
    }
    const all = await books.whmcs.getTransactions({ clientid });
    expect(all).toMatchObject({ totalresults: 30, startnumber: 0, numreturned: 30 });
    expect(all.transactions.map(({ transid }) => transid)).toEqual(
      Array.from({ length: 30 }, (_, place) => `page-${place}`),
    );

    const page = await books.whmcs.getTransactions({
      clientid,
      limitstart: 5,
      limitnum: 3,
      orderby: "amount",
      order: "desc",
    });
    expect(page).toMatchObject({ totalresults: 30, startnumber: 5, numreturned: 3 });
    expect(page.transactions.map(({ amountin }) => amountin)).toEqual(["24.50", "23.50", "22.50"]);

    const byDate = await books.whmcs.getTransactions({ clientid, orderby: "date", order: "asc", limitnum: 100 });
    const days = byDate.transactions.map(({ date }) => date ?? "");
    expect(days).toEqual([...days].sort());
    expect(days[0]).toMatch(/^2026-10-01/);
    const backwards = await books.whmcs.getTransactions({ clientid, orderby: "date", order: "desc", limitstart: 0 });
    expect(backwards).toMatchObject({ numreturned: 25, totalresults: 30 });
    expect(backwards.transactions[0]?.date).toMatch(/^2026-10-28/);
    expect((await books.whmcs.getTransactions({ clientid, limitstart: 28 })).numreturned).toBe(2);
  });

  it("lists credits that were added and used", async () => {
    const clientid = await newClient(books);
    expect(await books.whmcs.getCredits({ clientid })).toMatchObject({ totalresults: 0, clientid, credits: [] });
    await books.whmcs.addCredit({ clientid, description: "A present", amount: "10.00", date: "2026-11-01" });
    const { invoiceid } = await books.whmcs.createInvoice({
      userid: clientid,
      itemdescription: ["Work"],
      itemamount: ["25.00"],
      status: "Unpaid",
    });
    await books.whmcs.applyCredit({ invoiceid, amount: "4.50" });
    await books.restart();
    expect(await books.whmcs.getCredits({ clientid })).toMatchObject({
      totalresults: 2,
      clientid,
      credits: [
        { date: "2026-11-01", description: "A present", amount: "10.00", relid: 0 },
        {
          date: "2026-11-23",
          description: `Credit Applied to Invoice #${invoiceid}`,
          amount: "-4.50",
          relid: invoiceid,
        },
      ],
    });
    expect(await refusal(books.whmcs.getCredits({ clientid: 999_999 }))).toBe("Client ID Not Found");
  });

  const kept = (id: number) =>
    books.database.db.selectFrom("billable_items").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

  it("keeps billable items, which no documented action reads", async () => {
    const clientid = await newClient(books);
    const { billableid } = await books.whmcs.addBillableItem({
      clientid,
      description: "Help with a move",
      amount: "10.00",
      unit: "hours",
      quantity: 2.25,
      invoiceaction: "recur",
      recur: 1,
      recurcycle: "Months",
      recurfor: 12,
      duedate: "2026-12-01",
    });
    const plain = await books.whmcs.addBillableItem({
      clientid,
      description: "A cable",
      amount: "7.35",
      unit: "quantity",
    });
    await books.restart();
    expect(await kept(billableid)).toMatchObject({
      client_id: clientid,
      description: "Help with a move",
      quantity: 225,
      unit: "hours",
      amount: 1000,
      invoice_action: "recur",
      recur: 1,
      recur_cycle: "Months",
      recur_for: 12,
      due_date: "2026-12-01",
      invoice_count: 0,
    });
    expect(await kept(plain.billableid)).toMatchObject({
      quantity: 100,
      amount: 735,
      invoice_action: "noinvoice",
      due_date: null,
    });
  });

  it("refuses billable items in WHMCS's words", async () => {
    const clientid = await newClient(books);
    const item = { clientid: String(clientid), description: "Work", amount: "1.00", unit: "hours" };
    const answer = async (changes: Record<string, string>) => {
      const { identifier, secret } = { identifier: "test-identifier", secret: "test-secret" };
      const { json } = await books.post({ action: "AddBillableItem", identifier, secret, ...item, ...changes });
      return json?.message ?? json?.status;
    };
    expect(await answer({})).toBe("success");
    expect(await answer({ clientid: "999999" })).toBe("Client ID not Found");
    expect(await answer({ description: " " })).toBe("You must provide a description");
    expect(await answer({ invoiceaction: "never" })).toBe("Invalid Invoice Action");
    expect(await answer({ invoiceaction: "recur", duedate: "2026-12-01" })).toBe(
      "Recurring must have a unit, cycle and limit",
    );
    expect(await answer({ invoiceaction: "recur", recur: "1", recurcycle: "Fortnights", recurfor: "2" })).toBe(
      "Recurring must have a unit, cycle and limit",
    );
    expect(await answer({ invoiceaction: "duedate" })).toBe("Due date is required");
    expect(await answer({ unit: "kilos" })).toBe("Invalid Unit, please specify either 'hours' or 'quantity'");
    expect(await answer({ unit: "" })).toBe("Invalid Unit, please specify either 'hours' or 'quantity'");
    expect(await answer({ invoiceaction: "duedate", duedate: "01/12/2026" })).toBe(
      "Invalid Date Format - Expected: 'YYYY-mm-dd'",
    );
  });
});
