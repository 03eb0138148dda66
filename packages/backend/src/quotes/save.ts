import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { minorOf } from "../wire/amounts.ts";

/** The most of something on one line. */
const MOST = 10_000_000;

const UNREADABLE = "Invalid or missing parameter: lineitems";

/** A line as CreateQuote and UpdateQuote take it: qty 1, price and discount 0 unless told. */
export type LineInput = {
  id?: number | undefined;
  desc?: string | undefined;
  qty?: number | undefined;
  up?: string | undefined;
  discount?: string | undefined;
  taxable?: boolean | undefined;
};

export type RecipientInput = {
  userid?: number | undefined;
  firstname?: string | undefined;
  lastname?: string | undefined;
  companyname?: string | undefined;
  email?: string | undefined;
  address1?: string | undefined;
  address2?: string | undefined;
  city?: string | undefined;
  state?: string | undefined;
  postcode?: string | undefined;
  country?: string | undefined;
  phonenumber?: string | undefined;
  tax_id?: string | undefined;
  currency?: number | undefined;
  proposal?: string | undefined;
  customernotes?: string | undefined;
  adminnotes?: string | undefined;
};

/** What a request says of the recipient and the texts, as columns; undefined is left as it is. */
export const textColumns = (input: RecipientInput) => ({
  firstname: input.firstname,
  lastname: input.lastname,
  companyname: input.companyname,
  email: input.email?.trim(),
  address1: input.address1,
  address2: input.address2,
  city: input.city,
  state: input.state,
  postcode: input.postcode,
  country: input.country?.toUpperCase(),
  phonenumber: input.phonenumber,
  tax_id: input.tax_id,
  proposal: input.proposal,
  customer_notes: input.customernotes,
  admin_notes: input.adminnotes,
});

function lineColumns(line: LineInput) {
  const quantity = line.qty === undefined ? undefined : minorOf(line.qty.toFixed(6));
  const discount = line.discount === undefined ? undefined : minorOf(line.discount);
  if (quantity !== undefined && (quantity < 0 || quantity > MOST * 100)) refuse(UNREADABLE);
  // A discount of more than everything would pay the client for taking it.
  if (discount !== undefined && (discount < 0 || discount > 10_000)) refuse(UNREADABLE);
  return {
    description: line.desc,
    quantity,
    unit_price: line.up === undefined ? undefined : minorOf(line.up),
    discount,
    is_taxable: line.taxable === undefined ? undefined : line.taxable ? (1 as const) : (0 as const),
  };
}

/** Changes the lines that have an id, and adds the others behind those that are there. */
export async function saveLines(tx: Tx, quoteId: number, lines: readonly LineInput[]): Promise<void> {
  const { last } = await tx
    .selectFrom("quote_items")
    .select(({ fn }) => fn.max<number | null>("sort_order").as("last"))
    .where("quote_id", "=", quoteId)
    .executeTakeFirstOrThrow();
  let place = last ?? -1;
  for (const line of lines) {
    const columns = lineColumns(line);
    if (line.id) {
      // An unchanged id makes an update of a line about which nothing is said.
      const changed = await tx
        .updateTable("quote_items")
        .set({ ...columns, quote_id: quoteId })
        .where("id", "=", line.id)
        .where("quote_id", "=", quoteId)
        .returning("id")
        .executeTakeFirst();
      if (!changed) refuse("Line Item ID Not Found");
      continue;
    }
    place += 1;
    await tx
      .insertInto("quote_items")
      .values({
        quote_id: quoteId,
        description: columns.description ?? "",
        quantity: columns.quantity ?? 100,
        unit_price: columns.unit_price ?? 0,
        discount: columns.discount ?? 0,
        is_taxable: columns.is_taxable ?? 0,
        sort_order: place,
      })
      .execute();
  }
}

/** The currency of a quote: its client's, or else the one that was asked for, or the default. */
export async function quoteCurrency(
  db: Context["db"] | Tx,
  { clientId, wanted }: { clientId: number | null; wanted?: number | undefined },
): Promise<number> {
  if (clientId !== null) {
    const client = await db.selectFrom("clients").select("currency_id").where("id", "=", clientId).executeTakeFirst();
    return client?.currency_id ?? refuse("Client ID Not Found");
  }
  if (wanted) {
    const named = await db.selectFrom("currencies").select("id").where("id", "=", wanted).executeTakeFirst();
    return named?.id ?? refuse("Currency ID Not Found");
  }
  const standard = await db
    .selectFrom("currencies")
    .select("id")
    .orderBy("is_default", "desc")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  return standard.id;
}

/** The days that a stage is noted with, the first time that a quote gets there. */
export const stageColumns = (
  stage: string | undefined,
  today: string,
  before?: { sent_on: string | null; accepted_on: string | null },
) => ({
  ...(stage === undefined ? {} : { stage }),
  ...(stage === "Delivered" && !before?.sent_on ? { sent_on: today } : {}),
  ...(stage === "Accepted" && !before?.accepted_on ? { accepted_on: today } : {}),
});
