import fc from "fast-check";
import { expect, test } from "vitest";
import {
  amountFrom,
  compareAmounts,
  isPositive,
  lesserOf,
  negated,
  percentOff,
  shareOf,
  sumOf,
  wrongAmount,
} from "./amounts.ts";

const cents = fc.integer({ min: -100_000_000, max: 100_000_000 });
const written = (minor: number) => {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

test("adds what floats would get wrong", () => {
  expect(sumOf(["0.10", "0.20"])).toBe("0.30");
  expect(sumOf(["37.12", "55.22"])).toBe("92.34");
  expect(sumOf(["90071992547409.93", "0.01"])).toBe("90071992547409.94");
});

test("is the sum of the minor units, for any amounts", () => {
  fc.assert(
    fc.property(fc.array(cents), (amounts) => {
      const sum = amounts.reduce((total, each) => total + each, 0);
      expect(sumOf(amounts.map(written))).toBe(written(sum));
    }),
  );
});

test("keeps further places, and drops noughts behind the second", () => {
  expect(sumOf(["1", "0.005"])).toBe("1.005");
  expect(sumOf(["1.50000"])).toBe("1.50");
  expect(sumOf([])).toBe("0.00");
});

test("counts what is no amount as nothing", () => {
  expect(sumOf(["", "12 USD", "1.00"])).toBe("1.00");
});

test("turns the sign and compares", () => {
  expect(negated("10.00")).toBe("-10.00");
  expect(negated("-2.40")).toBe("2.40");
  expect(negated("0.00")).toBe("0.00");
  expect(["9.00", "10.00", "-1.00"].sort(compareAmounts)).toEqual(["-1.00", "9.00", "10.00"]);
  expect(isPositive("0.01")).toBe(true);
  expect(isPositive("0.00")).toBe(false);
  expect(isPositive("-1.00")).toBe(false);
});

test("reads what somebody types as an amount, and nothing else", () => {
  for (const [typed, amount] of [
    ["20", "20.00"],
    ["20,5", "20.50"],
    [" 1 200.05 ", "1200.05"],
    ["007.10", "7.10"],
    ["0", "0.00"],
  ] as const)
    expect(amountFrom(typed), typed).toBe(amount);
  for (const typed of ["", "-1", "1e3", "1.234", "1,200.00", "12.", ".5", "NaN", "€5", "0x10", "9".repeat(10)])
    expect(amountFrom(typed), typed).toBeUndefined();
});

test("takes so many at a price less a discount, rounded once", () => {
  expect(percentOff(1, "850.00", "5.00")).toBe("807.50");
  expect(percentOff("2.5", "5.00", "2.50")).toBe("12.19");
  expect(percentOff(3, "-0.33", "50")).toBe("-0.50");
  expect(percentOff(12, "5.50", "0.00")).toBe("66.00");
  expect(lesserOf("9.00", "10.00")).toBe("9.00");
});

test("takes a share, rounded once to hundredths", () => {
  expect(shareOf("24.90", 19, 30)).toBe("15.77");
  expect(shareOf("24.00", 500, 10_000)).toBe("1.20");
  expect(shareOf("0.01", 1, 2)).toBe("0.01");
  expect(shareOf("-0.01", 1, 2)).toBe("-0.01");
  expect(shareOf("10.00", 0, 30)).toBe("0.00");
});

test("says what is wrong with an amount that was typed, and nothing of one that is right", () => {
  for (const right of ["20", "20.5", "20,50", " 1 000,00 ", "0.01", "999999999.99"]) {
    expect([wrongAmount(right), amountFrom(right)], right).toEqual([undefined, expect.any(String)]);
  }
  expect(["", "  ", "1e99", "ten", "1.2.3", ".5", "10.001", "9999999999", "0", "0,00", "-5"].map(wrongAmount)).toEqual([
    ...["empty", "empty", "noNumber", "noNumber", "noNumber", "noNumber", "tooFine", "tooLarge", "nothing", "nothing"],
    "nothing",
  ]);
});
