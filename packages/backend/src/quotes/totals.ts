import { taxProfileOf, taxProfileOfClient } from "../billing/tax-profile.ts";
import type { Tx } from "../context.ts";
import { taxedTotals } from "../money/tax.ts";
import { kept } from "../wire/amounts.ts";
import { lineAmount } from "./lines.ts";

/** Reckons a quote's totals from its lines: taxed by the client's place, or by the one on it. Hold the quote before. */
export async function reckonQuote(tx: Tx, quoteId: number): Promise<void> {
  const quote = await tx
    .selectFrom("quotes")
    .select(["client_id", "country", "state"])
    .where("id", "=", quoteId)
    .executeTakeFirstOrThrow();
  const profile =
    quote.client_id === null
      ? await taxProfileOf(tx, { country: quote.country, state: quote.state, isExempt: false })
      : await taxProfileOfClient(tx, quote.client_id);
  const lines = await tx
    .selectFrom("quote_items")
    .select(["quantity", "unit_price", "discount", "is_taxable"])
    .where("quote_id", "=", quoteId)
    .execute();
  const { tax, ...totals } = taxedTotals(
    lines.map((line) => ({ amount: kept(lineAmount(line)), isTaxed: line.is_taxable === 1 })),
    profile,
  );
  kept(totals.total);
  await tx
    .updateTable("quotes")
    .set({ ...totals, tax1: tax })
    .where("id", "=", quoteId)
    .execute();
}
