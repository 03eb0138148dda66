import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths } from "../days.ts";
import { amountText } from "../wire/amounts.ts";
import { converted } from "./currency.ts";
import { groupDiscounts } from "./group-discount.ts";
import { balanceOf, lateFee, splitPayment, usableCredit } from "./payment.ts";
import { discountOf } from "./promotion.ts";
import { prorateToDay, upgradeDifference } from "./proration.ts";
import { divideRounded, minorOf, percentOf, share } from "./rounding.ts";
import { lineTaxes, type TaxProfile, taxedTotals } from "./tax.ts";

const runs = { numRuns: 10_000 };
const amount = fc.integer({ min: -100_000_000, max: 100_000_000 });
const price = fc.integer({ min: 0, max: 100_000_000 });
const rate = fc.integer({ min: 0, max: 50_000 });
const profile: fc.Arbitrary<TaxProfile> = fc.record({
  rate1: rate,
  rate2: rate,
  compound: fc.boolean(),
  inclusive: fc.boolean(),
});
const lines = fc.array(fc.record({ amount, isTaxed: fc.boolean() }), { maxLength: 12 });

describe("rounding", () => {
  it("goes half away from zero, both ways", () => {
    expect([divideRounded(5n, 2n), divideRounded(-5n, 2n), divideRounded(4n, 3n), divideRounded(-4n, 3n)]).toEqual([
      3, -3, 1, -1,
    ]);
    expect([minorOf("8.665"), minorOf("-8.665"), minorOf("0.1"), minorOf("1.005"), minorOf("x")]).toEqual([
      867,
      -867,
      10,
      101,
      undefined,
    ]);
  });

  it("is odd: the negative of an amount gives the negative of its share", () => {
    fc.assert(
      fc.property(amount, price, fc.integer({ min: 1, max: 1_000_000 }), (of, part, whole) => {
        expect(share(-of, part, whole) + share(of, part, whole)).toBe(0);
      }),
      runs,
    );
  });

  it("reads what it writes", () => {
    fc.assert(
      fc.property(amount, (minor) => {
        expect(minorOf(amountText(minor))).toBe(minor);
      }),
      runs,
    );
  });
});

describe("tax", () => {
  it("adds up: net, first and second level are the total", () => {
    fc.assert(
      fc.property(lines, profile, (of, taxes) => {
        const { subtotal, tax, tax2, total } = taxedTotals(of, taxes);
        const sum = of.reduce((all, line) => all + line.amount, 0);
        expect(subtotal + tax + tax2).toBe(total);
        expect(taxes.inclusive ? total : subtotal).toBe(sum);
      }),
      runs,
    );
  });

  it("cancels out when a line is taken back", () => {
    fc.assert(
      fc.property(lines, profile, (of, taxes) => {
        const back = of.map((line) => ({ ...line, amount: -line.amount }));
        expect(taxedTotals([...of, ...back], taxes)).toEqual({ subtotal: 0, tax: 0, tax2: 0, total: 0 });
      }),
      runs,
    );
  });

  it("is within half a cent of the exact amount at each line", () => {
    fc.assert(
      fc.property(price, rate, (of, rate1) => {
        const [tax] = lineTaxes(of, { rate1, rate2: 0, compound: false, inclusive: false });
        expect(Math.abs(tax * 100_000 - of * rate1)).toBeLessThanOrEqual(50_000);
      }),
      runs,
    );
  });

  it("knows these by hand", () => {
    const at = (rate1: number, rate2 = 0, more = {}) => ({ rate1, rate2, compound: false, inclusive: false, ...more });
    expect(lineTaxes(1750, at(19_000))).toEqual([333, 0]);
    expect(lineTaxes(10_000, at(5000, 9975))).toEqual([500, 998]);
    expect(lineTaxes(10_000, at(5000, 9975, { compound: true }))).toEqual([500, 1047]);
    expect(lineTaxes(11_900, at(19_000, 0, { inclusive: true }))).toEqual([1900, 0]);
    expect(percentOf(-1750, 19_000)).toBe(-333);
  });
});

describe("promotions", () => {
  const kinds = fc.constantFrom("Percentage", "Fixed Amount", "Price Override", "Free Setup");
  it("never make a line negative, and never add to one", () => {
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 0, max: 1_000_000 }),
        price,
        price,
        price,
        (type, value, now, setup, recurring) => {
          const off = discountOf({ type, value }, { price: now, setup, recurring });
          expect(off.first).toBeGreaterThanOrEqual(0);
          expect(off.first).toBeLessThanOrEqual(now + setup);
          expect(off.recurring).toBeGreaterThanOrEqual(0);
          expect(off.recurring).toBeLessThanOrEqual(recurring);
        },
      ),
      runs,
    );
  });

  it("knows these by hand", () => {
    const item = { price: 1495, setup: 500, recurring: 1495 };
    expect(discountOf({ type: "Percentage", value: 1500 }, item)).toEqual({ first: 299, recurring: 224 });
    expect(discountOf({ type: "Fixed Amount", value: 5000 }, item)).toEqual({ first: 1995, recurring: 1495 });
    expect(discountOf({ type: "Price Override", value: 1000 }, item)).toEqual({ first: 495, recurring: 495 });
    expect(discountOf({ type: "Free Setup", value: 0 }, item)).toEqual({ first: 500, recurring: 0 });
  });
});

