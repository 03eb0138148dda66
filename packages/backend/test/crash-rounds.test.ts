import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@kraken/database";
import { type RawBuilder, sql } from "kysely";
import { expect, it } from "vitest";
import { seedDemo } from "../src/demo/index.ts";
import { migrations, type Tables } from "../src/schema/index.ts";
import { audit } from "./long/audit.ts";
import { crashRounds } from "./long/crash-rounds.ts";
import { DEMO_PASSWORD, NOW, plainPasswords } from "./support/books.ts";

// A hundred rounds: npm run test:long.
it("keeps its books through three kills under load", { timeout: 120_000 }, async () => {
  const { wrong, confirmed } = await crashRounds(3, 20_261_123);
  expect(wrong).toEqual([]);
  expect(Object.keys(confirmed).length).toBeGreaterThan(0);
});

/** Ways to spoil books, and the words in which the audit says so. */
const spoilt: [string, RawBuilder<unknown>][] = [
  ["a client's credit that is not the sum", sql`update clients set credit = credit + 1`],
  ["an invoice whose subtotal is not", sql`update invoice_items set amount = amount + 1`],
  ["an invoice whose total is not", sql`update invoices set total = total + 1`],
  ["an invoice whose payments are not", sql`update transactions set amount_in = amount_in + 1`],
  ["an invoice without lines", sql`delete from invoice_items`],
  ["an order without anything", sql`update services set order_id = null`],
  ["a client without an owner", sql`update user_clients set is_owner = 0`],
  ["a ticket without exactly one opening", sql`update ticket_replies set is_opening = 1`],
];

it("audits books in a way that finds what is spoilt", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kraken-audit-"));
  const whole = join(folder, "whole.db");
  const database = await connect<Tables>(`file:${whole}`);
  await database.migrate(migrations);
  const demo = { clients: 20, clock: () => NOW, hashPassword: plainPasswords.hash, demoPassword: DEMO_PASSWORD };
  await seedDemo(database, demo);
  await database.close();
  expect(await audit(whole)).toEqual([]);
  for (const [index, [words, spoil]] of spoilt.entries()) {
    const file = join(folder, `spoilt-${index}.db`);
    copyFileSync(whole, file);
    const books = await connect<Tables>(`file:${file}`);
    await books.transaction((tx) => spoil.execute(tx));
    await books.close();
    const found = await audit(file);
    expect(
      found.some((text) => text.startsWith(words)),
      `${words} in ${found.join("; ")}`,
    ).toBe(true);
  }
  rmSync(folder, { recursive: true, force: true });
});
