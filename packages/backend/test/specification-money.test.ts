import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { moneyHelpers } from "./support/money.ts";
import { speaker } from "./support/specification.ts";

type Row = Record<string, unknown>;

/** On the wire, as whoever has nothing but the specification writes it; read back by another action after a restart. */
describe.each(testDatabases())("money by the specification's names, on $name", (kind) => {
  let books: TestBooks;
  const { say, unsaid } = speaker(() => books, "Billing & Invoicing");
  const { someClient, someInvoice, creditOf, invoice } = moneyHelpers(() => books);
  beforeAll(async () => {
    books = await openBooks(kind, 5);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const lines = {
    "itemdescription[0]": "Hosting",
    "itemdescription[1]": "Set-up",
    "itemamount[0]": "20.00",
    "itemamount[1]": "5.50",
    "itemtaxed[0]": "true",
    "itemtaxed[1]": "false",
  };

  it("CreateInvoice, GetInvoice, GetInvoices and UpdateInvoice", async () => {
    const userid = await someClient();
    const basics = { userid, date: "2026-11-20", duedate: "2026-12-04", paymentmethod: "banktransfer" };
    const made = await say("CreateInvoice", { ...basics, sendinvoice: "true", status: "Unpaid", ...lines });
    expect(made).toEqual({ result: "success", invoiceid: expect.any(Number), status: "Unpaid" });
    const invoiceid = Number(made.invoiceid);
    const other = Number(
      (await say("CreateInvoice", { ...basics, status: "Unpaid", ...lines, "itemamount[0]": "1.00" })).invoiceid,
    );
    await books.restart();
    expect(await say("GetInvoice", { invoiceid })).toMatchObject({
      result: "success",
      ...{
        invoiceid,
        userid,
        date: "2026-11-20",
        duedate: "2026-12-04",
        status: "Unpaid",
        total: "25.50",
        balance: "25.50",
      },
      items: {
        item: [
          { description: "Hosting", amount: "20.00", taxed: 1 },
          { description: "Set-up", amount: "5.50", taxed: 0 },
        ],
      },
      transactions: "",
    });
    expect((await books.whmcs.getEmails({ clientid: userid })).emails.map(({ subject }) => subject)).toContain(
      "Customer Invoice",
    );
    const listed = async (more: Record<string, string | number>) => {
      const { invoices, ...counts } = await say("GetInvoices", { userid, ...more });
      return { ...counts, ids: (invoices as { invoice: Row[] }).invoice.map(({ id }) => id) };
    };
    expect(await listed({ status: "Unpaid", orderby: "total", order: "desc", limitstart: 0, limitnum: 1 })).toEqual({
      result: "success",
      ...{ totalresults: 2, startnumber: 0, numreturned: 1, ids: [invoiceid] },
    });
    expect((await listed({ orderby: "invoicenum", order: "asc", limitstart: 1 })).ids).toEqual([other]);
    expect((await listed({ status: "Collections" })).ids).toEqual([]);
    const changed = {
      invoiceid,
      date: "2026-11-21",
      duedate: "2026-12-05",
      paymentmethod: "paypal",
      status: "Collections",
    };
    const [line] = (await invoice(invoiceid)).items;
    const lineChanges = {
      [`itemdescription[${line?.id}]`]: "Hosting, a month",
      [`itemamount[${line?.id}]`]: "21.00",
      [`itemtaxed[${line?.id}]`]: "false",
    };
    expect(await say("UpdateInvoice", { ...changed, ...lineChanges, userid, sendinvoice: "true" })).toEqual({
      result: "success",
      invoiceid,
    });
    await books.restart();
    expect((await listed({ status: "Collections" })).ids).toEqual([invoiceid]);
    expect(await say("GetInvoice", { invoiceid })).toMatchObject({
      date: "2026-11-21",
      duedate: "2026-12-05",
      paymentmethod: "paypal",
      total: "26.50",
      items: {
        item: [
          { description: "Hosting, a month", amount: "21.00", taxed: 0 },
          { description: "Set-up", amount: "5.50" },
        ],
      },
    });
    const mails = (await books.whmcs.getEmails({ clientid: userid })).emails.filter(
      ({ subject }) => subject === "Customer Invoice",
    );
    expect(mails).toHaveLength(2);
    expect(await say("UpdateInvoice", { invoiceid, userid: 1 })).toEqual({
      result: "error",
      message: "User ID does not own the given Invoice ID",
    });
  });

  it("AddInvoicePayment, AddTransaction and GetTransactions", async () => {
    const clientid = await someClient();
    const [first, second] = [await someInvoice(clientid, "30.00"), await someInvoice(clientid, "12.00")];
    const payment = {
      invoiceid: first,
      transid: "SPEC-1",
      amount: "30.00",
      gateway: "paypal",
      date: "2026-11-22 08:30:00",
    };
    expect(await say("AddInvoicePayment", payment)).toEqual({ result: "success" });
    const transaction = {
      ...{ userid: clientid, description: "By hand", amountin: "12.00", amountout: "0.00", invoiceid: second },
      ...{ date: "2026-11-23 09:15:00", gateway: "banktransfer", transid: "SPEC-2", fees: "0.40", netamount: "11.60" },
    };
    const added = await say("AddTransaction", transaction);
    expect(added).toEqual({ result: "success", transactionid: expect.stringMatching(/^\d+$/) });
    await books.restart();
    const listed = async (more: Record<string, string | number>) => {
      const { transactions, ...counts } = await say("GetTransactions", { clientid, ...more });
      return { ...counts, rows: (transactions as { transaction: Row[] }).transaction };
    };
    expect(await listed({ orderby: "amount", order: "desc", limitstart: 0, limitnum: 1 })).toMatchObject({
      ...{ totalresults: 2, startnumber: 0, numreturned: 1 },
      rows: [{ transid: "SPEC-1", date: "2026-11-22 08:30:00", gateway: "paypal", amountin: "30.00" }],
    });
    expect((await listed({ invoiceid: second, transid: "SPEC-2" })).rows).toMatchObject([
      {
        id: added.transactionid,
        description: "By hand",
        amountin: "12.00",
        fees: "0.40",
        amountout: "0.00",
        date: "2026-11-23 09:15:00",
      },
    ]);
    expect((await listed({ orderby: "date", order: "asc" })).rows.map(({ transid }) => transid)).toEqual([
      "SPEC-1",
      "SPEC-2",
    ]);
    expect([(await invoice(first)).status, (await invoice(second)).status]).toEqual(["Paid", "Paid"]);
  });

  it("AddCredit and GetCredits, and the errors that the reference lists, letter for letter", async () => {
    const clientid = await someClient();
    const credit = { clientid, description: "A gift", amount: "12.50" };
    expect(await say("AddCredit", credit)).toEqual({ result: "success", newbalance: "12.50" });
    await books.restart();
    expect(await say("GetCredits", { clientid })).toMatchObject({
      ...{ result: "success", totalresults: "1", clientid: String(clientid) },
      credits: { credit: [{ description: "A gift", amount: "12.50" }] },
    });
    expect(await creditOf(clientid)).toBe("12.50");
    const refused = async (action: string, fields: Record<string, string | number>) =>
      (await say(action, fields)).message;
    expect(await refused("AddCredit", { ...credit, type: "lend" })).toBe("Type can only be add or remove");
    expect(await refused("AddCredit", { ...credit, date: "2026-02-30" })).toBe("Date Format is not Valid");
    expect(await refused("AddCredit", { ...credit, amount: "ten" })).toBe(
      "Amount must be in decimal format: ### or ###.##",
    );
    expect(await refused("AddCredit", { ...credit, clientid: 0 })).toBe("Client ID Not Found");
    const draft = { userid: clientid, draft: "1", sendinvoice: "1", ...lines };
    expect(await refused("CreateInvoice", draft)).toBe(
      "Cannot create and send a draft invoice in a single API request. Please create and send separately.",
    );
    const invoiceid = await someInvoice(clientid, "1.00");
    expect(await refused("UpdateInvoice", { invoiceid, "itemamount[1]": "2.00" })).toBe(
      "Missing Variables: itemdescription, itemamount and itemtaxed are required for each item being changed",
    );
    expect(await refused("AddOrder", { clientid, paymentmethod: "banktransfer", pid: "one" })).toBe(
      "Expecting parameter 'pid' to be an array",
    );
  });

  it("says by which documented switches mail and credit go", async () => {
    const clientid = await someClient();
    await books.whmcs.addCredit({ clientid, description: "A gift", amount: "5.00" });
    const made = await say("CreateInvoice", { userid: clientid, status: "Unpaid", autoapplycredit: "1", ...lines });
    expect(await invoice(Number(made.invoiceid))).toMatchObject({ credit: "5.00", balance: "20.50" });
    const subjects = async () =>
      (await books.whmcs.getEmails({ clientid })).emails
        .map(({ subject }) => subject)
        .filter((subject) => !subject.startsWith("Welcome"));
    const payment = { invoiceid: Number(made.invoiceid), transid: "quiet", gateway: "paypal", date: "2026-11-23" };
    await say("AddInvoicePayment", { ...payment, noemail: "1" });
    expect([(await invoice(payment.invoiceid)).status, await subjects()]).toEqual(["Paid", []]);
    const draft = Number((await say("CreateInvoice", { userid: clientid, draft: "1", ...lines })).invoiceid);
    await say("UpdateInvoice", { invoiceid: draft, publishandsendemail: "1" });
    expect([(await invoice(draft)).status, await subjects()]).toEqual(["Unpaid", ["Customer Invoice"]]);
  });

  it("lists the ways to pay", async () => {
    const { paymentmethods, ...counts } = await say("GetPaymentMethods", {});
    const { paymentmethod } = paymentmethods as { paymentmethod: Row[] };
    expect(counts).toEqual({ result: "success", totalresults: paymentmethod.length });
    expect(paymentmethod).toContainEqual({ module: "banktransfer", displayname: expect.any(String) });
  });

  it("leaves none of their actions and parameters out", () => {
    expect(unsaid()).toEqual([]);
  });
});
