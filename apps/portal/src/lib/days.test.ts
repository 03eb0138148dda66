import { expect, test } from "vitest";
import { addDays, addMonths, clockIn, daysBetween } from "./days.ts";

test("counts days over months, years and the change of the clock", () => {
  expect(daysBetween("2026-11-23", "2026-12-02")).toBe(9);
  expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
  expect(daysBetween("2026-11-23", "2026-11-09")).toBe(-14);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});

test("stays in the month it comes to", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2026-12-12", -12)).toBe("2025-12-12");
  expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
});

test("reads the clock of a zone", () => {
  const moment = new Date("2026-11-23T23:30:05Z");
  expect(clockIn("UTC", moment)).toBe("2026-11-23T23:30:05");
  expect(clockIn("Europe/Oslo", moment)).toBe("2026-11-24T00:30:05");
});
