import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvText } from "./csv.ts";

test("a table has its mark, its headings, and its cells in quotes where they need them", () => {
  const text = csvText(["Date", "What"], [["2026-11-01", 'A "big", one\nof two lines']]);
  expect(text).toBe('\ufeffDate,What\r\n2026-11-01,"A ""big"", one\nof two lines"\r\n');
});

test("no cell is a formula, and a debit is still a number", () => {
  for (const formula of ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0"])
    expect(csvCell(formula)).toMatch(/^"?'/);
  expect(csvCell("-10.00")).toBe("-10.00");
  expect(csvCell("Visa - 4242")).toBe("Visa - 4242");
});

test("whatever is in a cell, it is one cell that begins with nothing that is reckoned", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const cell = csvCell(value);
      const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(inner === value || inner === `'${value}`).toBe(true);
      if (!/^-?\d+(\.\d+)?$/.test(inner)) expect(inner).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});
