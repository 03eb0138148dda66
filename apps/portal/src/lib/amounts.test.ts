import fc from "fast-check";
import { expect, test } from "vitest";
import { compareAmounts, isPositive, negated, shareOf, sumOf } from "./amounts.ts";

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

test("takes a share, rounded once to hundredths", () => {
  expect(shareOf("24.90", 19, 30)).toBe("15.77");
  expect(shareOf("24.00", 500, 10_000)).toBe("1.20");
  expect(shareOf("0.01", 1, 2)).toBe("0.01");
  expect(shareOf("-0.01", 1, 2)).toBe("-0.01");
  expect(shareOf("10.00", 0, 30)).toBe("0.00");
});
