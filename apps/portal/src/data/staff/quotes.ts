import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { clientAnswer, letterLines, nameOf } from "../client-details.ts";
import { whereServed } from "../engine.ts";
import { once } from "../once.ts";
import { searchedId } from "../owned.ts";
import { pickQuote, type QuoteAnswer } from "../quotes.ts";
import { currencyCodesById } from "./currencies.ts";

export const quoteStages = ["Draft", "Delivered", "On Hold", "Accepted", "Lost", "Dead"] as const;
export type QuoteStage = (typeof quoteStages)[number];

export type QuoteListQuery = {
  /** A number, words of a client, or the beginning of a subject. */
  search: string;
  clientId: number | undefined;
  stage: QuoteStage | undefined;
  page: number;
  pageSize: number;
};

export type QuoteRow = {
  id: number;
  subject: string;
  clientId: number | undefined;
  client: string;
  stage: string;
  date: string | null;
  validUntil: string | null;
  total: string;
  currency: string;
};

export type QuotePage = {
  rows: QuoteRow[];
  total: number;
  /** Words were searched for, and this engine finds quotes by their numbers and whole subjects alone. */
  isUnsearched: boolean;
};

const some = (id: number) => (id > 0 ? id : undefined);

/** One page of all quotes, the newest first. (KrakenGetQuotes, else GetQuotes) */
export async function staffQuotes(scope: StaffScope, query: QuoteListQuery): Promise<QuotePage> {
  assertScope(scope, "staff");
  const { search, clientId, stage, page, pageSize } = query;
  const paged = { stage, limitstart: (page - 1) * pageSize, limitnum: pageSize };
  const own = await whereServed("KrakenGetQuotes", () =>
    askAnew(scope).krakenGetQuotes({ ...paged, search: search || undefined, clientid: clientId, order: "desc" }),
  );
  if (own) {
    const rows = own.quotes.map((row) => ({
      id: row.id,
      subject: row.subject,
      clientId: some(row.clientid),
      client: row.clientname,
      stage: row.stage,
      date: row.datecreated,
      validUntil: row.validuntil,
      total: row.total,
      currency: row.currencycode,
    }));
    return { rows, total: own.totalresults, isUnsearched: false };
  }
  const number = searchedId(search);
  const wanted = search === "" ? {} : number === undefined ? { subject: search } : { quoteid: number };
  const [{ quotes, totalresults }, codes] = await Promise.all([
    ask(scope).getQuotes({ ...paged, ...wanted, userid: clientId }),
    currencyCodesById(scope),
  ]);
  const rows = quotes.map((row) => ({
    id: row.id,
    subject: row.subject,
    clientId: some(row.userid),
    client: nameOf(row.client ?? row),
    stage: row.stage,
    date: row.datecreated,
    validUntil: row.validuntil,
    total: row.total,
    currency: codes.get(row.currency) ?? "",
  }));
  return { rows, total: totalresults, isUnsearched: search !== "" && number === undefined && rows.length === 0 };
}

function pick(row: QuoteAnswer, codes: ReadonlyMap<number, string>) {
  const seen = pickQuote(row, codes);
  const taxed = new Map(row.items.map(({ id, taxable }) => [id, taxable]));
  return {
    ...seen,
    lines: seen.lines.map((line) => ({ ...line, taxed: taxed.get(line.id) ?? false })),
    sent: row.datesent,
    adminNotes: row.adminnotes,
    clientId: some(row.userid),
  };
}

/** Staff work on it: it is always as it is at this moment. */
async function readQuote(scope: StaffScope, id: number) {
  assertScope(scope, "staff");
  const asked = askAnew(scope);
  const [{ quotes }, codes] = await Promise.all([asked.getQuotes({ quoteid: id }), currencyCodesById(scope)]);
  const row = quotes.find((quote) => quote.id === id);
  if (!row) return undefined;
  const client = row.userid > 0 ? (await clientAnswer(asked, row.userid, false))?.client : undefined;
  const of = client ?? { ...row, countryname: row.country };
  return {
    ...pick(row, codes),
    client: { name: nameOf(of), email: of.email, taxId: of.tax_id, taxExempt: client?.taxexempt ?? false },
    /** Name and address, line by line. */
    address: letterLines(of),
  };
}

/** One quote with its lines, in any stage; undefined when there is none. (GetQuotes, GetClientsDetails) */
export const staffQuote = once(readQuote);

/** The same, asked for once more: after something was written. */
export const staffQuoteNow = readQuote;

export type StaffQuote = NonNullable<Awaited<ReturnType<typeof readQuote>>>;
