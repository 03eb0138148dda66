import { expect, test } from "vitest";
import { untaxed } from "../../../../shop/tax.ts";
import { checkQuoteLines, filledQuoteLines, quoteTotals } from "./lines.ts";

const t = ((key: string) => key) as never;
const line = (key: string, texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, value]) => [`${name}.${key}`, value]));

test("lines are read by their keys; blank ones are none", () => {
  const texts = {
    ...line("7", { description: "A site", quantity: "2,5", price: "10", discount: "5", taxed: "on" }),
    ...line("new1", { description: "Less", quantity: "", price: "-3,50", discount: "" }),
    ...line("new2", { description: "", quantity: "1", price: "", discount: "0", taxed: "on" }),
  };
  expect(checkQuoteLines(texts, t)).toEqual([]);
  const lines = filledQuoteLines(texts);
  expect(lines).toEqual([
    { id: 7, description: "A site", quantity: 2.5, price: "10.00", discount: "5.00", taxed: true },
    { id: undefined, description: "Less", quantity: 1, price: "-3.50", discount: "0.00", taxed: false },
  ]);
  // 23.75 with 19 % of it, less 3.50.
  expect(quoteTotals(lines, { ...untaxed, rate: "19" })).toMatchObject({
    subtotal: "20.25",
    tax: "4.51",
    total: "24.76",
  });
});

test("what is wrong is said beside its field", () => {
  const texts = line("new1", { description: "", quantity: "-1", price: "x", discount: "101" });
  expect(checkQuoteLines(texts, t).map(({ name }) => name)).toEqual([
    "description.new1",
    "quantity.new1",
    "price.new1",
    "discount.new1",
  ]);
});
