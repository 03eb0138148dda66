import type { Context, Tx } from "../../context.ts";
import type { Settings } from "../../settings.ts";
import { shownAmount } from "../../wire/amounts.ts";
import { link } from "../merge.ts";
import { clientFields } from "./client.ts";
import { amountTable } from "./invoice.ts";
import { portalPage, shownDay } from "./shown.ts";
import type { Subject } from "./subject.ts";

/** Mail about a quote: to its client, or to the address on it when that is nobody's yet. */
export async function aboutQuote(db: Context["db"] | Tx, id: number, settings: Settings): Promise<Subject | undefined> {
  const quote = await db
    .selectFrom("quotes")
    .innerJoin("currencies", "currencies.id", "quotes.currency_id")
    .leftJoin("invoices", "invoices.id", "quotes.invoice_id")
    .selectAll("quotes")
    .select(["currencies.code", "currencies.prefix", "currencies.suffix", "currencies.format"])
    .select("invoices.invoice_number")
    .where("quotes.id", "=", id)
    .executeTakeFirst();
  if (!quote) return undefined;
  const shown = (minor: number) => shownAmount(minor, quote);
  const items = await db
    .selectFrom("quote_items")
    .select(["description", "quantity", "unit_price"])
    .where("quote_id", "=", id)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return {
    clientId: quote.client_id,
    to: quote.client_id === null ? quote.email : undefined,
    fields: {
      client_name: `${quote.firstname} ${quote.lastname}`.trim(),
      client_email: quote.email,
      ...(quote.client_id === null ? {} : await clientFields(db, quote.client_id)),
      quote_number: quote.id,
      quote_subject: quote.subject,
      quote_date_created: shownDay(quote.created_on, settings),
      quote_valid_until: shownDay(quote.valid_until, settings),
      quote_total: shown(quote.total),
      quote_items: amountTable(
        items.map(
          ({ description, quantity, unit_price }) => [`${quantity / 100} × ${description}`, shown(unit_price)] as const,
        ),
      ),
      quote_link: link(portalPage(settings, `quotes/${quote.id}`)),
      invoice_num: quote.invoice_id === null ? "" : quote.invoice_number || String(quote.invoice_id),
      invoice_link: quote.invoice_id === null ? "" : link(portalPage(settings, `invoices/${quote.invoice_id}`)),
    },
  };
}
