import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addLateFees, cancelOldInvoices } from "../src/billing/daily.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { refusal } from "./support/refusal.ts";
import { setSettings } from "./support/settings.ts";

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

describe.each(testDatabases())("what the daily run does with invoices, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("invoices a client's due services together, once", async () => {
    // The demo client has not paid for everything yet.
    await setSettings(books, { ContinuousInvoiceGeneration: "on" });
    const { products } = await books.whmcs.getClientsProducts({ clientid: 1, limitnum: 50 });
    const due = products.filter((product) => product.status === "Active" && product.billingcycle === "Monthly");
    const before = await books.whmcs.getInvoices({ userid: 1, limitnum: 100 });
    books.setTime(new Date(NOW.getTime() + 40 * 86_400_000));
    const made = await books.whmcs.genInvoices({ clientid: 1, noemails: true });
    const after = await books.whmcs.getInvoices({ userid: 1, limitnum: 100 });
    expect(made.numcreated).toBeGreaterThan(0);
    expect(after.totalresults - before.totalresults).toBe(made.numcreated);
    const known = new Set(before.invoices.map((invoice) => invoice.id));
    const lines = await Promise.all(
      after.invoices
        .filter((invoice) => !known.has(invoice.id))
        .map(async (invoice) => (await books.whmcs.getInvoice({ invoiceid: invoice.id })).items),
    );
    const invoiced = lines
      .flat()
      .filter((line) => line.type === "Hosting")
      .map((line) => line.relid);
    expect(due.filter((product) => !invoiced.includes(product.id)).map((product) => product.name)).toEqual([]);
    // What it made moves nothing until it is paid, and is not made again for the same period.
    const again = await books.whmcs.genInvoices({ clientid: 1, noemails: true });
    // The discount of the client's group is of no period: each invoice has its own.
    const periods = lines
      .flat()
      .filter((line) => line.type !== "GroupDiscount")
      .map((line) => `${line.type} ${line.relid} ${line.description}`);
    expect(new Set(periods).size).toBe(periods.length);
    for (let runs = 0; runs < 3; runs++) await books.whmcs.genInvoices({ clientid: 1, noemails: true });
    expect(again.numcreated).toBeLessThanOrEqual(made.numcreated);
    expect((await books.whmcs.genInvoices({ clientid: 1, noemails: true })).numcreated).toBe(0);
    books.setTime(NOW);
    expect(await refusal(books.whmcs.genInvoices({ clientid: 999_999 }))).toBe("Client ID Not Found");
  });

  it("charges for paying late, once, and not who is spared", async () => {
    await setSettings(books, {
      InvoiceLateFeeAmount: "10.00",
      LateFeeType: "Percentage",
      LateFeeMinimum: "2.00",
      AddLateFeeDays: "5",
    });
    const userid = (await books.whmcs.addClient({ ...ada, email: "late@new.example" })).clientid;
    const spared = (await books.whmcs.addClient({ ...ada, email: "spared@new.example" })).clientid;
    await books.whmcs.updateClient({ clientid: spared, latefeeoveride: true });
    const invoice = async (client: number) =>
      (
        await books.whmcs.createInvoice({
          userid: client,
          date: "2026-11-01",
          duedate: "2026-11-10",
          itemdescription: ["Hosting"],
          itemamount: ["50.00"],
        })
      ).invoiceid;
    const [late, other] = [await invoice(userid), await invoice(spared)];
    expect(await books.run(addLateFees)).toBeGreaterThan(0);
    expect(await books.run(addLateFees)).toBe(0);
    const { items, total } = await books.whmcs.getInvoice({ invoiceid: late });
    expect([total, items.map((line) => [line.type, line.amount])]).toEqual([
      "55.00",
      [
        ["", "50.00"],
        ["LateFee", "5.00"],
      ],
    ]);
    expect((await books.whmcs.getInvoice({ invoiceid: other })).total).toBe("50.00");
    expect(await books.run((context) => cancelOldInvoices(context, 10))).toBeGreaterThan(0);
    expect((await books.whmcs.getInvoice({ invoiceid: late })).status).toBe("Cancelled");
  });

  it("charges a fixed fee in the client's currency, so many days after the day that is due", async () => {
    const [, other] = (await books.whmcs.getCurrencies({})).currencies;
    if (!other) throw new Error("The demo has several currencies");
    await setSettings(books, {
      InvoiceLateFeeAmount: "10.00",
      LateFeeType: "Fixed Amount",
      LateFeeMinimum: "0.00",
      AddLateFeeDays: "3",
      TaxLateFee: "on",
    });
    const { clientid } = await books.whmcs.addClient({ ...ada, email: "fixed@new.example", currency: other.id });
    const { invoiceid } = await books.whmcs.createInvoice({
      userid: clientid,
      date: "2026-11-01",
      duedate: "2026-11-10",
      taxrate: "10.000",
      itemdescription: ["Hosting"],
      itemamount: ["50.00"],
      itemtaxed: [false],
    });
    const lines = async () => (await books.whmcs.getInvoice({ invoiceid })).items.map((line) => line.amount);
    books.setTime(new Date("2026-11-12T10:00:00Z"));
    await books.run(addLateFees);
    expect(await lines()).toEqual(["50.00"]);
    books.setTime(new Date("2026-11-13T10:00:00Z"));
    await books.run(addLateFees);
    const fee = Math.round(10 * Number(other.rate) * 100);
    expect(await lines()).toEqual(["50.00", (fee / 100).toFixed(2)]);
    expect((await books.whmcs.getInvoice({ invoiceid })).tax).toBe((Math.round(fee / 10) / 100).toFixed(2));
    books.setTime(NOW);
  });

  it("leaves alone what was paid in part, and counts what it cancelled", async () => {
    const { clientid } = await books.whmcs.addClient({ ...ada, email: "old@new.example" });
    const old = async () =>
      (
        await books.whmcs.createInvoice({
          userid: clientid,
          date: "2020-01-01",
          duedate: "2020-01-01",
          itemdescription: ["Hosting"],
          itemamount: ["50.00"],
        })
      ).invoiceid;
    const [untouched, begun] = [await old(), await old()];
    await books.whmcs.addCredit({ clientid, description: "x", amount: "8.00" });
    await books.whmcs.applyCredit({ invoiceid: untouched, amount: "8.00" });
    const payment = { gateway: "paypal", transid: "old-1", date: "2026-11-23T09:00:00", amount: "1.00" };
    await books.whmcs.addInvoicePayment({ invoiceid: begun, ...payment });
    expect(await books.run((context) => cancelOldInvoices(context, 2000))).toBe(1);
    const statuses = await Promise.all([untouched, begun].map((invoiceid) => books.whmcs.getInvoice({ invoiceid })));
    expect(statuses.map(({ status, credit }) => [status, credit])).toEqual([
      ["Cancelled", "0.00"],
      ["Unpaid", "0.00"],
    ]);
    expect((await books.whmcs.getClientsDetails({ clientid })).client.credit).toBe("8.00");
  });

  it("charges a stored card once, and says so when it is declined", async () => {
    const card = async (email: string, number: string) => {
      const { clientid } = await books.whmcs.addClient({ ...ada, email });
      const token = await books.run(async ({ modules }) =>
        modules.gateways.find("sandboxcard")?.tokenise({ number, expiry: "2029-12", securityCode: "" }),
      );
      if (token?.outcome !== "done") throw new Error("The sandbox takes no card");
      await books.database.transaction((tx) =>
        tx
          .insertInto("pay_methods")
          .values({
            client_id: clientid,
            type: "RemoteCreditCard",
            gateway: "sandboxcard",
            contact_type: "Client",
            contact_id: clientid,
            card_last_four: token.lastFour,
            remote_token: token.token,
            created_at: "2026-11-23T10:00:00Z",
            updated_at: "2026-11-23T10:00:00Z",
          })
          .execute(),
      );
      const made = await books.whmcs.createInvoice({ userid: clientid, itemdescription: ["x"], itemamount: ["12.00"] });
      return made.invoiceid;
    };
    const paid = await card("pays@new.example", "4242424242424242");
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => books.whmcs.capturePayment({ invoiceid: paid })),
    );
    expect(tries.some((result) => result.status === "fulfilled")).toBe(true);
    const invoice = await books.whmcs.getInvoice({ invoiceid: paid });
    expect(invoice).toMatchObject({ status: "Paid", balance: "0.00" });
    expect(invoice.transactions.map((entry) => entry.amountin)).toEqual(["12.00"]);
    expect(await refusal(books.whmcs.capturePayment({ invoiceid: paid }))).toBe("Invoice Not Found or Not Unpaid");
    const declined = await card("declines@new.example", "4000000000000002");
    expect(await refusal(books.whmcs.capturePayment({ invoiceid: declined }))).toBe("Payment Attempt Failed");
    expect((await books.whmcs.getInvoice({ invoiceid: declined })).status).toBe("Unpaid");
    // The charge happened and its answer was lost: asking again under the same reference finds it.
    const lost = await card("timesout@new.example", "4000000000009995");
    await refusal(books.whmcs.capturePayment({ invoiceid: lost }));
    await refusal(books.whmcs.capturePayment({ invoiceid: lost }));
    const charged = await books.whmcs.getInvoice({ invoiceid: lost });
    expect(charged.transactions.length).toBeLessThanOrEqual(1);
  });

  it("gives as credit what a gateway took for an invoice that was cancelled meanwhile", async () => {
    const { clientid } = await books.whmcs.addClient({ ...ada, email: "cancelled@new.example" });
    const { paymethodid } = await books.whmcs.addPayMethod({
      clientid,
      card_number: "4000000000009995",
      card_expiry: "0429",
    });
    expect(paymethodid).toBeGreaterThan(0);
    const made = await books.whmcs.createInvoice({ userid: clientid, itemdescription: ["x"], itemamount: ["12.00"] });
    // The gateway charges, and its answer is lost.
    expect(await refusal(books.whmcs.capturePayment({ invoiceid: made.invoiceid }))).toBe("Payment Attempt Pending");
    await books.whmcs.updateInvoice({ invoiceid: made.invoiceid, status: "Cancelled" });
    books.setTime(new Date(NOW.getTime() + 600_000));
    await books.drain();
    books.setTime(NOW);
    expect((await books.whmcs.getInvoice({ invoiceid: made.invoiceid })).status).toBe("Cancelled");
    expect((await books.whmcs.getClientsDetails({ clientid })).client.credit).toBe("12.00");
    const { transactions } = await books.whmcs.getTransactions({ clientid });
    expect(transactions.map((entry) => [entry.amountin, entry.invoiceid])).toEqual([["12.00", 0]]);
  });
});
