import { expect, test } from "vitest";
import { checkLines, filledLines, signedAmount } from "./lines.ts";

const t = ((key: string) => key) as unknown as Parameters<typeof checkLines>[1];

test.each([
  ["20", "20.00"],
  ["-5,5", "-5.50"],
  ["−0.05", "-0.05"],
  ["+007", "7.00"],
  ["1 000.10", "1000.10"],
  ["", undefined],
  ["1.005", undefined],
  ["1e3", undefined],
  ["--1", undefined],
])("%j is %j", (typed, amount) => {
  expect(signedAmount(typed)).toBe(amount);
});

test("blank new lines are none, and what is half there is said at its field", () => {
  const texts = {
    "description.12": "Hosting",
    "amount.12": "10",
    "taxed.12": "on",
    "description.13": "",
    "amount.13": "x",
    "remove.13": "on",
    "description.new1": "Work",
    "amount.new1": "",
    "description.new2": "",
    "amount.new2": " ",
    "taxed.new2": "on",
    "description.__proto__": "never",
  };
  expect(filledLines(texts)).toEqual([
    { key: "12", description: "Hosting", amount: "10.00", taxed: true, remove: false },
    { key: "13", description: "", amount: "0.00", taxed: false, remove: true },
    { key: "new1", description: "Work", amount: "0.00", taxed: false, remove: false },
  ]);
  expect(checkLines(texts, t)).toEqual([{ name: "amount.new1", message: "money.lines.amountWrong" }]);
});
