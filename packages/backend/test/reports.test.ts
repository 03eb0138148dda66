import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";

describe.each(testDatabases())("the reports over all clients, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 60);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const cents = (amount: string) => Math.round(Number(amount) * 100);
  const TODAY = "2026-11-23";
  const daysDue = (day: string) => Math.round((Date.parse(TODAY) - Date.parse(day)) / 86_400_000);

  it("KrakenGetAging sums up what is left to pay, by currency and by how long it is due", async () => {
    const { invoices } = await books.whmcs.krakenGetInvoices({ status: "Unpaid", limitnum: 1000 });
    const { currencies } = await books.whmcs.krakenGetAging({});
    expect(currencies.length).toBeGreaterThan(0);
    for (const row of currencies) {
      const own = invoices.filter(({ currencycode }) => currencycode === row.currencycode);
      const of = (from: number, to: number) =>
        own.filter(({ duedate }) => daysDue(duedate ?? "") >= from && daysDue(duedate ?? "") <= to);
      const sum = (some: typeof own) => some.reduce((all, { balance }) => all + cents(balance), 0);
      const spans = [
        [of(-9999, 0), row.invoicesnotdue, row.notdue],
        [of(1, 30), row.invoices30, row.days30],
        [of(31, 60), row.invoices60, row.days60],
        [of(61, 90), row.invoices90, row.days90],
        [of(91, 99999), row.invoicesolder, row.older],
      ] as const;
      for (const [some, many, amount] of spans) {
        expect(many).toBe(some.length);
        expect(cents(amount)).toBe(sum(some));
      }
    }
    expect(new Set(currencies.map(({ currencycode }) => currencycode))).toEqual(
      new Set(invoices.map(({ currencycode }) => currencycode)),
    );
  });

  it("KrakenGetTrends has the last months, this one last, and agrees with the services and with GetStats", async () => {
    const { months, currencycode } = await books.whmcs.krakenGetTrends({});
    expect(months.map(({ month }) => month)).toEqual([
      ...["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"],
      ...["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"],
    ]);
    const { services } = await books.whmcs.krakenGetServices({ limitnum: 1000 });
    for (const row of months)
      expect(row.newservices).toBe(services.filter(({ regdate }) => regdate?.startsWith(row.month)).length);
    const { income_thismonth } = await books.whmcs.getStats({});
    const shown = income_thismonth.replace(/[^\d.-]/g, "");
    expect(cents(months.at(-1)?.income ?? "")).toBe(cents(shown));
    expect(currencycode).toMatch(/^[A-Z]{3}$/);
    expect((await books.whmcs.krakenGetTrends({ months: 900 })).months).toHaveLength(36);
  });
});
