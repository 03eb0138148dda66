import { expect, test } from "vitest";
import { amountIn } from "./people.ts";

test.each([
  ["$2645.80 USD", "2645.80"],
  ["$2,645.80 USD", "2645.80"],
  ["€2.645,80 EUR", "2645.80"],
  ["€391,54 EUR", "391.54"],
  ["¥12,345,678", "12345678.00"],
  ["kr.100,00", "100.00"],
  ["Rs. 0.00", "0.00"],
  ["$-8.67 USD", "-8.67"],
  ["7", "7.00"],
  ["", null],
  ["none", null],
  [undefined, null],
])("%j shows the amount %s", (text, amount) => {
  expect(amountIn(text)).toBe(amount);
});
