import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suspendOverdue, terminateOverdue } from "../src/services/overdue.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { setSettings } from "./support/settings.ts";
import { newClient, payInvoice, refusal, theOrder, theService } from "./support/shop.ts";

describe.each(testDatabases())("client groups, on $name", (kind) => {
  let books: TestBooks;
  let groupid: number;
  beforeAll(async () => {
    books = await openBooks(kind, 5);
    await setSettings(books, { TaxEnabled: "on", TaxType: "Exclusive" });
    groupid = await newGroup({ discount_percent: 1250 });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  async function newGroup(more: { discount_percent?: number; suspend_terminate_exempt?: 0 | 1 }) {
    const { id } = await books.database.transaction((tx) =>
      tx
        .insertInto("client_groups")
        .values({ name: `Partners ${JSON.stringify(more)}`, ...more })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    return id;
  }
  /** From Hamburg, with euros: 19 % VAT. */
  async function member(group = groupid) {
    const clientid = await newClient(books);
    await books.whmcs.updateClient({ clientid, groupid: group });
    return clientid;
  }
  const hosting = (clientid: number) => ({
    clientid,
    pid: [1],
    domain: ["partner.com"],
    billingcycle: ["monthly"],
    priceoverride: ["100.00"],
  });
  const linesOf = async (invoiceid: number) => {
    const { items, subtotal, tax, total } = await books.whmcs.getInvoice({ invoiceid });
    return { lines: items.map(({ type, amount, taxed }) => [type, amount, taxed]), subtotal, tax, total };
  };
  // 100.00 less 12.5 % is 87.50; 19 % of each line: 19.00 and -2.375, rounded to -2.38.
  const discounted = {
    lines: [
      ["Hosting", "100.00", true],
      ["GroupDiscount", "-12.50", true],
    ],
    subtotal: "87.50",
    tax: "16.62",
    total: "104.12",
  };

  it("take their discount off an order as its quote said, and off every renewal", async () => {
    const clientid = await member();
    const quote = await books.whmcs.krakenGetCartQuote(hosting(clientid));
    expect(quote).toMatchObject({ subtotal: "87.50", tax: "16.62", total: "104.12", recurring: { Monthly: "87.50" } });
    expect(quote.lines.at(-1)).toMatchObject({ type: "GroupDiscount", description: "Client Group Discount - 12.50%" });
    const order = await books.whmcs.addOrder({ ...hosting(clientid), paymentmethod: "banktransfer" });
    await books.restart();
    expect(await linesOf(order.invoiceid ?? 0)).toEqual(discounted);
    expect(await theOrder(books, order.orderid)).toMatchObject({ amount: "104.12" });
    await payInvoice(books, order.invoiceid ?? 0);
    // The price stays what it is: whoever leaves the group pays it whole.
    expect(await theService(books, order.serviceids?.[0])).toMatchObject({
      status: "Active",
      recurringamount: "100.00",
    });
    books.setTime(new Date(NOW.getTime() + 25 * 86_400_000));
    const { latestinvoiceid } = await books.whmcs.genInvoices({ clientid, noemails: true });
    expect(await linesOf(latestinvoiceid ?? 0)).toEqual(discounted);
    await payInvoice(books, latestinvoiceid ?? 0);
    await books.whmcs.updateClient({ clientid, groupid: 0 });
    books.setTime(new Date(NOW.getTime() + 55 * 86_400_000));
    const whole = await books.whmcs.genInvoices({ clientid, noemails: true });
    expect(await linesOf(whole.latestinvoiceid ?? 0)).toMatchObject({ total: "119.00" });
    books.setTime(NOW);
  });

  it("take it off what is left after a promotion, and off nothing that is not sold", async () => {
    const clientid = await member();
    await books.database.transaction((tx) =>
      tx
        .insertInto("promotions")
        .values({ code: "HALF", type: "Percentage", value: 5000, recurring: 0, applies_to: "", cycles: "" })
        .execute(),
    );
    const order = await books.whmcs.addOrder({
      ...hosting(clientid),
      paymentmethod: "banktransfer",
      promocode: "HALF",
    });
    expect((await linesOf(order.invoiceid ?? 0)).lines).toEqual([
      ["Hosting", "100.00", true],
      ["PromoHosting", "-50.00", true],
      ["GroupDiscount", "-6.25", true],
    ]);
    const byHand = await books.whmcs.createInvoice({
      userid: clientid,
      itemdescription: ["Consulting"],
      itemamount: ["80.00"],
      itemtaxed: [false],
    });
    expect(await linesOf(byHand.invoiceid)).toMatchObject({ lines: [["", "80.00", false]], total: "80.00" });
  });

  it("change packages at their prices: the way up and back on one day cost nothing", async () => {
    const clientid = await member();
    const order = await books.whmcs.addOrder({
      ...hosting(clientid),
      priceoverride: undefined,
      paymentmethod: "banktransfer",
    });
    await payInvoice(books, order.invoiceid ?? 0);
    const serviceid = order.serviceids?.[0] ?? 0;
    const upgrade = (newproductid: number) =>
      books.whmcs.upgradeProduct({
        serviceid,
        type: "product",
        newproductid,
        newproductbillingcycle: "monthly",
        paymentmethod: "banktransfer",
      });
    const outsider = await newClient(books);
    const plain = await books.whmcs.addOrder({
      ...hosting(outsider),
      priceoverride: undefined,
      paymentmethod: "banktransfer",
    });
    await payInvoice(books, plain.invoiceid ?? 0);
    const full = await books.whmcs.upgradeProduct({
      serviceid: plain.serviceids?.[0] ?? 0,
      type: "product",
      newproductid: 2,
      newproductbillingcycle: "monthly",
      paymentmethod: "banktransfer",
    });
    const up = await upgrade(2);
    const net = async (invoiceid: number | null) =>
      Number((await books.whmcs.getInvoice({ invoiceid: invoiceid ?? 0 })).subtotal);
    const [whole, paid] = [await net(full.invoiceid), await net(up.invoiceid)];
    expect(paid).toBeGreaterThan(0);
    expect(Math.abs(paid - whole * 0.875)).toBeLessThanOrEqual(0.01);
    await payInvoice(books, up.invoiceid ?? 0);
    await upgrade(1);
    expect((await books.whmcs.getClientsDetails({ clientid })).client.credit).toBe(paid.toFixed(2));
  });

  it("are spared suspension and termination where they are exempt", async () => {
    await setSettings(books, {
      AutoSuspension: "on",
      AutoSuspensionDays: "5",
      AutoTermination: "on",
      AutoTerminationDays: "20",
    });
    const exempt = await member(await newGroup({ suspend_terminate_exempt: 1 }));
    const other = await member();
    const services: number[] = [];
    for (const clientid of [exempt, other]) {
      const order = await books.whmcs.addOrder({ ...hosting(clientid), paymentmethod: "banktransfer" });
      await payInvoice(books, order.invoiceid ?? 0);
      services.push(order.serviceids?.[0] ?? 0);
    }
    books.setTime(new Date(NOW.getTime() + 40 * 86_400_000));
    for (const clientid of [exempt, other]) await books.whmcs.genInvoices({ clientid, noemails: true });
    const states = async () =>
      (await Promise.all(services.map((id) => theService(books, id)))).map(({ status }) => status);
    await books.run(suspendOverdue);
    expect(await states()).toEqual(["Active", "Suspended"]);
    books.setTime(new Date(NOW.getTime() + 60 * 86_400_000));
    await books.run(terminateOverdue);
    expect(await states()).toEqual(["Active", "Terminated"]);
    books.setTime(NOW);
    expect(await refusal(books.whmcs.updateClient({ clientid: exempt, groupid: 999_999 }))).not.toBe("done");
  });
});
