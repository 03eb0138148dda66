import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

const ada = {
  firstname: "Ada",
  lastname: "Lindqvist",
  address1: "Storgata 1",
  city: "Bergen",
  state: "Vestland",
  postcode: "5003",
  country: "NO",
  phonenumber: "55 12 34 56",
  password2: "a long password",
};

describe.each(testDatabases())("invoices and payments, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  let people = 0;
  const newClient = async () => {
    people += 1;
    return (await books.whmcs.addClient({ ...ada, email: `payer${people}@new.example` })).clientid;
  };
  const invoiceOf = async (userid: number, ...amounts: string[]) => {
    const itemdescription = amounts.map((_, place) => `Line ${place + 1}`);
    return (await books.whmcs.createInvoice({ userid, itemdescription, itemamount: amounts, status: "Unpaid" }))
      .invoiceid;
  };
  const read = (invoiceid: number) => books.whmcs.getInvoice({ invoiceid });
  const credit = async (clientid: number) => (await books.whmcs.getClientsDetails({ clientid })).client.credit;
  const payment = { gateway: "paypal", date: "2026-11-23T09:00:00" };

  it("makes an invoice with the specification's names, and reads it after a restart", async () => {
    const userid = await newClient();
    const made = await books.whmcs.createInvoice({
      userid,
      date: "2026-11-20",
      duedate: "2026-12-04",
      paymentmethod: "banktransfer",
      sendinvoice: true,
      status: "Unpaid",
      itemdescription: ["Hosting", "Discount"],
      itemamount: ["20.00", "-4.50"],
      itemtaxed: [true, false],
      taxrate: "19.000",
    });
    expect(made.status).toBe("Unpaid");
    await books.restart();
    expect(await read(made.invoiceid)).toMatchObject({
      userid,
      date: "2026-11-20",
      duedate: "2026-12-04",
      paymentmethod: "banktransfer",
      status: "Unpaid",
      subtotal: "15.50",
      tax: "3.80",
      total: "19.30",
      balance: "19.30",
      items: [
        { description: "Hosting", amount: "20.00", taxed: true },
        { description: "Discount", amount: "-4.50", taxed: false },
      ],
    });
  });

  it("refuses a draft that is to be sent, and a client that is none", async () => {
    const userid = await newClient();
    expect(await refusal(books.whmcs.createInvoice({ userid, draft: true, sendinvoice: true }))).toMatch(
      /^Cannot create and send/,
    );
    expect(await refusal(books.whmcs.createInvoice({ userid: 999_999 }))).toBe("Client ID Not Found");
  });

  it("changes lines, adds and deletes some, and publishes a draft", async () => {
    const userid = await newClient();
    const { invoiceid } = await books.whmcs.createInvoice({
      userid,
      draft: true,
      itemdescription: ["One", "Two"],
      itemamount: ["10.00", "5.00"],
    });
    expect((await read(invoiceid)).status).toBe("Draft");
    const [one, two] = (await read(invoiceid)).items;
    await books.whmcs.updateInvoice({
      invoiceid,
      itemdescription: { [one?.id ?? 0]: "One, changed" },
      itemamount: { [one?.id ?? 0]: "12.00" },
      itemtaxed: { [one?.id ?? 0]: false },
      newitemdescription: ["Three"],
      newitemamount: ["1.50"],
      newitemtaxed: [false],
      deletelineids: [two?.id ?? 0],
      publish: true,
      notes: "Mind the change",
    });
    const invoice = await read(invoiceid);
    expect(invoice).toMatchObject({ status: "Unpaid", total: "13.50", notes: "Mind the change" });
    expect(invoice.items.map((item) => item.description)).toEqual(["One, changed", "Three"]);
    expect(await refusal(books.whmcs.updateInvoice({ invoiceid, publish: true }))).toBe(
      "Invoice must be in Draft status to be published",
    );
    expect(await refusal(books.whmcs.updateInvoice({ invoiceid, itemdescription: { 1: "x" } }))).toMatch(
      /^Missing Variables/,
    );
    expect(await refusal(books.whmcs.updateInvoice({ invoiceid: 999_999, notes: "x" }))).toBe("Invoice ID Not Found");
    const unheard = { ...credentials, action: "UpdateInvoice", invoiceid: String(invoiceid), status: "Half Paid" };
    expect((await books.post(unheard)).json).toEqual({ result: "error", message: "Invalid status Half Paid" });
  });

  it("takes payments in parts, and becomes Paid with the last", async () => {
    const invoiceid = await invoiceOf(await newClient(), "30.00");
    await books.whmcs.addInvoicePayment({ ...payment, invoiceid, transid: "part-1", amount: "12.50" });
    expect(await read(invoiceid)).toMatchObject({ status: "Unpaid", balance: "17.50" });
    await books.whmcs.addInvoicePayment({ ...payment, invoiceid, transid: "part-2" });
    await books.restart();
    const invoice = await read(invoiceid);
    expect(invoice).toMatchObject({ status: "Paid", balance: "0.00" });
    expect(invoice.transactions.map((entry) => entry.amountin)).toEqual(["12.50", "17.50"]);
  });

  it("applies a payment once, however often it comes, and refuses its number for another invoice", async () => {
    const userid = await newClient();
    const [first, second] = [await invoiceOf(userid, "30.00"), await invoiceOf(userid, "30.00")];
    const pay = (invoiceid: number) => books.whmcs.addInvoicePayment({ ...payment, invoiceid, transid: "once" });
    for (let time = 0; time < 3; time++) await pay(first);
    expect((await read(first)).transactions).toHaveLength(1);
    expect(await credit(userid)).toBe("0.00");
    expect(await refusal(pay(second))).toBe("Transaction ID must be Unique");
    expect(await read(second)).toMatchObject({ status: "Unpaid", balance: "30.00" });
  });

  it("puts what is too much into the client's credit, and conserves it", async () => {
    const userid = await newClient();
    const invoiceid = await invoiceOf(userid, "10.00");
    await books.whmcs.addInvoicePayment({ ...payment, invoiceid, transid: "more", amount: "25.00" });
    expect(await read(invoiceid)).toMatchObject({ status: "Paid", balance: "0.00" });
    expect(await credit(userid)).toBe("15.00");
    const again = await invoiceOf(userid, "9.00");
    expect(await books.whmcs.applyCredit({ invoiceid: again, amount: "9.00" })).toMatchObject({ invoicepaid: true });
    expect([await credit(userid), (await read(again)).status]).toEqual(["6.00", "Paid"]);
  });

  it("refuses credit in WHMCS's words", async () => {
    const userid = await newClient();
    const invoiceid = await invoiceOf(userid, "10.00");
    const apply = (amount: string) => refusal(books.whmcs.applyCredit({ invoiceid, amount }));
    expect(await apply("5.00")).toBe("Amount exceeds customer credit balance");
    await books.whmcs.addCredit({ clientid: userid, description: "x", amount: "100.00" });
    expect(await apply("20.00")).toBe("Amount Exceeds Invoice Balance");
    expect(await apply("0.00")).toBe("Credit Amount to apply must be greater than zero");
    expect(await refusal(books.whmcs.applyCredit({ invoiceid: 999_999, amount: "1.00" }))).toBe("Invoice ID Not Found");
    await books.whmcs.updateInvoice({ invoiceid, status: "Cancelled" });
    expect(await apply("5.00")).toBe("Invoice Not in Unpaid Status");
    expect(await refusal(books.whmcs.addInvoicePayment({ ...payment, invoiceid, transid: "late" }))).toBe(
      "It is not possible to add a payment to an invoice that is Cancelled",
    );
  });

  it("gives credit back when an invoice is cancelled", async () => {
    const userid = await newClient();
    await books.whmcs.addCredit({ clientid: userid, description: "x", amount: "4.00" });
    const invoiceid = await invoiceOf(userid, "10.00");
    await books.whmcs.applyCredit({ invoiceid, amount: "4.00" });
    expect(await credit(userid)).toBe("0.00");
    await books.whmcs.updateInvoice({ invoiceid, status: "Cancelled" });
    expect([await credit(userid), (await read(invoiceid)).credit]).toEqual(["4.00", "0.00"]);
  });

  it("adds and takes credit, and never below zero", async () => {
    const clientid = await newClient();
    expect(await books.whmcs.addCredit({ clientid, description: "Gift", amount: "10" })).toMatchObject({
      newbalance: "10.00",
    });
    expect(
      await books.whmcs.addCredit({ clientid, description: "Back", amount: "4.25", type: "remove" }),
    ).toMatchObject({
      newbalance: "5.75",
    });
    const add = (changes: object) =>
      refusal(books.whmcs.addCredit({ clientid, description: "x", amount: "1.00", ...changes }));
    expect(await add({ amount: "99.00", type: "remove" })).toBe("Amount exceeds customer credit balance");
    expect(await add({ amount: "-1.00" })).toBe("Amount must be in decimal format: ### or ###.##");
    expect(await add({ amount: "0.00" })).toBe("No Amount Provided");
    expect(await add({ clientid: 999_999 })).toBe("Client ID Not Found");
    expect(await add({ adminid: 999_999 })).toBe("Admin ID Not Found");
    expect(await credit(clientid)).toBe("5.75");
  });

  it("records transactions, whose numbers are unique", async () => {
    const userid = await newClient();
    const invoiceid = await invoiceOf(userid, "10.00");
    const base = { paymentmethod: "banktransfer", userid, description: "By hand", transid: "T-1" };
    const made = await books.whmcs.addTransaction({ ...base, invoiceid, amountin: "10.00", fees: "0.30" });
    expect(made.transactionid).toBeGreaterThan(0);
    expect(await read(invoiceid)).toMatchObject({
      status: "Paid",
      transactions: [{ amountin: "10.00", fees: "0.30" }],
    });
    const add = (changes: object) => refusal(books.whmcs.addTransaction({ ...base, ...changes }));
    expect(await add({})).toBe("Transaction ID must be Unique");
    expect(await add({ allowduplicatetransid: true })).toBe("done");
    expect(await add({ transid: "T-2", userid: undefined })).toBe(
      "A Currency ID is required for non-customer related transactions",
    );
    expect(await add({ transid: "T-2", userid: 999_999 })).toBe("Client ID Not Found");
    expect(await add({ transid: "T-2", userid: 2, invoiceid })).toBe("User ID does not own the given Invoice ID");
    expect(await add({ transid: "T-2", currencyid: 99 })).toBe("Currency ID Not Found");
    expect(await add({ transid: "T-2", currencyid: 3 })).toBe("Currency ID does not match Client currency");
    expect(await add({ transid: "T-2", paymentmethod: "" })).toBe("Payment Method is required");
    await books.whmcs.addTransaction({ ...base, transid: "T-3", amountin: "7.00", credit: true });
    expect(await credit(userid)).toBe("7.00");
    await books.whmcs.updateTransaction({ transactionid: made.transactionid ?? 0, amountin: "6.00" });
    expect((await read(invoiceid)).balance).toBe("4.00");
  });

  it("numbers paid invoices one after the other, without gaps, also at once", async () => {
    const settings = books.database.transaction((tx) =>
      tx
        .insertInto("settings")
        .values([
          { setting: "SequentialInvoiceNumbering", value: "on" },
          { setting: "SequentialInvoiceNumberFormat", value: "K-{YEAR}-{NUMBER}" },
          { setting: "SequentialInvoiceNumberValue", value: "41" },
        ])
        .onConflict((conflict) =>
          conflict.column("setting").doUpdateSet(({ ref }) => ({ value: ref("excluded.value") })),
        )
        .execute(),
    );
    await settings;
    const ids = await Promise.all(Array.from({ length: 8 }, async () => invoiceOf(await newClient(), "5.00")));
    await Promise.all(
      ids.map((invoiceid) => books.whmcs.addInvoicePayment({ ...payment, invoiceid, transid: `seq-${invoiceid}` })),
    );
    const numbers = await Promise.all(ids.map(async (id) => (await read(id)).invoicenum));
    expect(numbers.sort()).toEqual(Array.from({ length: 8 }, (_, place) => `K-2026-${41 + place}`));
  });
});
