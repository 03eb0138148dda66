import { afterAll, beforeAll, expect, test } from "vitest";
import { makePublicScope } from "../access/scope.ts";
import type { CartLine } from "../shop/cart.ts";
import { cyclesOf } from "../shop/catalogue.ts";
import { bare, cartOf, demoRates, domainLine, openShop, productLine, type Shop, scopeOf, unique } from "./test/shop.ts";

/*
 * The total that is shown is the total that is invoiced, to the cent: what the backend says before an order, what is
 * reckoned here for a WHMCS that does not say it, and what the invoice says after it.
 */

/** The first product that a test adds; it is not taxed. */
const UNTAXED = 14;

let shop: Shop;

beforeAll(async () => {
  const rules = Object.entries(demoRates).map(([country, rate]) => ({ country, rate }));
  shop = await openShop({ tax: { untaxed: [UNTAXED], rules } });
});

afterAll(async () => {
  await shop?.whmcs.close();
});

test("every product in every cycle, with its dearest options and its add-ons", async () => {
  const mine = scopeOf(1);
  for (const of of await shop.all(mine)) {
    const options = Object.fromEntries(
      of.options.map((option) => [
        option.id,
        option.kind === "choice" ? (option.choices.at(-1)?.id ?? 0) : option.most || 1,
      ]),
    );
    for (const cycle of cyclesOf(of.prices)) {
      const addons = of.addons.map(({ id }) => id);
      await shop.holds(mine, cartOf([productLine(of, cycle, { options, addons })]), `${of.name} ${cycle}`);
    }
  }
}, 120_000);

test("clients of every country and currency, with all that a cart may hold", async () => {
  for (let client = 1; client <= 10; client++) {
    const scope = scopeOf(client);
    const [first, second] = await shop.all(scope);
    if (!first || !second) throw new Error("The demo sells nothing");
    const lines = [
      productLine(first, "monthly", { domain: { way: "register", name: `first${client}.com`, years: 2 } }),
      productLine(second, "triennially", { domain: { way: "own", name: "own.net", years: 1 } }),
      domainLine(`second${client}.org`, "register", 3),
      domainLine("moves.com", "transfer"),
    ];
    const { total } = await shop.holds(scope, cartOf(lines), `client ${client}`);
    expect(Number(total)).toBeGreaterThan(100);
  }
}, 120_000);

test("promotions that are taken, and those that are not", async () => {
  const scope = scopeOf(1);
  const [first, second, third] = await shop.all(scope);
  const server = (await shop.all(scope)).find(({ prices }) => prices.monthly && prices.monthly.setup !== "0.00");
  if (!first || !second || !third || !server) throw new Error("The demo sells less than this");
  const tried = async (code: string, lines: CartLine[]) =>
    (await shop.holds(scope, cartOf(lines, code), code)).promotion;
  const both = () => [productLine(first, "monthly"), productLine(second, "annually"), domainLine(`p${unique()}.net`)];
  expect(await tried("autumn10", both())).toEqual({ code: "AUTUMN10", isApplied: true });
  expect(await tried("AGENCY5", both())).toEqual({ code: "AGENCY5", isApplied: true });
  expect(await tried("FREESETUP", [productLine(server, "monthly")])).toEqual({ code: "FREESETUP", isApplied: true });
  expect(await tried("FREESETUP", both())).toEqual({ code: "FREESETUP", isApplied: false, why: "nothing" });
  expect(await tried("WELCOME25", both())).toEqual({ code: "WELCOME25", isApplied: false, why: "new only" });
  expect(await tried("SPRING20", [productLine(third, "annually")])).toMatchObject({ isApplied: false, why: "expired" });
  expect(await tried("NO SUCH", both())).toEqual({ code: "NO SUCH", isApplied: false, why: "unknown" });
}, 120_000);

