import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, addYears, daysBetween } from "../src/days.ts";
import { checkedRecords, type GivenRecord } from "../src/domains/dns.ts";
import { hostName } from "../src/domains/names.ts";
import { periodsOf, stateOn } from "../src/domains/periods.ts";

const day = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays("2000-01-01", days));

describe("days", () => {
  it("ends a month on its last day, and goes there and back", () => {
    expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
    expect(addYears("2028-02-29", 1)).toBe("2029-02-28");
    expect(addMonths("2026-11-30", -9)).toBe("2026-02-28");
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});

describe("states of a domain", () => {
  const period = fc.record({ graceDays: fc.nat(90), redemptionDays: fc.nat(90) });
  const order = ["Active", "Grace", "Redemption", "Expired"];

  it("go one way, and last as long as the ending says", () => {
    fc.assert(
      fc.property(day, period, fc.nat(400), (expires, periods, days) => {
        const state = stateOn(addDays(expires, days), expires, periods);
        const next = stateOn(addDays(expires, days + 1), expires, periods);
        expect(order.indexOf(next)).toBeGreaterThanOrEqual(order.indexOf(state));
        const late = days - periods.graceDays;
        const wanted =
          days === 0 ? "Active" : late <= 0 ? "Grace" : late <= periods.redemptionDays ? "Redemption" : "Expired";
        expect(state).toBe(wanted);
      }),
    );
  });

  it("have no period whose fee is -1, or of which nothing is known", () => {
    const tld = { grace_days: 30, grace_fee: -1, redemption_days: null, redemption_fee: null };
    expect(periodsOf(tld)).toEqual({ graceDays: 0, redemptionDays: 0 });
    expect(periodsOf({ ...tld, grace_fee: 0 })).toEqual({ graceDays: 30, redemptionDays: 0 });
    expect(periodsOf(undefined)).toEqual({ graceDays: 0, redemptionDays: 0 });
  });
});

describe("host names", () => {
  it.each([
    ["Example.COM.", "example.com"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["a-b.co.uk", "a-b.co.uk"],
  ])("reads %s", (written, name) => expect(hostName(written)).toBe(name));

  it.each([
    "",
    "word",
    "-a.com",
    "a-.com",
    "a..com",
    "a b.com",
    "a.com/x",
    "user@a.com",
    "a.com:80",
    "[::1].com",
    "1.2.3.4",
    "a.123",
    `${"a".repeat(64)}.com`,
  ])("refuses %s", (written) => expect(hostName(written)).toBeUndefined());

  it("keeps what it has read", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (written) => {
        const name = hostName(written);
        if (name !== undefined) expect(hostName(name)).toBe(name);
      }),
    );
  });
});

describe("DNS records", () => {
  const check = (...records: Partial<GivenRecord>[]) =>
    checkedRecords(records.map((record) => ({ type: "A", name: "@", value: "203.0.113.1", ...record })));

  it.each<[Partial<GivenRecord>, string]>([
    [{ type: "A", value: "203.0.113.1" }, "203.0.113.1"],
    [{ type: "AAAA", value: "2001:DB8::1" }, "2001:db8::1"],
    [{ type: "CNAME", name: "www", value: "Other.Example." }, "other.example"],
    [{ type: "CNAME", name: "www", value: "@" }, "@"],
    [{ type: "MX", value: "mail" }, "mail"],
    [{ type: "NS", name: "sub", value: "ns1.other.example" }, "ns1.other.example"],
    [{ type: "TXT", name: "_dmarc", value: "v=DMARC1; p=none" }, "v=DMARC1; p=none"],
    [{ type: "SRV", name: "_sip._tcp", value: "5  5060 sip.other.example" }, "5 5060 sip.other.example"],
    [{ type: "CAA", value: '0 issue "letsencrypt.org"' }, '0 issue "letsencrypt.org"'],
    [{ type: "CAA", value: "128 IODEF mailto:a@b.example" }, '128 iodef "mailto:a@b.example"'],
    [{ type: "A", name: "*.shop" }, "203.0.113.1"],
  ])("takes %o", (record, value) => {
    const [made] = check(record);
    expect(made).toMatchObject({ value, ttl: 3600 });
  });

  it.each<[Partial<GivenRecord>]>([
    [{ type: "A", value: "1.2.3" }],
    [{ type: "A", value: "2001:db8::1" }],
    [{ type: "AAAA", value: "203.0.113.1" }],
    [{ type: "AAAA", value: "fe80::1%eth0" }],
    [{ type: "CNAME", name: "@", value: "other.example" }],
    [{ type: "MX", value: "not a name" }],
    [{ type: "MX", value: "mail", priority: 70_000 }],
    [{ type: "TXT", value: "two\nlines" }],
    [{ type: "TXT", value: "" }],
    [{ type: "SRV", value: "5 sip.other.example" }],
    [{ type: "CAA", value: "0 allow x" }],
    [{ type: "CAA", value: "999 issue x" }],
    [{ name: "bad name" }],
    [{ name: "a.*.b" }],
    [{ ttl: 59 }],
    [{ ttl: 604_801 }],
  ])("refuses %o", (record) => expect(check(record)).toMatch(/^Record 1: /));

  it("refuses a record that is there twice, and a CNAME beside another", () => {
    expect(check({}, {})).toBe("Record 2: it is there twice");
    expect(check({ name: "www" }, { type: "CNAME", name: "WWW", value: "a.example" })).toMatch(
      /^Record 2: a name with/,
    );
    expect(
      check({ type: "CNAME", name: "www", value: "a.example" }, { type: "CNAME", name: "www", value: "b.example" }),
    ).toMatch(/^Record 2: a name with/);
    expect(check({ value: "203.0.113.1" }, { value: "203.0.113.2" })).toHaveLength(2);
  });
});
