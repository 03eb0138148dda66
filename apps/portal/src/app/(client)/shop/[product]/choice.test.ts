import { expect, test } from "vitest";
import type { Product } from "../../../../shop/catalogue.ts";
import { choiceOf, valuesOf } from "./choice.ts";

const prices = { monthly: { setup: "0.00", price: "1.00" } };
const choice = (id: number) => ({ id, name: `c${id}`, prices });

const product: Product = {
  ...{ id: 7, groupId: 1, name: "P", tagline: "", description: "", isFeatured: false, left: 5, prices },
  quantity: "services",
  options: [
    { id: 1, name: "Place", kind: "choice", least: 0, most: 0, choices: [choice(11), choice(12)] },
    { id: 2, name: "Scan", kind: "yes or no", least: 0, most: 0, choices: [choice(21)] },
    { id: 3, name: "Addresses", kind: "quantity", least: 1, most: 8, choices: [choice(31)] },
  ],
  fields: [
    { id: 4, name: "Licence", description: "", isRequired: true },
    { id: 5, name: "Note", description: "", isRequired: false },
  ],
  addons: [{ id: 6, name: "Backups", description: "", prices }],
  ...{ hasDomain: true, hasHostname: true },
};

const typed = {
  ...{ "option.1": "12", "option.2": "yes", "option.3": "8", "field.4": " L-1 ", "addon.6": "yes", quantity: "5" },
  ...{ way: "register", name: "https://www.Fell.com/", years: "3", hostname: "Web1.Fell.com" },
};

const wrongIn = (more: Record<string, string>) =>
  choiceOf(product, "monthly", { ...typed, ...more }).wrong.map(({ name, word }) => `${name} ${word}`);

test("a product is taken as it was chosen, and shown so again", () => {
  const { line, wrong } = choiceOf(product, "monthly", typed);
  expect(wrong).toEqual([]);
  expect(line).toEqual({
    ...{ kind: "product", product: 7, cycle: "monthly", quantity: 5, addons: [6], hostname: "web1.fell.com" },
    options: { 1: 12, 2: 1, 3: 8 },
    fields: { 4: "L-1" },
    domain: { way: "register", name: "fell.com", years: 3 },
  });
  const again = choiceOf(product, "monthly", valuesOf(product, { ...line, key: "k" }));
  expect(again).toEqual({ line, wrong: [] });
});

test("what stands at first can be ordered, but for what must be said", () => {
  const { wrong } = choiceOf(product, "monthly", valuesOf(product, undefined));
  expect(wrong.map(({ name }) => name)).toEqual(["field.4", "name"]);
});

test.each([
  [{ "option.1": "13" }, "option.1 optionWrong"],
  [{ "option.1": "" }, "option.1 optionWrong"],
  [{ "option.3": "9" }, "option.3 optionBounds"],
  [{ "option.3": "0" }, "option.3 optionBounds"],
  [{ "option.3": "-1" }, "option.3 optionBounds"],
  [{ "option.3": "1e1" }, "option.3 optionBounds"],
  [{ "field.4": "  " }, "field.4 fieldMissing"],
  [{ "field.5": "x".repeat(1001) }, "field.5 fieldLong"],
  [{ quantity: "6" }, "quantity quantityWrong"],
  [{ quantity: "0" }, "quantity quantityWrong"],
  [{ quantity: "1.5" }, "quantity quantityWrong"],
  [{ way: "steal" }, "way wayMissing"],
  [{ name: "fell" }, "name nameMissing"],
  [{ hostname: "-web" }, "hostname hostnameWrong"],
])("%j is wrong: %s", (more, said) => expect(wrongIn(more)).toEqual([said]));

test("a name that is not asked for does not matter", () => {
  expect(wrongIn({ way: "none", name: "fell" })).toEqual([]);
  expect(choiceOf(product, "monthly", { ...typed, way: "none" }).line.domain).toBeNull();
});
