import { expect, test } from "vitest";
import { monthsOf, periodTo } from "./cycles.ts";

test("says how much of a period has passed", () => {
  expect(periodTo("2026-12-12", 1, "2026-11-24")).toEqual({
    from: "2026-11-12",
    to: "2026-12-12",
    day: 12,
    days: 30,
    percent: 40,
  });
});

test("stays within the period", () => {
  expect(periodTo("2026-11-09", 1, "2026-11-23").percent).toBe(100);
  expect(periodTo("2028-01-01", 12, "2026-11-23").percent).toBe(0);
});

test("knows no length for what is paid once", () => {
  expect(monthsOf("One Time")).toBeUndefined();
  expect(monthsOf("Semi-Annually")).toBe(6);
});
