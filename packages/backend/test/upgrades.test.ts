import { testDatabases } from "@kraken/database/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reckonUpgrade } from "../src/upgrades/reckon.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newClient, payInvoice, refusal, theOrder, theService } from "./support/shop.ts";

const UNPAID = "Unable to accept upgrade order. Previous upgrade invoice for service is still unpaid.";

describe("the reckoning of upgrades", () => {
  const rate = fc.record({
    price: fc.integer({ min: 0, max: 10_000_000 }),
    months: fc.constantFrom(1, 3, 6, 12, 24, 36),
  });
  const day = fc
    .integer({ min: 0, max: 1000 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));

  it("cancels out with its reverse on the same day", () => {
    fc.assert(
      fc.property(rate, rate, day, day, (from, to, today, nextDue) => {
        const there = reckonUpgrade({ from, to, nextDue, today });
        const back = reckonUpgrade({ from: to, to: from, nextDue, today });
        expect(there.price + back.price).toBe(0);
      }),
      { numRuns: 10_000 },
    );
  });

  it("gives back no more than was paid", () => {
    fc.assert(
      fc.property(rate, day, fc.integer({ min: 0, max: 1100 }), (from, today, days) => {
        const nextDue = new Date(Date.parse(today) + (days % (from.months * 28)) * 86_400_000)
          .toISOString()
          .slice(0, 10);
        const { price } = reckonUpgrade({ from, to: { price: 0, months: 1 }, nextDue, today });
        expect(price).toBeLessThanOrEqual(0);
        expect(-price).toBeLessThanOrEqual(from.price);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe.each(testDatabases())("upgrades, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });
  const at = (day: string) => books.setTime(new Date(`${day}T10:00:00Z`));

  /** A paid service of a client without taxes, in euros, from 23 November to 22 December. */
  async function service(pid = 1, more: object = {}, whose: object = {}) {
    at("2026-11-23");
    const clientid = await newClient(books, { country: "US", currency: 2, ...whose });
    const placed = await books.whmcs.addOrder({
      clientid,
      paymentmethod: "banktransfer",
      pid: [pid],
      domain: ["grows.com"],
      billingcycle: ["monthly"],
      ...more,
    });
    await payInvoice(books, placed.invoiceid ?? 0);
    return { clientid, serviceid: placed.serviceids?.[0] ?? 0 };
  }
  const credit = async (clientid: number) => (await books.whmcs.getClientsDetails({ clientid })).client.credit;
  const upgrade = (serviceid: number, more: object) =>
    books.whmcs.upgradeProduct({ serviceid, paymentmethod: "banktransfer", type: "product", ...more });

  it("tells beforehand what its invoice comes to with taxes", async () => {
    const { serviceid } = await service(1, {}, { country: "DE" });
    at("2026-12-03");
    const change = { newproductid: 3, newproductbillingcycle: "monthly" };
    const { taxes } = await upgrade(serviceid, { ...change, calconly: true });
    // 19 % of 6.66 is 1.2654.
    const told = { rate: "19.000", rate2: "0.000", inclusive: false, tax: "1.27", tax2: "0.00", total: "7.93" };
    expect(taxes).toEqual(told);
    const ordered = await upgrade(serviceid, change);
    expect(ordered.taxes).toEqual(told);
    expect(await books.whmcs.getInvoice({ invoiceid: ordered.invoiceid ?? 0 })).toMatchObject({
      tax: "1.27",
      total: "7.93",
    });
  });

  it("tells the price, invoices it, and changes the package once it is paid", async () => {
    const { serviceid } = await service();
    at("2026-12-03");
    const told = await upgrade(serviceid, { newproductid: 3, newproductbillingcycle: "monthly", calconly: true });
    // 20 of 30 days are left: 14.90 and 4.90 come to 9.93 and 3.27.
    expect(told).toMatchObject({
      upgradeinprogress: false,
      oldproductid: 1,
      oldproductname: "Web Hosting S",
      newproductid: 3,
      newproductname: "Web Hosting L",
      daysuntilrenewal: 20,
      totaldays: 30,
      newproductbillingcycle: "monthly",
      price: "€6,66 EUR",
      id: null,
      orderid: null,
      invoiceid: null,
    });
    const ordered = await upgrade(serviceid, { newproductid: 3, newproductbillingcycle: "monthly" });
    expect(ordered).toMatchObject({ price: "€6,66 EUR", oldproductid: 1, newproductid: 3 });
    const invoice = await books.whmcs.getInvoice({ invoiceid: ordered.invoiceid ?? 0 });
    expect(invoice).toMatchObject({
      total: "6.66",
      status: "Unpaid",
      items: [
        {
          type: "Upgrade",
          relid: ordered.id,
          description: "Upgrade/Downgrade: grows.com\nWeb Hosting S => Web Hosting L (03/12/2026 - 22/12/2026)",
          amount: "6.66",
        },
      ],
    });
    expect(await theOrder(books, ordered.orderid ?? 0)).toMatchObject({
      ordernum: Number(ordered.order_number),
      amount: "6.66",
      invoiceid: ordered.invoiceid,
      lineitems: [{ type: "upgrade", relid: ordered.id, product: "Web Hosting S => Web Hosting L", status: "Pending" }],
    });
    expect(await refusal(upgrade(serviceid, { newproductid: 2 }))).toBe(UNPAID);
    expect(await upgrade(serviceid, { newproductid: 2, calconly: true })).toMatchObject({ upgradeinprogress: true });
    expect(await theService(books, serviceid)).toMatchObject({ pid: 1 });
    await books.restart();
    await payInvoice(books, ordered.invoiceid ?? 0);
    expect(await theService(books, serviceid)).toMatchObject({
      pid: 3,
      name: "Web Hosting L",
      recurringamount: "14.90",
      nextduedate: "2026-12-23",
      billingcycle: "Monthly",
    });
    const account = await books.database.db
      .selectFrom("sandbox_accounts")
      .select("package")
      .where("subject", "=", "service")
      .where("subject_id", "=", serviceid)
      .executeTakeFirstOrThrow();
    expect(account.package).toBe("Web Hosting L");
    expect((await theOrder(books, ordered.orderid ?? 0)).lineitems).toMatchObject([{ status: "Completed" }]);
  });

  it("gives back as credit what a smaller product costs less, and takes it back with the way up", async () => {
    const { clientid, serviceid } = await service(4);
    at("2026-12-03");
    const down = await upgrade(serviceid, { newproductid: 3 });
    // 24.90 and 14.90 for 20 of 30 days: 16.60 and 9.93.
    expect(down).toMatchObject({ price: "€-6,67 EUR", invoiceid: null });
    await books.restart();
    expect(await credit(clientid)).toBe("6.67");
    expect(await theService(books, serviceid)).toMatchObject({ pid: 3, recurringamount: "14.90" });
    expect((await books.whmcs.getCredits({ clientid })).credits).toMatchObject([
      { amount: "6.67", description: expect.stringContaining("Web Hosting XL => Web Hosting L") },
    ]);
    const up = await upgrade(serviceid, { newproductid: 4 });
    expect(up.price).toBe("€6,67 EUR");
    await books.whmcs.applyCredit({ invoiceid: up.invoiceid ?? 0, amount: "full" });
    expect(await credit(clientid)).toBe("0.00");
    expect(await theService(books, serviceid)).toMatchObject({ pid: 4, recurringamount: "24.90" });
  });

  it("changes the cycle, and what is free to something that is paid", async () => {
    const { serviceid } = await service();
    at("2026-12-03");
    const yearly = await upgrade(serviceid, { newproductid: 1, newproductbillingcycle: "annually" });
    // 47.00 for 20 of the 365 days before the next due day are 2.58; 4.90 for 20 of 30 days are 3.27.
    expect(yearly).toMatchObject({ price: "€-0,69 EUR", newproductbillingcycle: "annually" });
    expect(await theService(books, serviceid)).toMatchObject({
      billingcycle: "Annually",
      recurringamount: "47.00",
      nextduedate: "2026-12-23",
    });
  });

  it("changes options", async () => {
    const { serviceid } = await service(7);
    at("2026-12-03");
    const ordered = await upgrade(serviceid, { type: "configoptions", configoptions: { 1: 3, 2: 2 } });
    // Helsinki 1.00 and two addresses at 1.50: 18.00 become 22.00, for 20 of 30 days 14.67 and 12.00.
    expect(ordered).toMatchObject({ price: "€2,67 EUR", oldproductid: 7, newproductid: 7 });
    await payInvoice(books, ordered.invoiceid ?? 0);
    expect(await theService(books, serviceid)).toMatchObject({
      recurringamount: "22.00",
      configoptions: [
        { option: "Location", value: "Helsinki" },
        { option: "Additional IPv4 addresses", value: "2" },
      ],
    });
    expect(await refusal(upgrade(serviceid, { type: "configoptions", configoptions: { 99: 1 } }))).toBe(
      "The product has no configurable option 99",
    );
    expect(await refusal(upgrade(serviceid, { type: "configoptions", configoptions: { 2: 9 } }))).toBe(
      'Configurable option "Additional IPv4 addresses" can\'t be 9',
    );
  });

  it("takes off what a promotion for upgrades says", async () => {
    const { serviceid } = await service();
    await books.database.transaction((tx) =>
      tx
        .insertInto("promotions")
        .values([
          {
            code: "UP50",
            type: "Percentage",
            value: 0,
            upgrades: 1,
            upgrade_config: JSON.stringify({ value: "50.00", type: "" }),
          },
          { code: "NOTUP", type: "Percentage", value: 5000, upgrades: 0, upgrade_config: "" },
        ])
        .execute(),
    );
    at("2026-12-03");
    expect((await upgrade(serviceid, { newproductid: 3, promocode: "NOTUP", calconly: true })).price).toBe("€6,66 EUR");
    const ordered = await upgrade(serviceid, { newproductid: 3, promocode: "up50" });
    expect(ordered.price).toBe("€3,33 EUR");
    expect((await books.whmcs.getInvoice({ invoiceid: ordered.invoiceid ?? 0 })).total).toBe("3.33");
    expect((await books.whmcs.getPromotions({ code: "UP50" })).promotions[0]).toMatchObject({
      uses: 1,
      upgradeconfig: expect.stringContaining('s:5:"50.00"'),
    });
  });

  it.each([
    // 20 of 30 days: 14.90 is 9.93, and 4.41 (4.90 less 10 %) is 2.94.
    { lifetime: false, price: "€6,99 EUR", kept: false },
    // 13.41 (14.90 less 10 %) is 8.94.
    { lifetime: true, price: "€6,00 EUR", kept: true },
  ])(
    "keeps the promotion of another product only where lifetimepromo is $lifetime",
    async ({ lifetime, price, kept }) => {
      const code = lifetime ? "FORLIFE" : "FORTHIS";
      const { id } = await books.database.transaction((tx) =>
        tx
          .insertInto("promotions")
          .values({
            ...{ code, type: "Percentage", value: 1000, recurring: 1, applies_to: "1" },
            lifetime_promo: lifetime ? 1 : 0,
          })
          .returning("id")
          .executeTakeFirstOrThrow(),
      );
      const { serviceid } = await service(1, { promocode: code });
      at("2026-12-03");
      const ordered = await upgrade(serviceid, { newproductid: 3, newproductbillingcycle: "monthly" });
      expect(ordered.price).toBe(price);
      await payInvoice(books, ordered.invoiceid ?? 0);
      const [changed] = (await books.whmcs.getClientsProducts({ serviceid })).products;
      expect(changed).toMatchObject({ name: "Web Hosting L", promoid: kept ? id : 0 });
    },
  );

  it("tells what a service may be changed to, with the prices that are charged", async () => {
    const { serviceid } = await service();
    at("2026-12-03");
    const offer = await books.whmcs.krakenGetUpgradeOptions({ serviceid });
    expect(offer).toMatchObject({
      serviceid,
      pid: 1,
      billingcycle: "Monthly",
      nextduedate: "2026-12-23",
      upgradeinprogress: false,
      daysuntilrenewal: 20,
      totaldays: 30,
      currency: { code: "EUR" },
    });
    expect(offer.products.map((product) => [product.pid, product.current])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, false],
    ]);
    expect(offer.products[2]?.cycles[0]).toEqual({ billingcycle: "Monthly", price: "14.90", due: "6.66" });
    expect(offer.products[0]?.cycles[3]).toEqual({ billingcycle: "Annually", price: "47.00", due: "-0.69" });
    expect(offer.configoptions).toMatchObject([
      { id: 3, name: "PHP version", type: "dropdown", selected: 5, options: [{ name: "8.4", price: "0.00" }, {}, {}] },
      { id: 4, type: "yesno", selected: 0, options: [{ price: "1.90" }] },
    ]);
    expect(await refusal(books.whmcs.krakenGetUpgradeOptions({ serviceid: 99_999 }))).toBe("Service ID Not Found");
  });

  it("refuses in WHMCS's words, and lets one of many through", async () => {
    const { clientid, serviceid } = await service();
    expect(await refusal(upgrade(99_999, { newproductid: 2 }))).toBe("Service ID Not Found");
    expect(await refusal(upgrade(serviceid, { newproductid: 2, paymentmethod: "shells" }))).toBe(
      "Invalid Payment Method. Valid options include banktransfer,mailin,paypal,sandboxcard",
    );
    expect(await refusal(upgrade(serviceid, {}))).toBe("Invalid Upgrade Type");
    expect(await refusal(upgrade(serviceid, { newproductid: 9 }))).toBe("That change is not on offer for the service");
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => refusal(upgrade(serviceid, { newproductid: 2 }))),
    );
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
    expect(answers.filter((answer) => answer === UNPAID)).toHaveLength(7);
    const { orders } = await books.whmcs.getOrders({ userid: clientid });
    // Cancelled, the way is free again.
    await books.whmcs.cancelOrder({ orderid: orders[0]?.id ?? 0 });
    expect(await refusal(upgrade(serviceid, { newproductid: 2 }))).toBe("done");
  });
});
