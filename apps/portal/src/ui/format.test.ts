import { describe, expect, it } from "vitest";
import { formatFileSize } from "./file-size.ts";
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDistance,
  formatMoney,
  labelled,
  readMoment,
} from "./format.ts";

describe("formatMoney", () => {
  it("writes a decimal string in its currency", () => {
    expect(formatMoney("15.95", "EUR", "en")).toBe("€15.95");
    expect(formatMoney("1284.6", "USD", "en")).toBe("$1,284.60");
    expect(formatMoney("15.95", "EUR", "de")).toBe("15,95\u00a0€");
    expect(formatMoney("1284.6", "EUR", "fr")).toBe("1\u202f284,60\u00a0€");
    expect(formatMoney("1500", "JPY", "en")).toBe("¥1,500");
  });

  it("keeps every digit of an amount that a float would round", () => {
    expect(formatMoney("90071992547409.93", "EUR", "en")).toBe("€90,071,992,547,409.93");
  });

  it("writes a true minus", () => {
    expect(formatMoney("-2.40", "EUR", "en")).toBe("−€2.40");
  });

  it("keeps a currency's letters and sign together from right to left", () => {
    expect(formatMoney("10.90", "USD", "ar")).toMatch(/US\$\u200e$/);
    expect(formatMoney("10.90", "EUR", "ar")).toMatch(/€$/);
  });

  it("refuses what is no amount", () => {
    for (const amount of ["", "NaN", "1e5", "1,50", "abc", "0x10"]) expect(formatMoney(amount, "EUR", "en")).toBeNull();
    expect(formatMoney("1.00", "euro", "en")).toBeNull();
  });
});

describe("formatDate", () => {
  it("writes the day first in English, and as others do elsewhere", () => {
    expect(formatDate("2026-12-12", "en")).toBe("12 Dec 2026");
    expect(formatDate("2026-09-03", "en-US")).toBe("3 Sep 2026");
    expect(formatDate("2026-12-12", "de")).toBe("12. Dez. 2026");
    expect(formatDate("2026-12-12", "fr")).toBe("12 déc. 2026");
    expect(formatDate("2026-12-12", "en", { short: true })).toBe("12 Dec");
  });

  it("takes a date as written, whatever the zone", () => {
    expect(formatDate("2026-12-12", "en", { timeZone: "America/Los_Angeles" })).toBe("12 Dec 2026");
    expect(formatDate("2026-12-12T01:00:00Z", "en", { timeZone: "America/Los_Angeles" })).toBe("11 Dec 2026");
  });

  it("refuses what is no date", () => {
    for (const value of ["", "0000-00-00", "2026-02-30", "2026-13-01", "12.12.2026", "soon"])
      expect(formatDate(value, "en")).toBeNull();
  });
});

describe("formatDateTime", () => {
  it("adds the time of day", () => {
    expect(formatDateTime("2026-11-16T06:00:00", "en")).toBe("16 Nov 2026, 06:00");
    expect(formatDateTime("2026-11-16 00:05:09", "en")).toBe("16 Nov 2026, 00:05");
    expect(formatDateTime("2026-11-16T23:30:00+00:00", "en", { timeZone: "Europe/Berlin" })).toBe("17 Nov 2026, 00:30");
  });
});

describe("formatDistance", () => {
  const distance = (value: string) => formatDistance(value, "2026-11-23T14:02:00", "en");

  it("counts days, then weeks, months and years", () => {
    expect(distance("2026-11-23")).toBe("today");
    expect(distance("2026-11-24T00:10:00")).toBe("tomorrow");
    expect(distance("2026-12-01")).toBe("in 8 days");
    expect(distance("2026-12-12")).toBe("in 3 weeks");
    expect(distance("2026-11-09")).toBe("2 weeks ago");
    expect(distance("2027-03-03")).toBe("in 3 months");
    expect(distance("2021-03-12")).toBe("5 years ago");
  });

  it("refuses what is no date", () => {
    expect(distance("0000-00-00")).toBeNull();
  });
});

it("reads a moment in the zone that is asked for", () => {
  expect(readMoment("2026-07-01T12:00:00Z", "Asia/Tokyo")?.toISOString()).toBe("2026-07-01T21:00:00.000Z");
});

it("writes counts and sizes", () => {
  expect(formatCount(4210, "en")).toBe("4,210");
  expect(formatFileSize(184_416, "en")).toBe("184 kB");
  expect(formatFileSize(1_500_000, "de")).toBe("1,5 MB");
  expect(formatFileSize(12, "en")).toBe("12 B");
  expect(formatFileSize(184_416, "fr")).toBe("184 ko");
  expect(formatFileSize(12, "fr")).toBe("12 o");
});

it("writes a label before its value", () => {
  expect(labelled("Paid", "3 Dec 2026", "en")).toBe("Paid: 3 Dec 2026");
  expect(labelled("Payée le", "3 déc. 2026", "fr")).toBe("Payée le\u00a0: 3 déc. 2026");
});