describe("discounts of client groups", () => {
  const line = fc.record({
    type: fc.constantFrom("Hosting", "Setup", "PromoHosting", "Domain", "LateFee", "AddFunds", ""),
    amount,
    isTaxed: fc.boolean(),
  });
  it("never take more than there is, nor anything off fees, and nothing at 0 %", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.integer({ min: 0, max: 10_000 }), (of, percent) => {
        const off = groupDiscounts(of, percent);
        for (const isTaxed of [true, false]) {
          const sum = of
            .filter((each) => each.isTaxed === isTaxed && !["LateFee", "AddFunds", ""].includes(each.type))
            .reduce((total, each) => total + each.amount, 0);
          const taken = off.filter((each) => each.isTaxed === isTaxed).reduce((total, each) => total - each.amount, 0);
          expect(taken).toBeGreaterThanOrEqual(0);
          expect(taken).toBeLessThanOrEqual(Math.max(0, sum));
          expect(Math.abs(taken * 10_000 - Math.max(0, sum) * percent)).toBeLessThanOrEqual(5000);
        }
        expect(groupDiscounts(of, 0)).toEqual([]);
      }),
      runs,
    );
  });
});

describe("proration", () => {
  const lastDayOf = (day: string) =>
    new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
  const days = fc.integer({ min: 0, max: 1200 });
  it("cancels out: an upgrade and its reverse on the same day", () => {
    fc.assert(
      fc.property(price, price, days, days, (oldPrice, newPrice, daysLeft, daysInCycle) => {
        const there = upgradeDifference({ oldPrice, newPrice, daysLeft, daysInCycle });
        const back = upgradeDifference({ oldPrice: newPrice, newPrice: oldPrice, daysLeft, daysInCycle });
        expect(there + back).toBe(0);
        expect(Math.abs(there)).toBeLessThanOrEqual(Math.max(oldPrice, newPrice));
      }),
      runs,
    );
  });

  it("charges a part of the period, and ends on the calendar's day", () => {
    const from = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-12-31"), noInvalidDate: true });
    const months = fc.constantFrom(1, 3, 6, 12);
    fc.assert(
      fc.property(price, from, months, fc.integer({ min: 1, max: 31 }), (full, date, period, day) => {
        const start = date.toISOString().slice(0, 10);
        const { amount: due, nextDue } = prorateToDay({
          price: full,
          from: start,
          months: period,
          day,
          chargeNextMonthFrom: 0,
        });
        expect(due).toBeGreaterThanOrEqual(0);
        expect(due).toBeLessThanOrEqual(full);
        // The day itself, or the last one of a shorter month.
        expect(Number(nextDue.slice(8))).toBe(Math.min(day, lastDayOf(nextDue)));
        expect(nextDue > start && nextDue <= addMonths(start, Math.max(period, 1) + 1)).toBe(true);
      }),
      runs,
    );
  });

  it("knows these by hand", () => {
    const monthly = { price: 3000, months: 1, day: 1, chargeNextMonthFrom: 0 };
    expect(prorateToDay({ ...monthly, from: "2026-11-23" })).toEqual({ amount: 800, nextDue: "2026-12-01" });
    expect(prorateToDay({ ...monthly, from: "2026-11-23", chargeNextMonthFrom: 20 })).toEqual({
      amount: 3800,
      nextDue: "2027-01-01",
    });
    expect(prorateToDay({ ...monthly, from: "2026-12-01" })).toEqual({ amount: 3000, nextDue: "2027-01-01" });
    const atTheEnd = { ...monthly, day: 31, chargeNextMonthFrom: 20 };
    expect(prorateToDay({ ...atTheEnd, from: "2026-11-30" })).toEqual({ amount: 3000, nextDue: "2026-12-31" });
    // 8 of the 28 days from January 31 to February 28, and the whole of March.
    expect(prorateToDay({ ...atTheEnd, from: "2027-02-20" })).toEqual({ amount: 857 + 3000, nextDue: "2027-03-31" });
    expect(upgradeDifference({ oldPrice: 1495, newPrice: 2995, daysLeft: 15, daysInCycle: 30 })).toBe(750);
  });
});

describe("payments", () => {
  it("conserve: what is paid is applied or credit, and nothing else", () => {
    fc.assert(
      fc.property(amount, price, (balance, payment) => {
        const { applied, overpaid } = splitPayment(balance, payment);
        expect(applied + overpaid).toBe(payment);
        expect(applied).toBeGreaterThanOrEqual(0);
        expect(overpaid).toBeGreaterThanOrEqual(0);
        expect(applied).toBeLessThanOrEqual(Math.max(0, balance));
      }),
      runs,
    );
  });

  it("never use more credit than there is or than is to pay", () => {
    fc.assert(
      fc.property(price, amount, price, (credit, balance, wanted) => {
        const used = usableCredit(credit, balance, wanted);
        expect(used).toBeGreaterThanOrEqual(0);
        expect(credit - used).toBeGreaterThanOrEqual(0);
        expect(used).toBeLessThanOrEqual(Math.max(0, balance));
      }),
      runs,
    );
  });

  it("convert there and back within a unit of the finer currency", () => {
    const rates = fc.integer({ min: 50_000, max: 200_000 });
    fc.assert(
      fc.property(price, rates, rates, (of, from, to) => {
        const back = converted(converted(of, { rate: from }, { rate: to }), { rate: to }, { rate: from });
        expect(Math.abs(back - of)).toBeLessThanOrEqual(Math.ceil(from / to / 2) + 1);
      }),
      runs,
    );
  });

  it("charge late fees on what is due", () => {
    expect(lateFee(10_000, { type: "Percentage", value: 1000, minimum: 0 })).toBe(1000);
    expect(lateFee(1000, { type: "Percentage", value: 1000, minimum: 500 })).toBe(500);
    expect(lateFee(10_000, { type: "Fixed Amount", value: 750, minimum: 0 })).toBe(750);
    expect(lateFee(0, { type: "Fixed Amount", value: 750, minimum: 500 })).toBe(0);
    expect(balanceOf({ total: 11_900, credit: 1000, amount_paid: 900 })).toBe(10_000);
  });
});
