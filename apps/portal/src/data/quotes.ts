import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { percentOff } from "../lib/amounts.ts";
import { ask, askAnew } from "./ask.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";

export type QuoteAnswer = Awaited<ReturnType<Whmcs["getQuotes"]>>["quotes"][number];

/** What of a quote its client sees, and staff. */
export const pickQuote = (row: QuoteAnswer, currencies: ReadonlyMap<number, string>) => ({
  id: row.id,
  subject: row.subject,
  stage: row.stage,
  date: row.datecreated,
  validUntil: row.validuntil,
  accepted: row.dateaccepted,
  currency: currencies.get(row.currency) ?? "",
  subtotal: row.subtotal,
  taxes: [row.tax1, row.tax2].filter((tax) => Number(tax) !== 0),
  total: row.total,
  /** What is offered, and what is to be minded: in the company's words. */
  proposal: row.proposal,
  notes: row.customernotes,
  lines: row.items.map((item) => ({
    id: item.id,
    description: item.description,
    quantity: item.quantity,
    price: item.unitprice,
    /** Percent. */
    discount: item.discount,
    amount: percentOff(item.quantity, item.unitprice, item.discount),
  })),
});

export type Quote = ReturnType<typeof pickQuote>;

/** Drafts are staff's; what was given up is no offer any more, and still was one. */
const isShown = ({ stage }: { stage: string }) => stage !== "Draft";

const currenciesOf = once(async (scope: ClientScope): Promise<ReadonlyMap<number, string>> => {
  const { currencies } = await ask(scope).getCurrencies({});
  return new Map(currencies.map(({ id, code }) => [id, code]));
});

/** What the signed-in client was sent, the newest first. */
const rowsOf = once(async (scope: ClientScope): Promise<QuoteAnswer[]> => {
  assertMay(scope, "quotes");
  const rows = await collect(ask(scope).paginate.getQuotes({ userid: scope.clientId }));
  return ownRows(scope, "GetQuotes", rows, (row) => row.userid).filter(isShown);
});

/** The quotes that the signed-in client was sent, the newest first. (GetQuotes, GetCurrencies) */
export const quotes = once(async (scope: ClientScope): Promise<Quote[]> => {
  const [rows, currencies] = await Promise.all([rowsOf(scope), currenciesOf(scope)]);
  return rows.map((row) => pickQuote(row, currencies));
});

async function ownQuote(asked: Whmcs, scope: ClientScope, id: number): Promise<Quote | undefined> {
  assertMay(scope, "quotes");
  const [answer, currencies] = await Promise.all([
    asked.getQuotes({ quoteid: id, userid: scope.clientId }),
    currenciesOf(scope),
  ]);
  const row = answer.quotes.find((quote) => quote.id === id);
  return row && row.userid === scope.clientId && isShown(row) ? pickQuote(row, currencies) : undefined;
}

/** One quote; undefined when this client has no such one, or it is a draft. (GetQuotes) */
export const quote = once((scope: ClientScope, id: number) => ownQuote(ask(scope), scope, id));

/** The same as it is at this moment, for who accepts it. */
export const quoteNow = (scope: ClientScope, id: number) => ownQuote(askAnew(scope), scope, id);

export type QuoteState = "open" | "expired" | "held" | "accepted" | "over";

/** What a client can make of a quote today. */
export function quoteState({ stage, validUntil }: Pick<Quote, "stage" | "validUntil">, today: string): QuoteState {
  if (stage === "Accepted") return "accepted";
  if (stage === "On Hold") return "held";
  if (stage !== "Delivered") return "over";
  return validUntil !== null && validUntil < today ? "expired" : "open";
}

/** A quote that waits for an answer, as far as one call tells it. */
export type OpenQuote = Pick<Quote, "id" | "subject" | "validUntil" | "total">;

/** The quotes that wait for the client's answer. (GetQuotes) */
export const openQuotes = async (scope: ClientScope, today: string): Promise<OpenQuote[]> =>
  (await rowsOf(scope))
    .map(({ id, subject, stage, total, validuntil: validUntil }) => ({ id, subject, stage, total, validUntil }))
    .filter((each) => quoteState(each, today) === "open");

/** Accepts one of the client's own quotes; answers its invoice, where WHMCS tells it. (AcceptQuote) */
export async function acceptQuote(scope: ClientScope, { id }: Quote): Promise<{ invoice: number | null }> {
  assertMay(scope, "quotes");
  return { invoice: (await ask(scope).acceptQuote({ quoteid: id })).invoiceid };
}
