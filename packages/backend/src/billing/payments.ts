import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { queueMail } from "../mail/queue.ts";
import { splitPayment } from "../money/payment.ts";
import { addCredit, returnCredit } from "./credit.ts";
import { type HeldInvoice, holdInvoice } from "./hold.ts";
import { settle } from "./settle.ts";

export type Payment = {
  invoiceId: number;
  gateway: string;
  /** The gateway's number; "" when there is none. */
  transid: string;
  /** Minor units; all that is left to pay when left out. */
  amount?: number | undefined;
  fees?: number | undefined;
  /** ISO time in UTC. */
  at?: string | undefined;
  description?: string | undefined;
  /** The mail that tells the client; none when left out. */
  mail?: "Invoice Payment Confirmation" | "Credit Card Payment Confirmation" | undefined;
  /** The money is here already: an invoice that was cancelled meanwhile does not refuse it, it becomes credit. */
  isTaken?: boolean | undefined;
};

/** States in which an invoice takes no money any more. */
const over = ["Cancelled", "Refunded"];

/** What is left to pay of an invoice, in minor units; nothing of one that takes no money any more. */
const dueOf = (invoice: HeldInvoice): number => (over.includes(invoice.status) ? 0 : invoice.balance);

/** Is there something left to pay, or an unpaid invoice of nothing, which a payment of nothing settles? */
const takesWhatIsLeft = (invoice: HeldInvoice): boolean =>
  dueOf(invoice) > 0 || (invoice.status === "Unpaid" && invoice.balance === 0);

/** The rate of a client's currency, as transactions keep it. */
export async function clientRate(tx: Tx, clientId: number): Promise<number> {
  const currency = await tx
    .selectFrom("clients")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .select("currencies.rate")
    .where("clients.id", "=", clientId)
    .executeTakeFirst();
  return currency?.rate ?? 100_000;
}

/**
 * Holds a gateway's number until the commit: of two that come with it at once, for whatever, the second one sees the
 * first. After clients and invoices, as everywhere.
 */
export const holdTransid = ({ lockName }: Pick<Context, "lockName">, tx: Tx, transid: string): Promise<void> =>
  lockName(tx, `transid:${transid}`);

/**
 * Takes a gateway's number for an invoice, once: true for the first, false for the same again. The same number for
 * another invoice is refused, also when both come at once.
 */
export async function takeReference(
  { now, lockName }: Pick<Context, "now" | "lockName">,
  tx: Tx,
  { gateway, transid, invoiceId }: Pick<Payment, "gateway" | "transid" | "invoiceId">,
): Promise<boolean> {
  if (transid === "") return true;
  await holdTransid({ lockName }, tx, transid);
  const key = { gateway: gateway.toLowerCase(), transid };
  const [taken] = await tx
    .insertInto("payment_references")
    .values({ ...key, invoice_id: invoiceId, created_at: now })
    .onConflict((conflict) => conflict.columns(["gateway", "transid"]).doNothing())
    .returning("invoice_id")
    .execute();
  const known = taken
    ? await tx
        .selectFrom("transactions")
        .select("invoice_id")
        .where("transaction_id", "=", transid)
        .where(({ fn }) => fn("lower", ["gateway"]), "=", key.gateway)
        .executeTakeFirst()
    : await tx
        .selectFrom("payment_references")
        .select("invoice_id")
        .where("gateway", "=", key.gateway)
        .where("transid", "=", transid)
        .executeTakeFirst();
  if (!known) return true;
  if (known.invoice_id !== invoiceId) refuse("Transaction ID must be Unique");
  return false;
}

/**
 * Records a payment of an invoice. The same (gateway, transid, invoice) again changes nothing. What is more than the
 * invoice needs becomes credit, as a transaction of its own, so that payments are conserved.
 * @throws Refusal in the words of AddInvoicePayment
 */
export async function recordPayment(context: Context, tx: Tx, payment: Payment): Promise<{ isNew: boolean }> {
  const invoice = (await holdInvoice(context, tx, payment.invoiceId)) ?? refuse("Invoice ID Not Found");
  if (!(await takeReference(context, tx, payment))) return { isNew: false };
  if (invoice.status === "Cancelled" && !payment.isTaken) {
    refuse("It is not possible to add a payment to an invoice that is Cancelled");
  }
  if (payment.amount === undefined ? !takesWhatIsLeft(invoice) : payment.amount <= 0) refuse("Amount is not valid");
  await receive(context, tx, invoice, {
    gateway: payment.gateway,
    transid: payment.transid,
    amount: payment.amount,
    fees: payment.fees ?? 0,
    at: payment.at ?? context.now,
    description: payment.description ?? "Invoice Payment",
    rate: await clientRate(tx, invoice.client_id),
  });
  if (payment.mail) await queueMail(context, tx, { template: payment.mail, about: invoice.id });
  return { isNew: true };
}

