import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everything } from "../access/permissions.ts";
import { type ClientScope, makeClientScope, makePublicScope } from "../access/scope.ts";
import { type RealWhmcs, startRealWhmcs } from "../access/test/real-whmcs.ts";
import { type Cart, type CartLine, emptyCart } from "../shop/cart.ts";
import { type Cycle, cyclesOf, type Product } from "../shop/catalogue.ts";
import type { Quote } from "../shop/quote.ts";
import type * as Catalogue from "./catalogue.ts";
import type * as Orders from "./orders.ts";
import type * as Quotes from "./quotes.ts";

/*
 * The total that is shown is the total that is invoiced, to the cent: what the backend says before an order, what is
 * reckoned here for a WHMCS that does not say it, and what the invoice says after it.
 */

let whmcs: RealWhmcs;
let quotes: typeof Quotes;
let orders: typeof Orders;
let catalogue: typeof Catalogue;

/** As the demo company has them. */
const rates = {
  ...{ DE: "19", AT: "20", FR: "20", NL: "21", BE: "21", DK: "25", SE: "25", FI: "25.5", IE: "23", ES: "21", IT: "22" },
  GB: "20",
};

/** The first product that a test adds; it is not taxed. */
const UNTAXED = 14;

const shopFile = {
  tax: { untaxed: [UNTAXED], rules: Object.entries(rates).map(([country, rate]) => ({ country, rate })) },
};

beforeAll(async () => {
  whmcs = await startRealWhmcs();
  const home = mkdtempSync(join(tmpdir(), "kraken-shop-"));
  writeFileSync(join(home, "shop.json"), JSON.stringify(shopFile));
  Object.assign(process.env, {
    JWT_SECRET: "j".repeat(32),
    ADMIN_JWT_SECRET: "a".repeat(32),
    ADMIN_PASSWORD: "the owner's long password",
    CACHE_SECONDS: "0",
    KRAKEN_HOME: home,
    SHOP_FILE: join(home, "shop.json"),
    DATABASE_URL: "",
    REDIS_URL: "",
  });
  [quotes, orders, catalogue] = await Promise.all([
    import("./quotes.ts"),
    import("./orders.ts"),
    import("./catalogue.ts"),
  ]);
});

afterAll(async () => {
  await whmcs?.close();
});

const scopeOf = (client: number): ClientScope => makeClientScope(client, client, { permissions: everything });

let keys = 0;
const product = (of: Product, cycle: Cycle, more: Partial<CartLine> = {}): CartLine => ({
  ...{ kind: "product", key: String(++keys), product: of.id, cycle, quantity: 1, options: {}, fields: {} },
  ...{ addons: [], domain: null, hostname: "" },
  ...(more as object),
});
const domain = (name: string, way: "register" | "transfer" = "register", years = 1): CartLine => ({
  kind: "domain",
  key: String(++keys),
  name,
  way,
  years,
});
const cart = (lines: CartLine[], promotion = ""): Cart => ({ ...emptyCart, lines, promotion });

/** Quotes it in both ways, orders it, and holds all three against one another. Answers what it comes to. */
async function holds(scope: ClientScope, wanted: Cart, what: string): Promise<Quote> {
  const currency = await catalogue.shopCurrency(scope);
  const told = await quotes.quoteOf(scope, wanted, currency);
  const reckoned = await quotes.reckonedQuote(scope, wanted, currency);
  expect(bare(reckoned), what).toEqual(bare(told));
  const placed = await orders.placeOrder(scope, {
    cart: wanted,
    paymentMethod: "banktransfer",
    codes: { "moves.com": "code-of-it" },
    total: reckoned.total,
    clientAddress: "192.0.2.1",
  });
  expect(placed, what).toEqual({ outcome: "placed", order: expect.any(Number), invoice: expect.any(Number) });
  return told;
}

