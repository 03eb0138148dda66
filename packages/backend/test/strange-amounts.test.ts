import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wrongsIn } from "./long/audit.ts";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";
import { setSettings } from "./support/settings.ts";
import { newClient } from "./support/shop.ts";

/** Nothing that PostgreSQL could press into an index. */
const longText = Array.from({ length: 3000 }, (_, place) => ((place * 2_654_435_761) % 46_649).toString(36)).join("");

const strange = [
  ...["0", "-1", "0.005", "-12.50", "1e3", "NaN", "undefined", "2147483648", "100000000000.00"],
  ...["99999999999999999999.99", "2026-02-30", "9999-12-31", "a\0b", longText],
];

/** Each action of money, with what makes it work. {c}, {i} … are ids that are made anew for every call. */
const requests: Record<string, Record<string, string>> = {
  CreateInvoice: {
    userid: "{c}",
    status: "Unpaid",
    paymentmethod: "banktransfer",
    date: "2026-11-23",
    duedate: "2026-12-01",
    taxrate: "19.000",
    taxrate2: "5.000",
    notes: "A note",
    itemdescription1: "Work",
    itemamount1: "10.00",
    itemtaxed1: "1",
    autoapplycredit: "1",
  },
  UpdateInvoice: {
    invoiceid: "{i}",
    credit: "1.00",
    date: "2026-11-23",
    duedate: "2026-12-01",
    datepaid: "2026-11-23 10:00:00",
    taxrate: "19.000",
    taxrate2: "5.000",
    "newitemdescription[0]": "More",
    "newitemamount[0]": "2.00",
    "newitemtaxed[0]": "1",
    "deletelineids[0]": "1",
  },
  AddInvoicePayment: {
    invoiceid: "{i}",
    transid: "{t}",
    gateway: "banktransfer",
    date: "2026-11-23",
    amount: "3.00",
    fees: "0.10",
  },
  AddTransaction: {
    paymentmethod: "banktransfer",
    userid: "{c}",
    invoiceid: "{i}",
    transid: "{t}",
    date: "23/11/2026",
    currencyid: "2",
    amountin: "3.00",
    amountout: "1.00",
    fees: "0.10",
    rate: "1.00000",
  },
  UpdateTransaction: {
    transactionid: "{x}",
    refundid: "0",
    userid: "{c}",
    invoiceid: "0",
    transid: "{t}",
    date: "2026-11-23",
    currency: "0",
    amountin: "3.00",
    amountout: "0.00",
    fees: "0.10",
    rate: "1.00000",
    credit: "1",
  },
  AddCredit: { clientid: "{c}", description: "A gift", amount: "5.00", date: "2026-11-23", adminid: "1", type: "add" },
  ApplyCredit: { invoiceid: "{i}", amount: "1.00" },
  CapturePayment: { invoiceid: "{i}", cvv: "123" },
  AddBillableItem: {
    clientid: "{c}",
    description: "Work",
    amount: "10.00",
    unit: "hours",
    quantity: "1.5",
    invoiceaction: "recur",
    recur: "1",
    recurcycle: "Months",
    recurfor: "3",
    duedate: "2026-11-23",
  },
  CreateQuote: {
    subject: "Offer",
    stage: "Draft",
    validuntil: "31/12/2026",
    datecreated: "23/11/2026",
    userid: "{c}",
    currency: "2",
    "lineitems[0][desc]": "Work",
    "lineitems[0][qty]": "2",
    "lineitems[0][up]": "10.00",
    "lineitems[0][discount]": "5.00",
    "lineitems[0][taxable]": "1",
  },
  AddOrder: {
    clientid: "{c}",
    paymentmethod: "banktransfer",
    "pid[0]": "1",
    "qty[0]": "2",
    "billingcycle[0]": "monthly",
    "domain[0]": "strange.com",
    "domaintype[0]": "register",
    "regperiod[0]": "1",
    "priceoverride[0]": "1.00",
    "domainpriceoverride[0]": "1.00",
    "domainrenewoverride[0]": "1.00",
    "addons[0]": "1",
    "addonsqty[0]": "1",
    "configoptions[0][3]": "6",
    "domainrenewals[strange.com]": "1",
    "servicerenewals[0]": "1",
    affid: "0",
    contactid: "0",
    promocode: "NONE",
  },
  UpgradeProduct: {
    serviceid: "{s}",
    paymentmethod: "banktransfer",
    type: "product",
    newproductid: "2",
    newproductbillingcycle: "monthly",
    "configoptions[3]": "6",
    promocode: "NONE",
  },
  KrakenAddFunds: { clientid: "{c}", amount: "20.00", paymentmethod: "banktransfer" },
  KrakenPayInvoices: { clientid: "{c}", "invoiceids[0]": "{i}", "invoiceids[1]": "1", paymentmethod: "banktransfer" },
  KrakenRefundInvoice: { invoiceid: "{i}", transactionid: "{x}", amount: "1.00", type: "Credit" },
  GenInvoices: { clientid: "{c}", "serviceids[0]": "1", "addonids[0]": "1", "domainids[0]": "1", noemails: "1" },
  GetInvoices: { userid: "{c}", limitstart: "0", limitnum: "5", status: "Unpaid", orderby: "total", order: "asc" },
  GetTransactions: { clientid: "{c}", invoiceid: "{i}", transid: "{t}", limitnum: "5" },
  GetQuotes: { userid: "{c}", quoteid: "1", subject: "Offer", validuntil: "2026-12-31" },
};

