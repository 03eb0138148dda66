import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { compareAmounts } from "../../lib/amounts.ts";
import { ask } from "../ask.ts";
import type { invoiceStates } from "../invoices.ts";
import type { StaffInvoice } from "./invoices.ts";
import { paidOf } from "./reckon-invoice.ts";

/** Makes a draft an invoice that is to be paid, and mails it where that is wanted. (UpdateInvoice) */
export async function publishInvoice(scope: StaffScope, { id, client }: StaffInvoice, mails: boolean): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, client.id).updateInvoice({
    invoiceid: id,
    ...(mails ? { publishandsendemail: true } : { publish: true }),
  });
}

/** Mails something about an invoice to its client. (SendEmail) */
export async function mailInvoice(scope: StaffScope, { id, client }: StaffInvoice, template: string): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, client.id).sendEmail({ messagename: template, id });
}

export type PaymentMade = {
  amount: string;
  gateway: string;
  transid: string;
  date: string;
  fees?: string;
  mails: boolean;
};

/** Writes down what was paid of an invoice. The same number again is no second payment. (AddInvoicePayment) */
export async function addPayment(scope: StaffScope, { id, client }: StaffInvoice, made: PaymentMade): Promise<void> {
  assertScope(scope, "staff");
  const { amount, gateway, transid, date, fees, mails } = made;
  await ask(scope, client.id).addInvoicePayment({
    invoiceid: id,
    amount,
    gateway,
    transid,
    date: `${date} 00:00:00`,
    fees,
    noemail: !mails,
  });
}

/**
 * Charges what is left of an invoice to the client's first stored card. (UpdateInvoice where the invoice's way to pay takes
 * no cards, CapturePayment)
 */
export async function captureInvoice(scope: StaffScope, invoice: StaffInvoice, gateway: string): Promise<void> {
  assertScope(scope, "staff");
  const whmcs = ask(scope, invoice.client.id);
  if (!invoice.takesCards) await whmcs.updateInvoice({ invoiceid: invoice.id, paymentmethod: gateway });
  await whmcs.capturePayment({ invoiceid: invoice.id });
}

/** Pays an invoice, or a part, from the client's credit; answers how much it was. (ApplyCredit) */
export async function creditInvoice(scope: StaffScope, { id, client }: StaffInvoice, amount: string): Promise<string> {
  assertScope(scope, "staff");
  return (await ask(scope, client.id).applyCredit({ invoiceid: id, amount })).amount;
}

/** (UpdateInvoice) */
export async function cancelInvoice(scope: StaffScope, { id, client }: StaffInvoice): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, client.id).updateInvoice({ invoiceid: id, status: "Cancelled" });
}

export type Line = { description: string; amount: string; taxed: boolean };
export type LineChange = Line & { id: number };
export type LinesChange = { changed: LineChange[]; added: Line[]; removed: number[] };

/** Changes an invoice's lines, adds some and takes some away, at once. (UpdateInvoice) */
export async function changeLines(scope: StaffScope, { id, client }: StaffInvoice, lines: LinesChange): Promise<void> {
  assertScope(scope, "staff");
  const { changed, added, removed } = lines;
  const byId = <T>(value: (line: LineChange) => T) => Object.fromEntries(changed.map((line) => [line.id, value(line)]));
  await ask(scope, client.id).updateInvoice({
    invoiceid: id,
    ...(changed.length > 0 && {
      itemdescription: byId(({ description }) => description),
      itemamount: byId(({ amount }) => amount),
      itemtaxed: byId(({ taxed }) => taxed),
    }),
    ...(added.length > 0 && {
      newitemdescription: added.map(({ description }) => description),
      newitemamount: added.map(({ amount }) => amount),
      newitemtaxed: added.map(({ taxed }) => taxed),
    }),
    ...(removed.length > 0 && { deletelineids: removed }),
  });
}

type SettableStatus = (typeof invoiceStates)[number];

export type DetailsChange = {
  date?: string | undefined;
  duedate?: string | undefined;
  paymentmethod?: string | undefined;
  notes?: string | undefined;
  status?: SettableStatus | undefined;
};

/** Changes what stands around the lines. (UpdateInvoice) */
export async function changeDetails(
  scope: StaffScope,
  { id, client }: StaffInvoice,
  change: DetailsChange,
): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, client.id).updateInvoice({ invoiceid: id, ...change });
}

export type RefundWish = {
  transaction: { id: number; gateway: string; reference: string };
  amount: string;
  way: "Gateway" | "Credit" | "Manual";
  /** The bank's number of what was given back by hand. */
  reference: string;
};

/** Gives money back as Kraken's backend does it. (KrakenRefundInvoice) */
export async function refundInvoice(scope: StaffScope, { id, client }: StaffInvoice, wish: RefundWish): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, client.id).krakenRefundInvoice({
    invoiceid: id,
    transactionid: wish.transaction.id,
    amount: wish.amount,
    type: wish.way,
    transid: wish.way === "Manual" ? wish.reference : undefined,
  });
}

/**
 * Writes down on a WHMCS what was given back by hand: it has no action that refunds. The invoice becomes Refunded where
 * nothing is left paid. (AddTransaction, UpdateInvoice)
 */
export async function noteRefund(
  scope: StaffScope,
  invoice: StaffInvoice,
  wish: RefundWish,
  today: string,
): Promise<void> {
  assertScope(scope, "staff");
  const whmcs = ask(scope, invoice.client.id);
  await whmcs.addTransaction({
    paymentmethod: wish.transaction.gateway || invoice.paymentMethod,
    userid: invoice.client.id,
    invoiceid: invoice.id,
    transid: wish.reference || undefined,
    date: today,
    description: `Refund of Transaction ID ${wish.transaction.reference || wish.transaction.id}`,
    amountout: wish.amount,
  });
  const isAll = compareAmounts(wish.amount, paidOf(invoice)) >= 0;
  if (isAll && invoice.status !== "Refunded") await whmcs.updateInvoice({ invoiceid: invoice.id, status: "Refunded" });
}

export type NewInvoice = {
  clientId: number;
  isDraft: boolean;
  mails: boolean;
  date: string;
  duedate: string;
  paymentmethod: string | undefined;
  taxrate: string | undefined;
  taxrate2: string | undefined;
  notes: string;
  lines: Line[];
};

/** Makes an invoice; answers its id. (CreateInvoice) */
export async function makeInvoice(scope: StaffScope, made: NewInvoice): Promise<number> {
  assertScope(scope, "staff");
  const { clientId, isDraft, mails, lines, notes, ...rest } = made;
  const { invoiceid } = await ask(scope, clientId).createInvoice({
    userid: clientId,
    ...(isDraft ? { draft: true } : { status: "Unpaid", sendinvoice: mails }),
    ...rest,
    notes: notes || undefined,
    itemdescription: lines.map(({ description }) => description),
    itemamount: lines.map(({ amount }) => amount),
    itemtaxed: lines.map(({ taxed }) => taxed),
  });
  return invoiceid;
}
