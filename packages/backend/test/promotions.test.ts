import { testDatabases } from "@kraken/database/testing";
import type { Insertable } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PromotionsTable } from "../src/schema/catalogue.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newClient, payInvoice, refusal, theOrder, theService } from "./support/shop.ts";

describe.each(testDatabases())("promotions, on $name", (kind) => {
  let books: TestBooks;
  let number = 0;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  /** A promotion of its own. WHMCS has no action that makes one. */
  async function promotion(row: Partial<Insertable<PromotionsTable>>): Promise<string> {
    const code = `CODE${++number}`;
    await books.database.transaction((tx) =>
      tx
        .insertInto("promotions")
        .values({ code, type: "Percentage", value: 1000, ...row })
        .execute(),
    );
    return code;
  }

  const cart = { pid: [1], billingcycle: ["monthly"] };

  /** What a cart is told, and what the order that is placed after it is charged: always the same. */
  async function bought(code: string, more: object = {}, clientid?: number) {
    const buyer = clientid ?? (await newClient(books, { country: "US", currency: 2 }));
    const wish = { ...cart, ...more, promocode: code, clientid: buyer };
    const quote = await books.whmcs.krakenGetCartQuote(wish);
    const placed = await books.whmcs.addOrder({ ...wish, paymentmethod: "banktransfer", noemail: true });
    const invoice = await books.whmcs.getInvoice({ invoiceid: placed.invoiceid ?? 0 });
    expect([quote.total, quote.tax, quote.subtotal]).toEqual([invoice.total, invoice.tax, invoice.subtotal]);
    expect(quote.lines).toEqual(
      invoice.items.map(({ type, description, amount, taxed }) => ({ type, description, amount, taxed })),
    );
    const order = await theOrder(books, placed.orderid);
    expect(order.promocode).toBe(quote.promotion.applied ? quote.promotion.code : "");
    return { ...placed, clientid: buyer, quote, invoice, order, off: quote.promotion.discount };
  }
  const uses = async (code: string) => (await books.whmcs.getPromotions({ code })).promotions[0]?.uses;

  it("takes off what each type says, as a line of its own", async () => {
    const ten = await promotion({ value: 1000 });
    const first = await bought(ten.toLowerCase());
    // 10 % of 4.90.
    expect(first.invoice.items.map((line) => [line.type, line.description, line.amount])).toEqual([
      ["Hosting", expect.stringContaining("Web Hosting S (23/11/2026 - 22/12/2026)"), "4.90"],
      ["PromoHosting", `Promotional Code: ${ten} - 10.00% One Time Discount`, "-0.49"],
    ]);
    expect(first.invoice.total).toBe("4.41");
    expect(first.order).toMatchObject({ promocode: ten, promotype: "Percentage", promovalue: "10.00", amount: "4.41" });
    expect(await theService(books, first.serviceids?.[0])).toMatchObject({
      firstpaymentamount: "4.41",
      recurringamount: "4.90",
    });
    expect(await uses(ten)).toBe(1);
    // 20.00 of the default currency are 18.40 euros at 0.92: more than there is to pay.
    expect((await bought(await promotion({ type: "Fixed Amount", value: 2000 }))).invoice.total).toBe("0.00");
    // 2.00 are 1.84 euros.
    expect((await bought(await promotion({ type: "Fixed Amount", value: 200 }))).off).toBe("1.84");
    expect((await bought(await promotion({ type: "Price Override", value: 200 }))).invoice.total).toBe("1.84");
    const server = await bought(await promotion({ type: "Free Setup", value: 0 }), { pid: [11] });
    expect([server.off, server.invoice.total]).toEqual(["49.00", "89.00"]);
  });

  it("sets up at once what costs nothing", async () => {
    const free = await bought(await promotion({ value: 10_000 }));
    expect(free.invoice).toMatchObject({ status: "Paid", total: "0.00" });
    expect(await theService(books, free.serviceids?.[0])).toMatchObject({
      status: "Active",
      nextduedate: "2026-12-23",
    });
  });

  it("is for what it applies to, in its cycles", async () => {
    const products = await promotion({ applies_to: "2,A1,D.com" });
    expect((await bought(products)).quote.promotion).toMatchObject({
      applied: false,
      message: "The promotion code does not apply to anything in the cart",
    });
    const more = { pid: [1, 2], domain: ["promo.com"], domaintype: ["register"], addons: [[1]] };
    // 10 % of 9.90 (M), of 4.00 (the add-on) and of 12.90 (the domain).
    const some = await bought(products, more);
    expect(some.off).toBe("2.68");
    expect(
      some.invoice.items.filter((line) => Number(line.amount) < 0).map((line) => [line.type, line.amount]),
    ).toEqual([
      ["PromoAddon", "-0.40"],
      ["PromoHosting", "-0.99"],
      ["PromoDomain", "-1.29"],
    ]);
    const yearly = await promotion({ cycles: "Annually,Semi-Annually" });
    expect((await bought(yearly)).off).toBe("0.00");
    expect((await bought(yearly, { billingcycle: ["semiannually"] })).off).toBe("2.94");
    const once = await promotion({ apply_once: 1 });
    expect((await bought(once, { pid: [1, 2] })).off).toBe("0.49");
  });

  it("knows when it begins, when it ends, and for whom it is", async () => {
    const said = async (row: Partial<Insertable<PromotionsTable>>, clientid?: number) =>
      (await bought(await promotion(row), {}, clientid)).quote.promotion.message;
    expect(await said({ starts_on: "2026-11-24" })).toBe("The promotion code has not started yet");
    expect(await said({ starts_on: "2026-11-23", expires_on: "2026-11-23" })).toBe("");
    expect(await said({ expires_on: "2026-11-22" })).toBe("The promotion code has expired");
    expect(await said({ max_uses: 3, uses: 3 })).toBe("The promotion code has already been used");
    expect(await said({ existing_client: 1 })).toBe("The promotion code is for existing customers only");
    expect(await said({ existing_client: 1 }, 1)).toBe("");
    expect(await said({ new_signups: 1 })).toBe("");
    expect(await said({ new_signups: 1 }, 1)).toBe("The promotion code is for new customers only");
    expect(await said({ requires: "2" })).toBe("The promotion code needs another product with it");
    const unknown = await bought("NOSUCHCODE");
    expect(unknown.quote.promotion).toEqual({
      code: "NOSUCHCODE",
      applied: false,
      message: "The promotion code entered does not exist",
      discount: "0.00",
    });
  });

  it("asks for another product in the cart, or among what the client has", async () => {
    const withM = await promotion({ requires: "2", applies_to: "1" });
    expect((await bought(withM, { pid: [1, 2] })).off).toBe("0.49");
    const owner = await newClient(books, { country: "US", currency: 2 });
    const first = await books.whmcs.addOrder({ clientid: owner, paymentmethod: "banktransfer", pid: [2] });
    await payInvoice(books, first.invoiceid ?? 0);
    expect((await bought(withM, {}, owner)).off).toBe("0.00");
    const orOwned = await promotion({ requires: "2", requires_existing: 1, applies_to: "1" });
    expect((await bought(orOwned, {}, owner)).off).toBe("0.49");
  });

  it("is used once by a client, unless his order was cancelled", async () => {
    const code = await promotion({ once_per_client: 1 });
    const first = await bought(code);
    expect(first.off).toBe("0.49");
    expect((await bought(code, {}, first.clientid)).quote.promotion.message).toBe(
      "The promotion code can be used once per customer only",
    );
    await books.whmcs.cancelOrder({ orderid: first.orderid });
    expect((await bought(code, {}, first.clientid)).off).toBe("0.49");
  });

  it("is taken whatever its rules say with promooverride", async () => {
    const code = await promotion({ applies_to: "9", expires_on: "2020-01-01", max_uses: 1, uses: 1 });
    const forced = await bought(code, { promooverride: true });
    expect(forced.off).toBe("0.49");
    expect(await uses(code)).toBe(2);
  });

  it("recurs, and says so of the service", async () => {
    const code = await promotion({ recurring: 1, recur_for: 2 });
    const made = await bought(code);
    expect(made.quote.items).toMatchObject([{ recurring: "4.90", recurringdiscount: "0.49" }]);
    expect(made.quote.recurring).toEqual({ Monthly: "4.41" });
    expect(made.invoice.items[1]?.description).toBe(`Promotional Code: ${code} - 10.00% Recurring Discount`);
    const { promotions } = await books.whmcs.getPromotions({ code });
    const serviceid = made.serviceids?.[0] ?? 0;
    expect(await theService(books, serviceid)).toMatchObject({ promoid: promotions[0]?.id });
    // It is on two invoices: the first one, and one renewal.
    await payInvoice(books, made.invoiceid ?? 0);
    for (const total of ["4.41", "4.90"]) {
      const renewed = await bought("", { pid: [], servicerenewals: [serviceid] }, made.clientid);
      expect(renewed.invoice.total).toBe(total);
      await payInvoice(books, renewed.invoiceid ?? 0);
    }
  });

  it("is used no more often than it may be, however many come at once", async () => {
    const code = await promotion({ max_uses: 3 });
    const clients = await Promise.all(
      Array.from({ length: 12 }, () => newClient(books, { country: "US", currency: 2 })),
    );
    const orders = await Promise.all(
      clients.map((clientid) =>
        books.whmcs.addOrder({ ...cart, clientid, paymentmethod: "banktransfer", promocode: code, noemail: true }),
      ),
    );
    const totals = await Promise.all(
      orders.map(async ({ invoiceid }) => (await books.whmcs.getInvoice({ invoiceid: invoiceid ?? 0 })).total),
    );
    expect(totals.filter((total) => total === "4.41")).toHaveLength(3);
    expect(totals.filter((total) => total === "4.90")).toHaveLength(9);
    expect(await uses(code)).toBe(3);
  });

  it("quotes for a guest by his currency and place, and keeps nothing", async () => {
    const before = (await books.whmcs.getOrders({ limitnum: 1 })).totalresults;
    const code = await promotion({});
    const quote = await books.whmcs.krakenGetCartQuote({
      ...cart,
      promocode: code,
      country: "de",
      currencyid: 2,
      domain: ["guest.com"],
      domaintype: ["register"],
    });
    // 4.90 - 0.49 + 12.90 - 1.29, and 19 % of each line: 0.93 - 0.09 + 2.45 - 0.25.
    expect(quote).toMatchObject({
      currency: { id: 2, code: "EUR", prefix: "€" },
      subtotal: "16.02",
      discount: "1.78",
      taxrate: "19.000",
      tax: "3.04",
      total: "19.06",
      recurring: { Monthly: "4.90", "1 Year/s": "14.90" },
    });
    expect((await books.whmcs.krakenGetCartQuote({ ...cart })).currency.code).toBe("USD");
    expect((await books.whmcs.krakenGetCartQuote({})).total).toBe("0.00");
    expect(await refusal(books.whmcs.krakenGetCartQuote({ clientid: 99_999 }))).toBe("Client ID Not Found");
    expect(await refusal(books.whmcs.krakenGetCartQuote({ servicerenewals: [1] }))).toBe(
      "Service ID not owned by Client ID provided",
    );
    expect((await books.whmcs.getOrders({ limitnum: 1 })).totalresults).toBe(before);
    expect(await uses(code)).toBe(0);
  });

  it("lists the shop's groups", async () => {
    const { groups, totalresults } = await books.whmcs.krakenGetProductGroups();
    expect(totalresults).toBe(3);
    expect(groups).toMatchObject([
      { id: 1, name: "Web hosting", slug: "web-hosting", hidden: false, productcount: 7 },
      { id: 2, name: "Cloud servers", productcount: 4 },
      { id: 3, name: "Dedicated servers", productcount: 2 },
    ]);
  });
});
