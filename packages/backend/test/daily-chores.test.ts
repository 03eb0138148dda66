import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { updateRates } from "../src/billing/update-rates.ts";
import { ecbRates, type ProvisioningModule, type RatesModule } from "../src/modules/index.ts";
import { noticeExpiringCards } from "../src/pay-methods/expiring.ts";
import { importUsage } from "../src/services/usage.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { moneyHelpers } from "./support/money.ts";
import { newService, serviceOf } from "./support/services.ts";
import { setSettings } from "./support/settings.ts";

const done = async () => ({ outcome: "done" }) as const;

describe.each(testDatabases())("what the daily run calls besides, on $name", (kind) => {
  let books: TestBooks;
  const { someClient, creditOf, invoice } = moneyHelpers(() => books);
  let told: Awaited<ReturnType<RatesModule["rates"]>> = { outcome: "failed", error: "No answer" };
  const used = { diskLimit: 2000, bandwidthUsage: 70_000.4, bandwidthLimit: 0 };
  const panel: ProvisioningModule = {
    ...{ name: "panel", displayName: "Panel", create: done, suspend: done, unsuspend: done, terminate: done },
    ...{ changePackage: done, changePassword: done },
    usage: async ({ name }) =>
      name === "silent"
        ? null
        : [
            { ...used, username: "busy", domain: "BUSY.example", diskUsage: 1234 },
            { ...used, username: "gone", domain: "gone.example", diskUsage: 9 },
            { ...used, username: "", domain: "", diskUsage: 9 },
          ],
  };
  beforeAll(async () => {
    books = await openBooks(kind, 5, { modules: { rates: { rates: async () => told }, provisioning: [panel] } });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const rates = async () =>
    Object.fromEntries((await books.whmcs.getCurrencies({})).currencies.map(({ code, rate }) => [code, rate]));

  it("gives currencies the rates of their source, where it is switched on and knows them", async () => {
    const before = await rates();
    expect(Object.keys(before)).toEqual(expect.arrayContaining(["USD", "EUR"]));
    told = { outcome: "done", rates: { USD: 1.25, EUR: 1, GBP: 0.8 } };
    expect(await books.run(updateRates)).toBe(0);
    expect(await rates()).toEqual(before);
    await setSettings(books, { CurrencyAutoUpdateExchangeRates: "on" });
    const others = Object.keys(before).filter((code) => !["USD", "EUR", "GBP"].includes(code));
    const changed = await books.run(updateRates);
    expect(changed).toBeGreaterThan(0);
    expect(await books.run(updateRates)).toBe(0);
    await books.restart();
    const after = await rates();
    // One dollar is 1 / 1.25 = 0.8 euros.
    expect(Number(after.EUR)).toBe(0.8);
    expect(Number(after.USD)).toBe(1);
    for (const code of others) expect(after[code]).toBe(before[code]);
    for (const odd of [0, Number.NaN, Number.POSITIVE_INFINITY, -3]) {
      told = { outcome: "done", rates: { USD: 1, EUR: odd } };
      expect(await books.run(updateRates)).toBe(0);
    }
    told = { outcome: "done", rates: { EUR: 7 } };
    expect(await books.run(updateRates)).toBe(0);
    told = { outcome: "failed", error: "The bank answered 503" };
    await expect(books.run(updateRates)).rejects.toThrow("The exchange rates are not known: The bank answered 503");
    expect(await rates()).toEqual(after);
    const { activity } = await books.whmcs.getActivityLog({ limitnum: 50 });
    expect(activity.map(({ description }) => description)).toContain("Exchange Rate Updated: EUR 0.80000");
  });

  it("writes into services what their server says that they use", async () => {
    const server = (name: string) =>
      books.database.transaction((tx) =>
        tx.insertInto("servers").values({ name, module: "panel" }).returning("id").executeTakeFirstOrThrow(),
      );
    const [answering, silent] = [await server("answering"), await server("silent")];
    const own = { username: "busy", domain: "busy.example", status: "Active", server_id: answering.id };
    const busy = await newService(books, own);
    const ended = await newService(books, { ...own, username: "gone", domain: "gone.example", status: "Terminated" });
    const elsewhere = await newService(books, { ...own, server_id: silent.id });
    const nameless = await newService(books, { ...own, username: "", domain: "" });
    const atNoon = new Date("2026-11-24T12:00:00Z");
    books.setTime(atNoon);
    await setSettings(books, { UpdateStatsAuto: "" });
    expect(await books.run(importUsage)).toBe(0);
    await setSettings(books, { UpdateStatsAuto: "on" });
    expect(await books.run(importUsage)).toBeGreaterThan(0);
    await books.restart();
    const figures = {
      diskusage: 1234,
      disklimit: 2000,
      bwusage: 70_000,
      bwlimit: 0,
      lastupdate: "2026-11-24T12:00:00",
    };
    expect(await serviceOf(books, busy)).toMatchObject(figures);
    for (const id of [ended, elsewhere, nameless]) {
      expect(await serviceOf(books, id)).toMatchObject({ diskusage: 0, lastupdate: null });
    }
    books.setTime(NOW);
  });

  it("tells who has a card that expires this month, once", async () => {
    const clientid = await someClient();
    const card = { clientid, type: "CreditCard", card_number: "4242424242424242" } as const;
    await books.whmcs.addPayMethod({ ...card, gateway_module_name: "sandboxcard", card_expiry: "1226" });
    await books.whmcs.addPayMethod({ ...card, gateway_module_name: "sandboxcard", card_expiry: "0127" });
    const notices = async () =>
      (await books.whmcs.getEmails({ clientid, limitnum: 100 })).emails
        .filter(({ subject }) => subject === "Credit Card Expiring Soon")
        .map(({ date, message }) => [date?.slice(0, 10), /ends in (\d+) expires on ([\d/]+)/.exec(message)?.slice(1)]);
    const on = async (day: string) => {
      books.setTime(new Date(`${day}T03:00:00Z`));
      await books.run(noticeExpiringCards);
      await books.run(noticeExpiringCards);
    };
    for (const day of ["2026-11-30", "2026-12-24"]) await on(day);
    expect(await notices()).toEqual([]);
    // The daily run could not come by on the 25th.
    await on("2026-12-26");
    await books.restart();
    await on("2026-12-27");
    expect(await notices()).toEqual([["2026-12-26", ["4242", "12/26"]]]);
    await setSettings(books, { CCDaySendExpiryNotices: "0" });
    await on("2027-01-31");
    expect(await notices()).toHaveLength(1);
    await setSettings(books, { CCDaySendExpiryNotices: "31" });
    await on("2027-01-31");
    expect((await notices()).sort()).toEqual([
      ["2026-12-26", ["4242", "12/26"]],
      ["2027-01-31", ["4242", "01/27"]],
    ]);
    books.setTime(NOW);
  });

  it("pays what recurs from the client's credit first, unless that is switched off", async () => {
    const monthly = async (credit: string) => {
      const clientid = await someClient();
      await books.whmcs.addCredit({ clientid, description: "A present", amount: credit });
      const facts = { client_id: clientid, status: "Active", recurring_amount: 1490, next_due_date: "2026-11-25" };
      await newService(books, { ...facts, next_invoice_date: "2026-11-25", payment_method: "banktransfer" });
      const { latestinvoiceid } = await books.whmcs.genInvoices({ clientid, noemails: true });
      return { clientid, invoiceid: latestinvoiceid ?? 0 };
    };
    const part = await monthly("4.00");
    const whole = await monthly("20.00");
    await setSettings(books, { NoAutoApplyCredit: "on" });
    const left = await monthly("20.00");
    await setSettings(books, { NoAutoApplyCredit: "" });
    await books.restart();
    // 14.90 − 4.00 = 10.90
    expect(await invoice(part.invoiceid)).toMatchObject({ status: "Unpaid", credit: "4.00", balance: "10.90" });
    expect(await creditOf(part.clientid)).toBe("0.00");
    // 20.00 − 14.90 = 5.10
    expect(await invoice(whole.invoiceid)).toMatchObject({ status: "Paid", credit: "14.90", balance: "0.00" });
    expect(await creditOf(whole.clientid)).toBe("5.10");
    expect(await invoice(left.invoiceid)).toMatchObject({ status: "Unpaid", credit: "0.00", balance: "14.90" });
    expect(await creditOf(left.clientid)).toBe("20.00");
  });
});

describe("the European Central Bank's rates", () => {
  let bank: Server;
  let answer = { status: 200, body: "" };
  let url = "";
  beforeAll(async () => {
    bank = createServer((_, response) => response.writeHead(answer.status).end(answer.body));
    await new Promise<void>((resolve) => bank.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(bank.address() as AddressInfo).port}/eurofxref-daily.xml`;
  });
  afterAll(() => bank.close());

  it("are read from its list, whatever else is in that", async () => {
    const lines = `<Cube currency='USD' rate='1.0866'/><Cube currency="JPY" rate="157.3"/>
      <Cube currency='XXX' rate='-1'/><Cube currency='YYY' rate='1e9'/><Cube rate='5'/><Cube currency='ZZZ'/>`;
    answer = {
      status: 200,
      body: `<?xml version="1.0"?><Envelope><Cube><Cube time='2026-11-23'>${lines}</Cube></Cube></Envelope>`,
    };
    expect(await ecbRates({ url }).rates()).toEqual({
      outcome: "done",
      rates: { EUR: 1, USD: 1.0866, JPY: 157.3 },
    });
  });

  it.each([
    [503, "", "The bank answered 503"],
    [200, "<html>Maintenance</html>", "The bank's answer has no rates"],
    [200, "<".repeat(300_000), "The answer is too large"],
  ])("are unknown where it answers %i with what is no list", async (status, body, error) => {
    answer = { status, body };
    expect(await ecbRates({ url }).rates()).toEqual({ outcome: "failed", error });
  });
});
