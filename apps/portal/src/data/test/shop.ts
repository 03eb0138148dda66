import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { everything } from "../../access/permissions.ts";
import { type ClientScope, makeClientScope } from "../../access/scope.ts";
import { startRealWhmcs } from "../../access/test/real-whmcs.ts";
import { type Cart, type CartLine, type DomainLine, emptyCart, type ProductLine } from "../../shop/cart.ts";
import type { Cycle, Product } from "../../shop/catalogue.ts";
import type { Quote } from "../../shop/quote.ts";

/** A shop over a real backend, in which what is quoted in both ways and what is invoiced are held against one another. */

/** As the demo company has them. */
export const demoRates = {
  ...{ DE: "19", AT: "20", FR: "20", NL: "21", BE: "21", DK: "25", SE: "25", FI: "25.5", IE: "23", ES: "21", IT: "22" },
  GB: "20",
};

/**
 * Starts it. For files that have their modules to themselves, before anything of the portal reads its configuration.
 * @param shopFile what SHOP_FILE says
 * @param books what staff set in WHMCS, as SQL
 */
export async function openShop(shopFile: object, books: readonly string[] = []) {
  const whmcs = await startRealWhmcs();
  const write = (...statements: string[]) => {
    const database = new Database(join(whmcs.home, "backend.db"));
    for (const statement of statements) database.exec(statement);
    database.close();
  };
  write(...books);
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
  const [quotes, orders, catalogue] = await Promise.all([
    import("../cart-quote.ts"),
    import("../orders.ts"),
    import("../catalogue.ts"),
  ]);

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

  /** All that is sold to a client. */
  const all = async (scope: ClientScope): Promise<Product[]> => {
    const { code } = await catalogue.shopCurrency(scope);
    return (await catalogue.catalogue(scope, code)).flatMap(({ products }) => [...products]);
  };

  return { whmcs, write, quotes, orders, catalogue, holds, all };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

export const scopeOf = (client: number): ClientScope => makeClientScope(client, client, { permissions: everything });

let keys = 0;
/** A number that no other has. */
export const unique = (): string => String(++keys);

export const productLine = (of: Product, cycle: Cycle, more: Partial<ProductLine> = {}): CartLine => ({
  ...{ kind: "product", key: unique(), product: of.id, cycle, quantity: 1, options: {}, fields: {} },
  ...{ addons: [], domain: null, hostname: "" },
  ...more,
});

export const domainLine = (name: string, way: DomainLine["way"] = "register", years = 1): CartLine => ({
  ...{ kind: "domain", key: unique(), name, way, years },
});

export const cartOf = (lines: CartLine[], promotion = ""): Cart => ({ ...emptyCart, lines, promotion });

/** Without words, which each engine has its own of. */
export const bare = ({ lines, taxes, ...rest }: Quote) => ({
  ...rest,
  taxes: taxes.map(({ amount }) => amount),
  lines: lines.map(({ name: _name, details: _details, ...line }) => line),
});