test("products that are ordered several times, that are not taxed, and that are paid once", async () => {
  const made = [
    { row: { name: "Not taxed", tax: "0", paytype: "onetime" }, prices: { monthly: "10.01", msetupfee: "0.99" } },
    { row: { name: "Each its own" }, prices: { monthly: "3.33", annually: "33.35" } },
    { row: { name: "Pieces of one" }, prices: { monthly: "0.07" } },
  ];
  const currencies = await shop.catalogue.shopCurrencies(makePublicScope());
  for (const { row, prices } of made) {
    const pricing = currencies.flatMap(({ id }) =>
      Object.entries(prices).map(([name, price]) => [`pricing[${id}][${name}]`, price]),
    );
    const fields = { type: "other", gid: "1", paytype: "recurring", tax: "1", ...row, ...Object.fromEntries(pricing) };
    const said = await shop.whmcs.api("AddProduct", fields);
    expect(said, row.name).toMatchObject({ result: "success" });
  }
  // AddProduct does not say how several are ordered: staff do, in WHMCS.
  shop.write(`update products set allow_quantity = id - ${UNTAXED} where id > ${UNTAXED}`);
  const scope = scopeOf(1);
  const found = (await shop.all(scope)).filter(({ id }) => id >= UNTAXED);
  const [untaxed, services, pieces] = found;
  if (!untaxed || !services || !pieces) throw new Error(`Found ${found.length}`);
  expect([untaxed.quantity, services.quantity, pieces.quantity]).toEqual(["one", "services", "pieces"]);
  const lines = () => [
    productLine(untaxed, "onetime"),
    productLine(services, "monthly", { quantity: 3 }),
    productLine(services, "annually"),
    productLine(pieces, "monthly", { quantity: 13 }),
  ];
  await shop.holds(scope, cartOf(lines()), "several");
  await shop.holds(scope, cartOf(lines(), "AGENCY5"), "several with a promotion");
});

test("what a visitor is told is what the backend tells him, in the currency that he chose", async () => {
  const nobody = makePublicScope();
  for (const { code } of await shop.catalogue.shopCurrencies(nobody)) {
    const currency = await shop.catalogue.shopCurrency(nobody, code);
    const [group] = await shop.catalogue.catalogue(nobody, code);
    const [first] = group?.products ?? [];
    if (!first) throw new Error(`Nothing is sold in ${code}`);
    for (const country of ["", "DE", "FI", "US"]) {
      const wanted = { ...cartOf([productLine(first, "annually"), domainLine("visits.com")], "WELCOME25"), country };
      const told = await shop.quotes.quoteOf(nobody, wanted, currency);
      expect(bare(await shop.quotes.reckonedQuote(nobody, wanted, currency)), `${code} ${country}`).toEqual(bare(told));
      expect(told).toMatchObject({ currency: code, promotion: { isApplied: true } });
    }
  }
});

test("an order whose invoice says something else is taken back", async () => {
  const scope = scopeOf(1);
  const [first] = await shop.all(scope);
  if (!first) throw new Error("Nothing is sold");
  const before = await shop.whmcs.api("GetOrders", { userid: "1", status: "Cancelled" });
  const placed = await shop.orders.placeOrder(scope, {
    cart: cartOf([productLine(first, "monthly")]),
    paymentMethod: "banktransfer",
    codes: {},
    total: "1.00",
    clientAddress: "192.0.2.1",
  });
  expect(placed).toMatchObject({ outcome: "cancelled", invoiced: expect.stringMatching(/^\d+\.\d\d$/) });
  const after = await shop.whmcs.api("GetOrders", { userid: "1", status: "Cancelled" });
  expect(Number(after.totalresults)).toBe(Number(before.totalresults) + 1);
});

test("an order whose answer was lost is of unknown outcome, and one that can't be seen is said to be so", async () => {
  const scope = scopeOf(1);
  const [first] = await shop.all(scope);
  if (!first) throw new Error("Nothing is sold");
  const wish = {
    cart: cartOf([productLine(first, "monthly")]),
    paymentMethod: "banktransfer",
    codes: {},
    total: "1.00",
    clientAddress: "192.0.2.1",
  };
  shop.whmcs.line.lose("AddOrder");
  await expect(shop.orders.placeOrder(scope, wish)).rejects.toMatchObject({ name: "OutcomeUnknownError" });
  shop.whmcs.line.lose("GetInvoice");
  expect(await shop.orders.placeOrder(scope, wish)).toMatchObject({ outcome: "unseen", invoice: expect.any(Number) });
  shop.whmcs.line.lose(undefined);
  expect(await shop.orders.placeOrder(scope, { ...wish, paymentMethod: "none" })).toEqual({
    outcome: "refused",
    why: "payment",
  });
});
