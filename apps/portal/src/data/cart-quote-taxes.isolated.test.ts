import { afterAll, beforeAll, expect, test } from "vitest";
import { cartOf, demoRates, domainLine, openShop, productLine, type Shop, scopeOf } from "./test/shop.ts";

/*
 * The same as quotes.isolated.test.ts where prices have the taxes in them, there are two of which the second is of the
 * first, and domains are not taxed.
 */

let shop: Shop;

beforeAll(async () => {
  const rules = Object.entries(demoRates).map(([country, rate]) => ({ country, rate }));
  const second = { level: 2, country: "DE", rate: "9.975" };
  shop = await openShop({ tax: { inclusive: true, compound: true, domains: false, rules: [...rules, second] } }, [
    "update settings set value = 'Inclusive' where setting = 'TaxType'",
    "update settings set value = '' where setting = 'TaxDomains'",
    "insert into settings (setting, value) values ('TaxL2Compound', 'on') on conflict (setting) do update set value = 'on'",
    "insert into tax_rules (level, name, country, state, rate) values (2, 'Second', 'DE', '', 9975)",
  ]);
});

afterAll(async () => {
  await shop?.whmcs.close();
});

test("prices that include two taxes, with and without a promotion, for clients of several countries", async () => {
  for (let client = 1; client <= 5; client++) {
    const scope = scopeOf(client);
    for (const of of await shop.all(scope)) {
      const [cycle] = Object.keys(of.prices) as (keyof typeof of.prices)[];
      if (!cycle) throw new Error(`${of.name} has no price`);
      const lines = [productLine(of, cycle), domainLine(`t${client}-${of.id}.net`)];
      const quote = await shop.holds(
        scope,
        cartOf(lines, of.id % 2 === 0 ? "AGENCY5" : ""),
        `${of.name} for ${client}`,
      );
      expect(quote.isTaxInclusive).toBe(true);
      if (client === 1) expect(quote.taxes).toHaveLength(2);
    }
  }
}, 120_000);
