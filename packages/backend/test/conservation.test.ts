import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wrongsIn } from "./long/audit.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { moneyHelpers } from "./support/money.ts";
import { refusal } from "./support/refusal.ts";
import { setSettings } from "./support/settings.ts";

describe.each(testDatabases())("money is conserved when invoices change after the fact, on $name", (kind) => {
  let books: TestBooks;
  const { someClient, someInvoice, pay, creditOf, invoice } = moneyHelpers(() => books);
  beforeAll(async () => {
    books = await openBooks(kind, 5);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    // Staff say Paid here where nothing was paid.
    const paid = "a paid invoice on which something is left to pay";
    const net = "an invoice whose subtotal is not the sum of its lines";
    // What the helper gives clients who are to have ordered before.
    const helped = "an order without anything in it";
    expect(await wrongsIn(books.database, [paid, net, helped])).toEqual([]);
    await books.close();
  });

  const rich = async (amount: string) => {
    const clientid = await someClient();
    await books.whmcs.addCredit({ clientid, description: "A gift", amount });
    return clientid;
  };
  const firstLine = async (invoiceid: number) => (await invoice(invoiceid)).items[0]?.id ?? 0;
  const setPrice = async (invoiceid: number, amount: string) => {
    const line = await firstLine(invoiceid);
    return books.whmcs.updateInvoice({
      invoiceid,
      itemdescription: { [line]: "Work" },
      itemamount: { [line]: amount },
      itemtaxed: { [line]: false },
    });
  };

  it("gives credit back that an invoice does not need any more, and pays it with what is left", async () => {
    const clientid = await rich("30.00");
    const invoiceid = await someInvoice(clientid, "40.00");
    await books.whmcs.applyCredit({ invoiceid, amount: "30.00" });
    await setPrice(invoiceid, "12.00");
    await books.restart();
    expect(await invoice(invoiceid)).toMatchObject({ status: "Paid", credit: "12.00", balance: "0.00" });
    expect(await creditOf(clientid)).toBe("18.00");
    const { credits } = await books.whmcs.getCredits({ clientid });
    expect(credits.map(({ amount, relid }) => [amount, relid])).toEqual([
      ["30.00", 0],
      ["-30.00", invoiceid],
      ["18.00", invoiceid],
    ]);
  });

  it("uses as much credit as UpdateInvoice says, refuses more than there is or is to pay, and gives back the rest", async () => {
    const clientid = await rich("30.00");
    const invoiceid = await someInvoice(clientid, "40.00");
    const set = async (credit: string) => {
      await books.whmcs.updateInvoice({ invoiceid, credit });
      return [(await invoice(invoiceid)).credit, await creditOf(clientid)];
    };
    expect(await set("25.00")).toEqual(["25.00", "5.00"]);
    expect(await set("10.00")).toEqual(["10.00", "20.00"]);
    expect(await set("-4.00")).toEqual(["0.00", "30.00"]);
    const more = (credit: string) => refusal(books.whmcs.updateInvoice({ invoiceid, credit, notes: "More" }));
    expect(await more("30.01")).toBe("Amount exceeds customer credit balance");
    await books.whmcs.addCredit({ clientid, description: "Another gift", amount: "20.00" });
    expect(await more("40.01")).toBe("Amount Exceeds Invoice Balance");
    expect(await invoice(invoiceid)).toMatchObject({ credit: "0.00", notes: "" });
    expect(await set("30.00")).toEqual(["30.00", "20.00"]);
    expect(await set("30.00")).toEqual(["30.00", "20.00"]);
    expect((await invoice(invoiceid)).status).toBe("Unpaid");
    await setPrice(invoiceid, "30.00");
    expect(await invoice(invoiceid)).toMatchObject({ status: "Paid", balance: "0.00" });
  });

  it("uses credit by UpdateInvoice for unpaid invoices and drafts alone, by the status that the same call sets", async () => {
    const clientid = await rich("30.00");
    const invoiceid = await someInvoice(clientid, "10.00");
    const set = async (changes: {
      credit: string;
      status?: "Unpaid" | "Paid" | "Cancelled" | "Refunded" | "Collections";
    }) => [
      await refusal(books.whmcs.updateInvoice({ invoiceid, ...changes })),
      (await invoice(invoiceid)).status,
      (await invoice(invoiceid)).credit,
      await creditOf(clientid),
    ];
    const no = "Invoice Not in Unpaid Status";
    expect(await set({ credit: "4.00", status: "Cancelled" })).toEqual([no, "Unpaid", "0.00", "30.00"]);
    for (const status of ["Cancelled", "Refunded", "Collections"] as const) {
      await books.whmcs.updateInvoice({ invoiceid, status });
      expect(await set({ credit: "4.00" })).toEqual([no, status, "0.00", "30.00"]);
    }
    expect(await set({ credit: "4.00", status: "Unpaid" })).toEqual(["done", "Unpaid", "4.00", "26.00"]);
    expect(await set({ credit: "6.00", status: "Paid" })).toEqual(["done", "Paid", "6.00", "24.00"]);
    expect(await set({ credit: "7.00" })).toEqual([no, "Paid", "6.00", "24.00"]);
    // What is given back, or stays, may be said of every invoice.
    expect(await set({ credit: "6.00" })).toEqual(["done", "Paid", "6.00", "24.00"]);
    expect(await set({ credit: "1.00" })).toEqual(["done", "Paid", "1.00", "29.00"]);
    expect(await set({ credit: "0.00", status: "Cancelled" })).toEqual(["done", "Cancelled", "0.00", "30.00"]);
    const lines = { itemdescription: ["Work"], itemamount: ["10.00"], itemtaxed: [false] };
    const draft = (await books.whmcs.createInvoice({ userid: clientid, draft: true, ...lines })).invoiceid;
    await books.whmcs.updateInvoice({ invoiceid: draft, credit: "3.00" });
    expect(await refusal(books.whmcs.updateInvoice({ invoiceid: draft, credit: "10.01" }))).toBe(
      "Amount Exceeds Invoice Balance",
    );
    expect(await invoice(draft)).toMatchObject({ status: "Draft", credit: "3.00", balance: "7.00" });
    expect(await creditOf(clientid)).toBe("27.00");
  });

  it("takes a payment without an amount only of what is left to pay, or of an unpaid invoice of nothing", async () => {
    const userid = await someClient();
    const invoiceid = await someInvoice(userid, "10.00");
    const no = "Amount is not valid";
    await pay(invoiceid, "left-1");
    expect([await refusal(pay(invoiceid, "left-2")), await refusal(pay(invoiceid, "left-2", "0"))]).toEqual([no, no]);
    await books.whmcs.krakenRefundInvoice({ invoiceid, type: "Credit" });
    expect((await invoice(invoiceid)).status).toBe("Refunded");
    expect(await refusal(pay(invoiceid, "left-2"))).toBe(no);
    expect((await invoice(invoiceid)).transactions).toHaveLength(2);
    const below = await someInvoice(userid, "-5.00");
    for (const status of ["Paid", "Unpaid"] as const) {
      if (status === "Unpaid") await books.whmcs.updateInvoice({ invoiceid: below, status });
      expect(await invoice(below)).toMatchObject({ status, balance: "-5.00" });
      expect(await refusal(pay(below, "left-2"))).toBe(no);
    }
    expect((await invoice(below)).transactions).toEqual([]);
    // A number that was refused is free.
    const free = await someInvoice(userid, "0.00");
    await books.whmcs.updateInvoice({ invoiceid: free, status: "Unpaid" });
    await pay(free, "left-2");
    expect(await invoice(free)).toMatchObject({ status: "Paid", transactions: [{ amountin: "0.00" }] });
  });

  it("adds bought credit once, whatever staff say of its invoice", async () => {
    await setSettings(books, { AddFundsEnabled: "on", AddFundsMaximum: "500.00", AddFundsMaximumBalance: "1000.00" });
    const clientid = await someClient();
    const { invoiceid } = await books.whmcs.krakenAddFunds({ clientid, amount: "50.00" });
    await pay(invoiceid, "funds-1");
    expect(await creditOf(clientid)).toBe("50.00");
    for (const status of ["Unpaid", "Paid", "Cancelled", "Unpaid", "Paid"] as const) {
      await books.whmcs.updateInvoice({ invoiceid, status });
    }
    await books.drain();
    expect([(await invoice(invoiceid)).status, await creditOf(clientid)]).toEqual(["Paid", "50.00"]);
  });

  it("leaves Unpaid what staff make so, until money moves again, and forgets days that are over", async () => {
    const clientid = await someClient();
    const invoiceid = await someInvoice(clientid, "10.00");
    await pay(invoiceid, "reopened-1");
    await books.whmcs.updateInvoice({ invoiceid, status: "Unpaid" });
    expect(await invoice(invoiceid)).toMatchObject({ status: "Unpaid", balance: "0.00", datepaid: null });
    for (const over of ["Refunded", "Cancelled"] as const) {
      await books.whmcs.updateInvoice({ invoiceid, status: over });
      await books.whmcs.updateInvoice({ invoiceid, status: "Paid" });
      const { invoices } = await books.whmcs.getInvoices({ userid: clientid });
      expect(invoices).toMatchObject([{ status: "Paid", date_refunded: null, date_cancelled: null }]);
    }
  });

  it("keeps its taxes and their manner when its client becomes exempt, or prices begin to include them", async () => {
    const userid = await someClient();
    const made = await books.whmcs.createInvoice({
      ...{ userid, status: "Unpaid", taxrate: "19.000", taxrate2: "5.000" },
      ...{ itemdescription: ["Work"], itemamount: ["100.00"], itemtaxed: [true] },
    });
    await books.whmcs.updateClient({ clientid: userid, taxexempt: true });
    await books.whmcs.updateInvoice({ ...made, status: undefined, notes: "Looked at" });
    expect(await invoice(made.invoiceid)).toMatchObject({ tax: "19.00", tax2: "5.00", total: "124.00" });
    await setSettings(books, { TaxType: "Inclusive" });
    const gross = await books.whmcs.createInvoice({
      ...{ userid, status: "Unpaid", taxrate: "19.000", taxrate2: "5.000" },
      ...{ itemdescription: ["Work"], itemamount: ["100.00"], itemtaxed: [true] },
    });
    // 100.00 has 124 parts: 19 of them are 15.32, 5 are 4.03.
    const taxed = { subtotal: "80.65", tax: "15.32", tax2: "4.03", total: "100.00" };
    expect(await invoice(gross.invoiceid)).toMatchObject(taxed);
    await books.whmcs.updateInvoice({ invoiceid: gross.invoiceid, notes: "Looked at" });
    expect(await invoice(gross.invoiceid)).toMatchObject(taxed);
    await setSettings(books, { TaxType: "Exclusive" });
  });

  it("makes nothing Paid that has no lines yet, and notes the day of what is over from the start", async () => {
    const userid = await someClient();
    const empty = await books.whmcs.createInvoice({ userid, status: "Unpaid" });
    await books.whmcs.updateInvoice({ invoiceid: empty.invoiceid, notes: "Lines follow" });
    expect((await invoice(empty.invoiceid)).status).toBe("Unpaid");
    const line = { itemdescription: ["Free"], itemamount: ["0.00"], itemtaxed: [false] };
    expect((await books.whmcs.createInvoice({ userid, ...line })).status).toBe("Paid");
    await books.whmcs.createInvoice({ userid, status: "Cancelled", ...line, itemamount: ["5.00"] });
    await books.whmcs.updateInvoice({
      ...empty,
      status: undefined,
      newitemdescription: ["x"],
      newitemamount: ["1.00"],
      newitemtaxed: [false],
    });
    const { invoices } = await books.whmcs.getInvoices({ userid, status: "Cancelled" });
    expect(invoices.map(({ date_cancelled }) => date_cancelled)).toEqual(["2026-11-23T10:00:00"]);
  });

  it("makes credit of what AddTransaction brings too much, and counts a payment that moves to another invoice", async () => {
    const userid = await someClient();
    const [first, second] = [await someInvoice(userid, "10.00"), await someInvoice(userid, "15.00")];
    const add = (more: object) => books.whmcs.addTransaction({ paymentmethod: "banktransfer", userid, ...more });
    const { transactionid = 0 } = await add({ invoiceid: first, transid: "moved", amountin: "25.00", rate: "0.91234" });
    expect([(await invoice(first)).status, await creditOf(userid)]).toEqual(["Paid", "15.00"]);
    const { transactions } = await books.whmcs.getTransactions({ clientid: userid });
    expect(transactions.map(({ amountin, invoiceid, rate }) => [amountin, invoiceid, rate])).toEqual([
      ["10.00", first, "0.91234"],
      ["15.00", 0, "0.91234"],
    ]);
    await books.whmcs.updateTransaction({ transactionid: transactionid ?? 0, invoiceid: second });
    expect([(await invoice(first)).balance, (await invoice(second)).balance]).toEqual(["10.00", "5.00"]);
    const stranger = await someInvoice(await someClient(), "10.00");
    const move = (more: object) =>
      refusal(books.whmcs.updateTransaction({ transactionid: transactionid ?? 0, ...more }));
    expect(await move({ invoiceid: stranger })).toBe("User ID does not own the given Invoice ID");
    expect(await move({ refundid: 999_999 })).toBe("Refund ID Not Found");
    expect(await move({ userid: 999_999 })).toBe("Client ID Not Found");
    expect(await move({ amountin: "-1.00" })).toBe("Amount is not valid");
    expect((await invoice(second)).balance).toBe("5.00");
    await add({ invoiceid: second, transid: "back", amountout: "4.00" });
    expect((await invoice(second)).balance).toBe("9.00");
    const net = { amountin: "10.00", fees: "0.30", transid: "net" };
    expect(await refusal(add({ ...net, netamount: "9.00" }))).toBe("The net amount is not the amount less the fees");
    expect(await refusal(add({ ...net, netamount: "9.70" }))).toBe("done");
  });

  it("puts a transaction's worth into credit once, and never takes credit below nothing", async () => {
    const userid = await someClient();
    const made = await books.whmcs.addTransaction({ paymentmethod: "banktransfer", userid, amountin: "8.00" });
    const transactionid = made.transactionid ?? 0;
    for (let time = 0; time < 3; time++) await books.whmcs.updateTransaction({ transactionid, credit: true });
    expect(await creditOf(userid)).toBe("8.00");
    const take = { paymentmethod: "banktransfer", userid, amountout: "9.00", credit: true };
    expect(await refusal(books.whmcs.addTransaction(take))).toBe("Amount exceeds customer credit balance");
    expect((await books.whmcs.getTransactions({ clientid: userid })).transactions).toHaveLength(1);
    expect(await creditOf(userid)).toBe("8.00");
  });

  it("gives back no more than was paid, also of a cancelled invoice with credit and payments", async () => {
    const clientid = await rich("4.00");
    const invoiceid = await someInvoice(clientid, "10.00");
    await books.whmcs.applyCredit({ invoiceid, amount: "4.00" });
    await pay(invoiceid, "cancelled-1", "5.00");
    await books.whmcs.updateInvoice({ invoiceid, status: "Cancelled" });
    expect(await creditOf(clientid)).toBe("4.00");
    const refund = (amount: string) => refusal(books.whmcs.krakenRefundInvoice({ invoiceid, amount, type: "Credit" }));
    expect(await refund("5.01")).toBe("Amount exceeds what was paid");
    expect(await refund("5.00")).toBe("done");
    expect(await refund("0.01")).toBe("Nothing is left to refund");
    expect(await creditOf(clientid)).toBe("9.00");
    await books.restart();
    const { status, balance, transactions } = await invoice(invoiceid);
    expect([status, balance, transactions.length]).toEqual(["Cancelled", "10.00", 2]);
    await books.whmcs.updateInvoice({ invoiceid, status: "Unpaid" });
    await books.whmcs.applyCredit({ invoiceid, amount: "9.00" });
    expect([(await invoice(invoiceid)).balance, await creditOf(clientid)]).toEqual(["1.00", "0.00"]);
  });
});
