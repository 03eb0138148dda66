import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newDomain, refusal } from "./support/services.ts";
import { newClient } from "./support/shop.ts";

describe.each(testDatabases())("endings and their prices, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const pricesOf = async (name: string, query: { currencyid?: number; clientid?: number } = {}) =>
    (await books.whmcs.getTLDPricing(query)).pricing[name];

  it("lists prices in the default currency, in another one, and in a client's", async () => {
    const standard = await books.whmcs.getTLDPricing({});
    expect(standard.currency).toMatchObject({ id: 1, code: "USD", rate: "1.00000", format: 2 });
    expect(Object.keys(standard.pricing)).toEqual(["com", "net", "org", "io", "co.uk", "example"]);
    expect(standard.pricing.com).toMatchObject({
      tld: "com",
      categories: ["Popular", "gTLD"],
      addons: { dns: true, email: true, idprotect: true },
      group: "hot",
      grace_period: { days: 30, price: "$0.00 USD" },
      redemption_period: { days: 30, price: "$80.00 USD" },
    });
    const euros = await books.whmcs.getTLDPricing({ currencyid: 2 });
    expect(euros.currency).toMatchObject({ code: "EUR", rate: "0.92000" });
    expect(euros.pricing.com).toMatchObject({
      register: { 1: "12.90", 2: "25.80", 10: "129.00" },
      renew: { 1: "14.90" },
      redemption_period: { days: 30, price: "€73,60 EUR" },
    });
    // The demo client pays in euros, whatever currency is named besides.
    expect(await books.whmcs.getTLDPricing({ clientid: 1, currencyid: 1 })).toEqual(euros);
    expect(await refusal(books.whmcs.getTLDPricing({ clientid: 999_999 }))).toBe("Client ID Not Found");
    expect(await refusal(books.whmcs.getTLDPricing({ currencyid: 99 }))).toBe("Invalid Currency ID");
  });

  it("makes an ending, and changes it where it is there", async () => {
    const made = await books.whmcs.createOrUpdateTLD({
      extension: "Shop",
      id_protection: true,
      dns_management: true,
      epp_required: true,
      auto_registrar: "sandbox",
      group: "NEW",
      currency_code: "eur",
      grace_period_days: 10,
      grace_period_fee: "9.20",
      redemption_period_fee: "-1",
      register: { 1: "10.00", 2: "19.50" },
      renew: { 1: "12.00" },
      transfer: { 1: "11.00" },
      display_after: ".com",
    });
    expect(made.extension).toBe(".shop");
    await books.restart();
    expect(await pricesOf("shop", { currencyid: 2 })).toMatchObject({
      addons: { dns: true, email: false, idprotect: true },
      group: "new",
      register: { 1: "10.00", 2: "19.50" },
      renew: { 1: "12.00" },
      transfer: { 1: "11.00" },
      grace_period: { days: 10, price: "€9,20 EUR" },
      redemption_period: null,
    });
    expect(Object.keys((await books.whmcs.getTLDPricing({})).pricing).slice(0, 3)).toEqual(["com", "shop", "net"]);
    const again = await books.whmcs.createOrUpdateTLD({
      extension: ".shop",
      email_forwarding: true,
      currency_code: "EUR",
      register: { 2: "18.00" },
    });
    expect(again.id).toBe(made.id);
    expect(await pricesOf("shop", { currencyid: 2 })).toMatchObject({
      addons: { dns: true, email: true },
      register: { 1: "10.00", 2: "18.00" },
      renew: { 1: "12.00" },
    });
    expect(await pricesOf("shop", { currencyid: 1 })).toMatchObject({ register: {} });
    expect(await books.whmcs.domainWhois({ domain: "surely-free.shop" })).toMatchObject({ status: "available" });
  });

  it("asks who renews late for the fee of the period that the domain is in", async () => {
    await books.whmcs.createOrUpdateTLD({
      ...{ extension: ".late", currency_code: "EUR", renew: { 1: "12.00" } },
      ...{ grace_period_days: 10, grace_period_fee: "9.20" },
      ...{ redemption_period_days: 20, redemption_period_fee: "46.00" },
    });
    const clientid = await newClient(books);
    const linesOf = async (status: string) => {
      const domain = `${status.toLowerCase()}.late`;
      await newDomain(books, domain, { client_id: clientid, status });
      const wish = { clientid, paymentmethod: "banktransfer", domainrenewals: { [domain]: 1 } };
      const { invoiceid } = await books.whmcs.addOrder(wish);
      const { items } = await books.whmcs.getInvoice({ invoiceid: invoiceid ?? 0 });
      return items.map(({ type, amount }) => [type, amount]);
    };
    const renewal = ["Domain", "12.00"];
    expect(await linesOf("Active")).toEqual([renewal]);
    expect(await linesOf("Grace")).toEqual([renewal, ["DomainGraceFee", "9.20"]]);
    expect(await linesOf("Redemption")).toEqual([renewal, ["DomainRedemptionFee", "46.00"]]);
    expect(await linesOf("Expired")).toEqual([renewal]);
  });

  it("has prices of a client's group, over everybody's", async () => {
    const { client } = await books.whmcs.getClientsDetails({ clientid: 1 });
    const agency = { extension: ".net", clientgroupid: client.groupid, currency_code: "EUR", register: { 1: "9.99" } };
    await books.whmcs.createOrUpdateTLD({ ...agency, transfer: { 1: "-1" } });
    await books.restart();
    const own = await pricesOf("net", { clientid: 1 });
    expect(own).toMatchObject({ register: { 1: "9.99", 2: "27.80" }, renew: { 1: "15.90" } });
    expect(own?.transfer).not.toHaveProperty("1");
    expect(await pricesOf("net", { currencyid: 2 })).toMatchObject({
      register: { 1: "13.90" },
      transfer: { 1: "13.90" },
    });
    const placed = await books.whmcs.addOrder({
      clientid: 1,
      paymentmethod: "banktransfer",
      domain: ["agency-price.net"],
      domaintype: ["register"],
      regperiod: [1],
    });
    const [domainid] = placed.domainids;
    const [domain] = (await books.whmcs.getClientsDomains({ domainid })).domains;
    expect(domain).toMatchObject({ firstpaymentamount: "9.99", recurringamount: "15.90" });
    expect(await refusal(books.whmcs.createOrUpdateTLD({ ...agency, clientgroupid: 999 }))).toBe(
      "Client Group ID Not Found",
    );
  });

  it("refuses what WHMCS refuses, in its words", async () => {
    const change = (fields: object) => refusal(books.whmcs.createOrUpdateTLD({ extension: ".new", ...fields }));
    expect(await change({ extension: " . " })).toBe("Extension is required");
    expect(await change({ auto_registrar: "nobody" })).toBe(
      "Invalid auto_registrar value. Must be empty or one of: sandbox",
    );
    expect(await change({ register: { 1: "1.00" } })).toBe("Variable currency_code is required when defining pricing");
    expect(await change({ currency_code: "XXX" })).toBe(
      "Provided currency_code value does not exist. Must be one of: USD, EUR, GBP",
    );
    const priced = (fields: object) => change({ currency_code: "USD", ...fields });
    expect(await priced({ register: { 11: "1.00" } })).toBe("The maximum register period is 10 years");
    expect(await priced({ renew: { 10: "1.00" } })).toBe("The maximum renew period is 9 years");
    expect(await priced({ transfer: { 11: "1.00" } })).toBe("The maximum transfer period is 10 years");
    expect(await priced({ transfer: { 1: "1.00", 2: "2.00" } })).toBe("Only one transfer period can be defined");
    const raw = (fields: Record<string, string>) =>
      books.post({ identifier: "test-identifier", secret: "test-secret", action: "CreateOrUpdateTLD", ...fields });
    expect((await raw({ extension: ".new", group: "COLD" })).json).toMatchObject({
      message: "Invalid group parameter: COLD. Should be one of HOT, NEW, SALE",
    });
    expect((await raw({})).json).toMatchObject({ message: "Extension is required" });
    expect((await raw({ extension: ".new", currency_code: "USD", register: "10" })).json).toMatchObject({
      message: "Parameters register, renew and transfer must be arrays",
    });
    expect(await pricesOf("new")).toBeUndefined();
  });
});