/** Without words, which each engine has its own of. */
const bare = ({ lines, taxes, ...rest }: Quote) => ({
  ...rest,
  taxes: taxes.map(({ amount }) => amount),
  lines: lines.map(({ name: _name, details: _details, ...line }) => line),
});

const all = async (scope: ClientScope): Promise<Product[]> => {
  const { code } = await catalogue.shopCurrency(scope);
  return (await catalogue.catalogue(scope, code)).flatMap(({ products }) => [...products]);
};

test("every product in every cycle, with its dearest options and its add-ons", async () => {
  const mine = scopeOf(1);
  for (const of of await all(mine)) {
    const options = Object.fromEntries(
      of.options.map((option) => [
        option.id,
        option.kind === "choice" ? (option.choices.at(-1)?.id ?? 0) : option.most || 1,
      ]),
    );
    for (const cycle of cyclesOf(of.prices)) {
      const addons = of.addons.map(({ id }) => id);
      await holds(mine, cart([product(of, cycle, { options, addons })]), `${of.name} ${cycle}`);
    }
  }
}, 120_000);

test("clients of every country and currency, with all that a cart may hold", async () => {
  for (let client = 1; client <= 10; client++) {
    const scope = scopeOf(client);
    const [first, second] = await all(scope);
    if (!first || !second) throw new Error("The demo sells nothing");
    const lines = [
      product(first, "monthly", { domain: { way: "register", name: `first${client}.com`, years: 2 } }),
      product(second, "triennially", { domain: { way: "own", name: "own.net", years: 1 } }),
      domain(`second${client}.org`, "register", 3),
      domain("moves.com", "transfer"),
    ];
    const { total } = await holds(scope, cart(lines), `client ${client}`);
    expect(Number(total)).toBeGreaterThan(100);
  }
}, 120_000);

test("promotions that are taken, and those that are not", async () => {
  const scope = scopeOf(1);
  const [first, second, third] = await all(scope);
  const server = (await all(scope)).find(({ prices }) => prices.monthly && prices.monthly.setup !== "0.00");
  if (!first || !second || !third || !server) throw new Error("The demo sells less than this");
  const tried = async (code: string, lines: CartLine[]) => (await holds(scope, cart(lines, code), code)).promotion;
  const both = () => [product(first, "monthly"), product(second, "annually"), domain(`p${++keys}.net`)];
  expect(await tried("autumn10", both())).toEqual({ code: "AUTUMN10", isApplied: true });
  expect(await tried("AGENCY5", both())).toEqual({ code: "AGENCY5", isApplied: true });
  expect(await tried("FREESETUP", [product(server, "monthly")])).toEqual({ code: "FREESETUP", isApplied: true });
  expect(await tried("FREESETUP", both())).toEqual({ code: "FREESETUP", isApplied: false, why: "nothing" });
  expect(await tried("WELCOME25", both())).toEqual({ code: "WELCOME25", isApplied: false, why: "new only" });
  expect(await tried("SPRING20", [product(third, "annually")])).toMatchObject({ isApplied: false, why: "expired" });
  expect(await tried("NO SUCH", both())).toEqual({ code: "NO SUCH", isApplied: false, why: "unknown" });
}, 120_000);