/** Wrongs that staff may make: they set Paid what nobody paid, and make invoices without lines. */
const allowed = [
  "a paid invoice on which something is left to pay",
  "an invoice without lines",
  // Prices include taxes here: there the lines' sum is the total.
  "an invoice whose subtotal is not the sum of its lines",
] as const;

describe.each(testDatabases())("strange values, on $name", (kind) => {
  let books: TestBooks;
  let ids: Record<string, string>;
  beforeAll(async () => {
    books = await openBooks(kind, 5);
    await setSettings(books, {
      TaxEnabled: "on",
      TaxType: "Inclusive",
      AddFundsEnabled: "on",
      AddFundsRequireOrder: "",
    });
    const client = await newClient(books);
    const order = await books.whmcs.addOrder({
      clientid: client,
      paymentmethod: "banktransfer",
      pid: [1],
      domain: ["s.example"],
    });
    const { transactionid } = await books.whmcs.addTransaction({
      paymentmethod: "banktransfer",
      userid: client,
      amountin: "5.00",
    });
    await books.whmcs.addCredit({ clientid: client, description: "For the tests", amount: "50.00" });
    ids = { c: String(client), s: String(order.serviceids?.[0]), i: String(order.invoiceid), x: String(transactionid) };
  });
  afterAll(async () => {
    await books.close();
  });

  let calls = 0;
  const call = (action: string, fields: Record<string, string>) => {
    calls++;
    const filled = Object.entries(fields).map(([name, value]) => [
      name,
      value.replace(/\{(\w)\}/g, (_, key: string) => (key === "t" ? `strange-${calls}` : (ids[key] ?? ""))),
    ]);
    return books.post({ ...credentials, responsetype: "json", action, ...Object.fromEntries(filled) });
  };

  it.each(Object.entries(requests))("are an answer of %s, never a failure", async (action, fields) => {
    const odd: string[] = [];
    for (const name of Object.keys(fields)) {
      for (const value of strange) {
        const { status, json } = await call(action, { ...fields, [name]: value });
        const message = String(json?.message ?? "");
        const isSaid = (json?.result ?? json?.status) === "success" || (json?.result === "error" && message !== "");
        if (status !== 200 || !isSaid) odd.push(`${name}=${value.slice(0, 40)}: ${status} ${message}`);
      }
    }
    expect(odd).toEqual([]);
    expect(books.failures.map(String)).toEqual([]);
  });

  it("have left the books in order", async () => {
    expect(await wrongsIn(books.database, allowed)).toEqual([]);
    const { invoices } = await books.whmcs.getInvoices({ userid: Number(ids.c), limitnum: 1000 });
    expect(invoices.length).toBeGreaterThan(50);
    const { db } = books.database;
    const sums = await db
      .selectFrom("invoices")
      .innerJoin("invoice_items", "invoice_items.invoice_id", "invoices.id")
      .select(["invoices.id", "invoices.total"])
      .select(({ fn }) => fn.sum<number>("invoice_items.amount").as("sum"))
      .where("invoices.client_id", "=", Number(ids.c))
      .groupBy(["invoices.id", "invoices.total"])
      .execute();
    expect(sums.filter(({ total, sum }) => total !== Number(sum))).toEqual([]);
  });
});