export type Receipt = {
  gateway: string;
  transid: string;
  /** Minor units, above 0; all that is left to pay when left out. */
  amount: number | undefined;
  fees: number;
  at: string;
  description: string;
  /** ×100000. */
  rate: number;
};

/**
 * Money that came for an invoice, which is held: what the invoice needs, and what is too much and becomes credit, are a
 * transaction each, so that payments are conserved. Answers the first one's id.
 */
export async function receive(context: Context, tx: Tx, invoice: HeldInvoice, receipt: Receipt): Promise<number> {
  const due = dueOf(invoice);
  const amount = receipt.amount ?? Math.max(0, due);
  const { applied, overpaid } = splitPayment(due, amount);
  const shared = {
    client_id: invoice.client_id,
    gateway: receipt.gateway,
    date: receipt.at,
    rate: receipt.rate,
    transaction_id: receipt.transid,
  };
  const insert = async (row: { description: string; amount_in: number; fees: number; invoice_id: number | null }) =>
    (
      await tx
        .insertInto("transactions")
        .values({ ...shared, ...row })
        .returning("id")
        .executeTakeFirstOrThrow()
    ).id;
  const { description, fees } = receipt;
  const first =
    applied > 0 || overpaid === 0
      ? await insert({ description, amount_in: applied, fees, invoice_id: invoice.id })
      : undefined;
  const credited =
    overpaid > 0 ? await creditOverpayment(context, tx, invoice, overpaid, insert, first ? 0 : fees) : undefined;
  await tx
    .updateTable("invoices")
    .set(({ eb }) => ({ amount_paid: eb("amount_paid", "+", applied), updated_at: context.now }))
    .where("id", "=", invoice.id)
    .execute();
  await settle(context, tx, invoice.id);
  return first ?? credited ?? 0;
}

async function creditOverpayment(
  context: Context,
  tx: Tx,
  invoice: HeldInvoice,
  amount: number,
  insert: (row: { description: string; amount_in: number; fees: number; invoice_id: null }) => Promise<number>,
  fees: number,
): Promise<number> {
  const description = `Invoice #${invoice.id} Overpayment`;
  const id = await insert({ description, amount_in: amount, fees, invoice_id: null });
  await addCredit(context, tx, { clientId: invoice.client_id, amount, description, relatedId: invoice.id });
  return id;
}

export type Refund = {
  /** The transaction that is given back. */
  transactionId: number;
  amount: number;
  /** The gateway's number of the refund, "" when it goes into credit. */
  transid: string;
  toCredit: boolean;
};

/** Records money given back, as a transaction of its own. An invoice of which nothing is left paid is Refunded. */
export async function recordRefund(context: Context, tx: Tx, refund: Refund): Promise<{ id: number }> {
  const source =
    (await tx.selectFrom("transactions").selectAll().where("id", "=", refund.transactionId).executeTakeFirst()) ??
    refuse("Transaction ID Not Found");
  const invoiceId = source.invoice_id ?? refuse("Invoice ID Not Found");
  const invoice = (await holdInvoice(context, tx, invoiceId)) ?? refuse("Invoice ID Not Found");
  const { given } = await tx
    .selectFrom("transactions")
    .select(({ eb, fn }) => fn.coalesce(fn.sum<number>("amount_out"), eb.val(0)).as("given"))
    .where("refund_of_id", "=", source.id)
    .executeTakeFirstOrThrow();
  if (refund.amount <= 0 || refund.amount > source.amount_in - Number(given)) refuse("Amount exceeds what was paid");
  const { id } = await tx
    .insertInto("transactions")
    .values({
      client_id: invoice.client_id,
      gateway: source.gateway,
      date: context.now,
      description: refund.toCredit
        ? `Refund of Transaction ID ${source.transaction_id} to Credit`
        : `Refund of Transaction ID ${source.transaction_id}`,
      amount_out: refund.amount,
      rate: source.rate,
      transaction_id: refund.transid,
      invoice_id: invoiceId,
      refund_of_id: source.id,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const paid = invoice.amount_paid - refund.amount;
  await tx
    .updateTable("invoices")
    .set({ amount_paid: paid, updated_at: context.now })
    .where("id", "=", invoiceId)
    .execute();
  if (refund.toCredit) {
    const description = `Refund of Invoice #${invoiceId}`;
    await addCredit(context, tx, {
      clientId: invoice.client_id,
      amount: refund.amount,
      description,
      relatedId: invoiceId,
    });
  }
  if (paid <= 0 && invoice.status === "Paid") {
    await tx
      .updateTable("invoices")
      .set({ status: "Refunded", refunded_at: context.now })
      .where("id", "=", invoiceId)
      .execute();
    await returnCredit(context, tx, invoice);
  }
  await queueMail(context, tx, { template: "Invoice Refund Confirmation", about: invoiceId });
  return { id };
}
