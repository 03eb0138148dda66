import { expect, test } from "vitest";
import { readLine, readPeriod } from "./line.ts";

test("takes the period out of a line, and puts options below it", () => {
  expect(readLine("Web Hosting L - site.example (12/11/2026 - 11/12/2026)\nLocation: Oslo\n")).toEqual({
    title: "Web Hosting L - site.example",
    period: "12/11/2026 - 11/12/2026",
    detail: "Location: Oslo",
  });
});

test("leaves other texts as they are", () => {
  expect(readLine("Move of the archive (14 hours)")).toEqual({ title: "Move of the archive (14 hours)" });
  expect(readLine("")).toEqual({ title: "" });
});

test("reads a period in whichever order its dates are written", () => {
  const period = { from: "2026-11-09", to: "2026-12-08" };
  expect(readPeriod("09/11/2026 - 08/12/2026")).toEqual(period);
  expect(readPeriod("11/09/2026 - 12/08/2026")).toEqual(period);
  expect(readPeriod("09.11.2026 - 08.12.2026")).toEqual(period);
  expect(readPeriod("2026-11-09 - 2026-12-08")).toEqual(period);
  expect(readPeriod("2026/11/09 - 2027/11/08")).toEqual({ from: "2026-11-09", to: "2027-11-08" });
});

test("reads nothing into a period that it can't be sure of", () => {
  expect(readPeriod("01/01/2026 - 03/01/2026")).toBeUndefined();
  expect(readPeriod("31/02/2026 - 30/03/2026")).toBeUndefined();
  expect(readPeriod("14 - 16")).toBeUndefined();
});
