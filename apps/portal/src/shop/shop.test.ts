import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cart,
  type CartLine,
  cartFrom,
  cartText,
  type DomainLine,
  emptyCart,
  MOST_LINES,
  withLine,
  withoutLine,
} from "./cart.ts";
import type { Ending, Product } from "./catalogue.ts";
import { endingOf, hunted, isDomain, similar, tidy } from "./domain-name.ts";
import { minor, textOf } from "./money.ts";
import { orderLists } from "./order-lists.ts";
import { NotOfferedError, type Reckoning, reckon } from "./reckon.ts";
import { readShopSettings } from "./settings.ts";
import { taxesAt, taxesOf, untaxed } from "./tax.ts";

const ending = (name: string): Ending => ({
  name,
  categories: [],
  register: { "1": "12.90" },
  transfer: { "1": "12.90" },
  renew: { "1": "14.90" },
});
const sold = [".uk", ".co.uk", ".com"].map(ending);

describe("a name as it is typed", () => {
  test.each([
    ["https://www.Fell-Runners.com/shop?x=1", "fell-runners.com"],
    [" fellrunners ", "fellrunners"],
    ["fell.com.", "fell.com"],
    ["www.com", "www.com"],
  ])("%s is %s", (typed, name) => expect(tidy(typed)).toBe(name));

  test("has the longest ending that is sold", () => {
    expect(endingOf("fell.co.uk", sold)?.name).toBe(".co.uk");
    expect(endingOf("fell.uk", sold)?.name).toBe(".uk");
    expect(endingOf("a.fell.com", sold)).toBeUndefined();
    expect(endingOf(".com", sold)).toBeUndefined();
    expect(hunted("fell.co.uk", sold)).toEqual({ name: "fell", ending: ".co.uk" });
    expect(hunted("fell.dev", sold)).toEqual({ name: "fell", ending: ".dev" });
    expect(hunted("-fell", sold)).toBeUndefined();
    expect(hunted("", sold)).toBeUndefined();
  });

  test("can be a whole name, or not", () => {
    for (const name of ["a.com", "münchen.de", "x1-y.co.uk"]) expect(isDomain(name), name).toBe(true);
    for (const name of ["com", "a..com", "-a.com", "a-.com", "a b.com", "1.2", `${"a".repeat(64)}.com`, "a.com\n"])
      expect(isDomain(name), name).toBe(false);
  });

  test("has others that are like it, none of them itself", () => {
    expect(similar("fell-runners")).toContain("fellrunners");
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,30}$/), (name) => {
        const others = similar(name);
        expect(new Set(others).size).toBe(others.length);
        expect(others).not.toContain(name);
      }),
    );
  });
});

const hosting: CartLine = {
  ...{ kind: "product", key: "a", product: 1, cycle: "monthly", quantity: 1, options: {}, fields: {} },
  ...{ addons: [], domain: null, hostname: "" },
};
const line = (key: string): Omit<DomainLine, "key"> => ({
  kind: "domain",
  way: "register",
  name: `${key}.com`,
  years: 1,
});

describe("a cart", () => {
  test("is bounded, holds a name once, and a form that is sent twice once", () => {
    let cart: Cart = emptyCart;
    for (let at = 0; at < MOST_LINES; at++) cart = withLine(cart, line(`n${at}`), `k${at}`) ?? cart;
    expect(cart.lines).toHaveLength(MOST_LINES);
    expect(withLine(cart, line("more"), "more")).toBeUndefined();
    expect(withLine(cart, line("n3"), "again")?.lines).toHaveLength(MOST_LINES);
    expect(withLine(cart, line("other"), "k3")?.lines[3]).toMatchObject({ key: "k3", name: "other.com" });
    expect(withoutLine(cart, "k3").lines).toHaveLength(MOST_LINES - 1);
  });

  test("that can't be read is empty, and one that holds too much is not kept", () => {
    for (const text of ["", "{", "[]", '{"lines":[{"kind":"gift"}]}', "null"])
      expect(cartFrom(text)).toEqual(emptyCart);
    const cart = withLine(emptyCart, line("a"), "k") ?? emptyCart;
    expect(cartFrom(cartText(cart))).toEqual(cart);
    expect(() => cartText({ ...cart, promotion: "x".repeat(101) })).toThrow();
  });

  test("is ordered by place, and a name of one's own is not", () => {
    const own: CartLine = { ...hosting, key: "b", domain: { way: "own", name: "o.net", years: 1 } };
    const lists = orderLists({ ...emptyCart, lines: [{ ...line("a"), key: "a" }, own] });
    expect(lists).toMatchObject({ pid: [null, 1], domain: ["a.com", "o.net"], domaintype: ["register", ""] });
  });
});

