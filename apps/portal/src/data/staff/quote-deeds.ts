import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import type { QuoteStage, StaffQuote } from "./quotes.ts";

export type QuoteLine = {
  /** A line that there is; undefined for a new one. */
  id?: number | undefined;
  description: string;
  quantity: number;
  price: string;
  /** Percent. */
  discount: string;
  taxed: boolean;
};

export type QuoteTexts = {
  subject: string;
  validUntil: string;
  proposal: string;
  notes: string;
  adminNotes: string;
};

const wire = ({ id, description, quantity, price, discount, taxed }: QuoteLine) => ({
  id,
  desc: description,
  qty: quantity,
  up: price,
  discount,
  taxable: taxed,
});

const texts = ({ subject, validUntil, proposal, notes, adminNotes }: QuoteTexts) => ({
  subject,
  validuntil: validUntil,
  proposal,
  customernotes: notes,
  adminnotes: adminNotes,
});

/** Makes a draft of a quote; answers its id. (CreateQuote) */
export async function makeQuote(
  scope: StaffScope,
  made: QuoteTexts & { clientId: number; date: string; lines: QuoteLine[] },
): Promise<number> {
  assertScope(scope, "staff");
  const { clientId, date, lines } = made;
  const { quoteid } = await ask(scope, clientId).createQuote({
    userid: clientId,
    stage: "Draft",
    datecreated: date,
    ...texts(made),
    lineitems: lines.map(wire),
  });
  return quoteid;
}

/** Changes a quote: lines with an id are changed, the others added. (UpdateQuote) */
export async function changeQuote(
  scope: StaffScope,
  { id, clientId }: StaffQuote,
  change: QuoteTexts & { stage: QuoteStage; lines: QuoteLine[] },
): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, clientId).updateQuote({
    quoteid: id,
    stage: change.stage,
    ...texts(change),
    ...(change.lines.length > 0 && { lineitems: change.lines.map(wire) }),
  });
}

/** Mails it to its client; from then on he sees it. (SendQuote) */
export async function sendQuote(scope: StaffScope, { id, clientId }: StaffQuote): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, clientId).sendQuote({ quoteid: id });
}

/** Accepts it for its client; answers its invoice, where WHMCS tells it. (AcceptQuote) */
export async function acceptQuoteFor(scope: StaffScope, { id, clientId }: StaffQuote): Promise<number | undefined> {
  assertScope(scope, "staff");
  return (await ask(scope, clientId).acceptQuote({ quoteid: id })).invoiceid ?? undefined;
}

/** Deletes it for good. (DeleteQuote) */
export async function deleteQuote(scope: StaffScope, { id, clientId }: StaffQuote): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, clientId).deleteQuote({ quoteid: id });
}