test("products that are ordered several times, that are not taxed, and that are paid once", async () => {
  const made = [
    { row: { name: "Not taxed", tax: "0", paytype: "onetime" }, prices: { monthly: "10.01", msetupfee: "0.99" } },
    { row: { name: "Each its own" }, prices: { monthly: "3.33", annually: "33.35" } },
    { row: { name: "Pieces of one" }, prices: { monthly: "0.07" } },
  ];
  const currencies = await catalogue.shopCurrencies(makePublicScope());
  for (const { row, prices } of made) {
    const pricing = currencies.flatMap(({ id }) =>
      Object.entries(prices).map(([name, price]) => [`pricing[${id}][${name}]`, price]),
    );
    const fields = { type: "other", gid: "1", paytype: "recurring", tax: "1", ...row, ...Object.fromEntries(pricing) };
    const said = await whmcs.api("AddProduct", fields);
    expect(said, row.name).toMatchObject({ result: "success" });
  }
  // AddProduct does not say how several are ordered: staff do, in WHMCS.
  const books = new Database(join(whmcs.home, "backend.db"));
  books.prepare("update products set allow_quantity = id - ? where id > ?").run(UNTAXED, UNTAXED);
  books.close();
  const scope = scopeOf(1);
  const found = (await all(scope)).filter(({ id }) => id >= UNTAXED);
  const [untaxed, services, pieces] = found;
  if (!untaxed || !services || !pieces) throw new Error(`Found ${found.length}`);
  expect([untaxed.quantity, services.quantity, pieces.quantity]).toEqual(["one", "services", "pieces"]);
  const lines = () => [
    product(untaxed, "onetime"),
    product(services, "monthly", { quantity: 3 }),
    product(services, "annually"),
    product(pieces, "monthly", { quantity: 13 }),
  ];
  await holds(scope, cart(lines()), "several");
  await holds(scope, cart(lines(), "AGENCY5"), "several with a promotion");
});

test("what a visitor is told is what the backend tells him, in the currency that he chose", async () => {
  const nobody = makePublicScope();
  for (const { code } of await catalogue.shopCurrencies(nobody)) {
    const currency = await catalogue.shopCurrency(nobody, code);
    const [group] = await catalogue.catalogue(nobody, code);
    const [first] = group?.products ?? [];
    if (!first) throw new Error(`Nothing is sold in ${code}`);
    for (const country of ["", "DE", "FI", "US"]) {
      const wanted = { ...cart([product(first, "annually"), domain("visits.com")], "WELCOME25"), country };
      const told = await quotes.quoteOf(nobody, wanted, currency);
      expect(bare(await quotes.reckonedQuote(nobody, wanted, currency)), `${code} ${country}`).toEqual(bare(told));
      expect(told).toMatchObject({ currency: code, promotion: { isApplied: true } });
    }
  }
});

test("an order whose invoice says something else is taken back", async () => {
  const scope = scopeOf(1);
  const [first] = await all(scope);
  if (!first) throw new Error("Nothing is sold");
  const before = await whmcs.api("GetOrders", { userid: "1", status: "Cancelled" });
  const placed = await orders.placeOrder(scope, {
    cart: cart([product(first, "monthly")]),
    paymentMethod: "banktransfer",
    codes: {},
    total: "1.00",
    clientAddress: "192.0.2.1",
  });
  expect(placed).toMatchObject({ outcome: "cancelled", invoiced: expect.stringMatching(/^\d+\.\d\d$/) });
  const after = await whmcs.api("GetOrders", { userid: "1", status: "Cancelled" });
  expect(Number(after.totalresults)).toBe(Number(before.totalresults) + 1);
});

test("an order whose answer was lost is of unknown outcome, and one that can't be seen is said to be so", async () => {
  const scope = scopeOf(1);
  const [first] = await all(scope);
  if (!first) throw new Error("Nothing is sold");
  const wish = {
    cart: cart([product(first, "monthly")]),
    paymentMethod: "banktransfer",
    codes: {},
    total: "1.00",
    clientAddress: "192.0.2.1",
  };
  whmcs.line.lose("AddOrder");
  await expect(orders.placeOrder(scope, wish)).rejects.toMatchObject({ name: "OutcomeUnknownError" });
  whmcs.line.lose("GetInvoice");
  expect(await orders.placeOrder(scope, wish)).toMatchObject({ outcome: "unseen", invoice: expect.any(Number) });
  whmcs.line.lose(undefined);
  expect(await orders.placeOrder(scope, { ...wish, paymentMethod: "none" })).toEqual({
    outcome: "refused",
    why: "payment",
  });
});