const product: Product = {
  ...{ id: 1, groupId: 1, name: "P", tagline: "", description: "", isFeatured: false, left: undefined },
  ...{ prices: { monthly: { setup: "1.00", price: "8.66" } }, quantity: "one", options: [], fields: [], addons: [] },
  ...{ hasDomain: false, hasHostname: false },
};
const reckoning = (more: Partial<Reckoning> = {}): Reckoning => ({
  cart: {
    ...emptyCart,
    lines: [hosting, { ...line("fell"), key: "b" }],
  },
  products: [product],
  endings: sold,
  currency: "EUR",
  rate: "1",
  taxes: untaxed,
  isTaxed: { product: () => true, domains: false },
  groupPercent: "0",
  promotion: undefined,
  today: "2026-11-28",
  ...more,
});

describe("what a cart comes to", () => {
  test("is its lines and their taxes, each rounded once", () => {
    expect(reckon(reckoning()).total).toBe("22.56");
    const taxed = reckon(reckoning({ taxes: { ...untaxed, rate: "19" } }));
    // 8.66 and 1.00 are taxed 1.65 and 0.19; the domain is not.
    expect(taxed).toMatchObject({ subtotal: "22.56", total: "24.40", taxes: [{ rate: "19", amount: "1.84" }] });
    const within = reckon(reckoning({ taxes: { ...untaxed, rate: "19", inclusive: true } }));
    expect(within).toMatchObject({ total: "22.56", subtotal: "21.02" });
  });

  test("adds up, whatever the taxes, the discount and the prices", () => {
    const rate = fc.integer({ min: 0, max: 30_000 }).map((value) => (value / 1000).toFixed(3));
    const price = fc.integer({ min: 0, max: 1_000_000 }).map((value) => textOf(BigInt(value)));
    fc.assert(
      fc.property(
        rate,
        rate,
        fc.boolean(),
        fc.boolean(),
        price,
        price,
        fc.integer({ min: 0, max: 100 }),
        (...drawn) => {
          const [one, two, compound, inclusive, each, setup, percent] = drawn;
          const quote = reckon(
            reckoning({
              taxes: { rate: one, rate2: two, compound, inclusive },
              groupPercent: `${percent}.00`,
              products: [{ ...product, prices: { monthly: { setup, price: each } } }],
            }),
          );
          const taxes = quote.taxes.reduce((sum, tax) => sum + minor(tax.amount), 0n);
          expect(minor(quote.subtotal) + taxes).toBe(minor(quote.total));
          const listed = minor(each) + minor(setup) + 1290n;
          if (inclusive) expect(minor(quote.total)).toBe(listed - minor(quote.groupDiscount));
          else expect(minor(quote.subtotal)).toBe(listed - minor(quote.groupDiscount));
        },
      ),
    );
  });

  test("is not said where something is not sold", () => {
    expect(() => reckon(reckoning({ products: [] }))).toThrow(NotOfferedError);
    expect(() => reckon(reckoning({ endings: [] }))).toThrow(NotOfferedError);
    expect(() => reckon(reckoning({ products: [{ ...product, prices: {} }] }))).toThrow(NotOfferedError);
  });
});

test("of several rules of tax the most exact one counts, at each level", () => {
  const rules = [
    { level: 1, country: "", state: "", rate: "1" },
    { level: 1, country: "CA", state: "", rate: "5" },
    { level: 2, country: "CA", state: "Quebec", rate: "9.975" },
  ] as const;
  expect(taxesAt(rules, { country: "CA", state: "quebec" })).toEqual({ rate: "5", rate2: "9.975" });
  expect(taxesAt(rules, { country: "US", state: "" })).toEqual({ rate: "1", rate2: "0" });
  expect(taxesOf(10_000n, { rate: "5", rate2: "9.975", compound: true, inclusive: false })).toEqual([500n, 1047n]);
});

test("a wrong SHOP_FILE is said to be wrong, and where", () => {
  const file = join(mkdtempSync(join(tmpdir(), "kraken-shop-")), "shop.json");
  expect(() => readShopSettings(file)).toThrow("SHOP_FILE can't be read.");
  const said = (text: string) => {
    writeFileSync(file, text);
    return () => readShopSettings(file);
  };
  expect(said("{")).toThrow("it is not JSON");
  expect(said('{"tax":{"rules":[{"rate":"a lot"}]}}')).toThrow('at "tax.rules.0.rate"');
  expect(said('{"hiden":[1]}')).toThrow("SHOP_FILE is not as docs/configuration.md has it");
  expect(said('{"tax":{"rules":[{"country":"DE","rate":19}]}}')().tax.rules[0]).toMatchObject({ level: 1, rate: "19" });
});
