import type { Selectable } from "kysely";
import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import type { RefundAttemptsTable } from "../schema/refunds.ts";
import { holdInvoice } from "./hold.ts";
import { recordRefund } from "./payments.ts";

export type RefundWish = {
  invoiceId: number;
  /** Which payment; the newest that the amount fits in when left out. */
  transactionId: number | undefined;
  /** Minor units; all that is left of the payment when left out. */
  amount: number | undefined;
  way: "Gateway" | "Credit" | "Manual";
  /** The bank's number of a refund that was made by hand. */
  transid: string;
};

export type Refunded = { transactionId: number; amount: number; status: string };

type Attempt = Selectable<RefundAttemptsTable>;

/** How long a process may take to refund before another asks the gateway what became of it. */
const ASK_AGAIN_SECONDS = 120;

const later = (now: string, seconds: number) =>
  `${new Date(Date.parse(now) + seconds * 1000).toISOString().slice(0, 19)}Z`;

/** What can still be given back of each payment of an invoice, the newest first: less what is given or on its way. */
async function refundable(tx: Tx, invoiceId: number) {
  const [payments, given, open] = await Promise.all([
    tx
      .selectFrom("transactions")
      .select(["id", "gateway", "transaction_id", "amount_in"])
      .where("invoice_id", "=", invoiceId)
      .where("amount_in", ">", 0)
      .orderBy("id", "desc")
      .execute(),
    tx
      .selectFrom("transactions")
      .select(["refund_of_id", "amount_out"])
      .where("invoice_id", "=", invoiceId)
      .where("refund_of_id", "is not", null)
      .execute(),
    tx
      .selectFrom("refund_attempts")
      .select(["transaction_id", "amount"])
      .where("invoice_id", "=", invoiceId)
      .where("status", "=", "pending")
      .execute(),
  ]);
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return payments.map((payment) => ({
    ...payment,
    left:
      payment.amount_in -
      sum(given.filter((row) => row.refund_of_id === payment.id).map((row) => row.amount_out)) -
      sum(open.filter((row) => row.transaction_id === payment.id).map((row) => row.amount)),
  }));
}

/** The payment that a wish is about, with the invoice held, and the amount. */
async function sourceOf(context: Context, tx: Tx, wish: RefundWish) {
  const invoice = (await holdInvoice(context, tx, wish.invoiceId)) ?? refuse("Invoice ID Not Found");
  const payments = await refundable(tx, invoice.id);
  if (wish.amount !== undefined && wish.amount <= 0) refuse("Amount is not valid");
  if (wish.transactionId === undefined) {
    const withRest = payments.filter((payment) => payment.left > 0);
    if (withRest.length === 0) refuse("Nothing is left to refund");
    const payment = withRest.find(({ left }) => left >= (wish.amount ?? 1)) ?? refuse("Amount exceeds what was paid");
    return { invoice, payment, amount: wish.amount ?? payment.left };
  }
  const payment = payments.find(({ id }) => id === wish.transactionId) ?? refuse("Transaction ID Not Found");
  if (payment.left <= 0) refuse("Nothing is left to refund");
  if ((wish.amount ?? 0) > payment.left) refuse("Amount exceeds what was paid");
  return { invoice, payment, amount: wish.amount ?? payment.left };
}

const statusOf = async (tx: Tx, invoiceId: number) =>
  (await tx.selectFrom("invoices").select("status").where("id", "=", invoiceId).executeTakeFirstOrThrow()).status;

/**
 * Gives back what was paid of an invoice, or a part of it, never more: through the gateway (reserve, call, settle; what a
 * crash or a lost answer leaves is asked about again under the same reference), as credit, or noted alone.
 * @throws Refusal in the words of KrakenRefundInvoice
 */
export async function refundInvoice(context: Context, wish: RefundWish): Promise<Refunded> {
  const begun = await context.transaction(async (tx): Promise<Refunded | Attempt> => {
    const { payment, amount } = await sourceOf(context, tx, wish);
    if (wish.way === "Gateway") return reserve(context, tx, wish.invoiceId, payment, amount);
    const toCredit = wish.way === "Credit";
    const transid = toCredit ? "" : wish.transid;
    const { id } = await recordRefund(context, tx, { transactionId: payment.id, amount, transid, toCredit });
    return { transactionId: id, amount, status: await statusOf(tx, wish.invoiceId) };
  });
  if ("transactionId" in begun) return begun;
  const outcome = await ask(context, begun);
  return typeof outcome === "string" ? refuse(outcome) : outcome;
}

type Payment = { id: number; gateway: string; transaction_id: string };

/** Writes down that the gateway is going to be asked, before it is. */
async function reserve(
  context: Context,
  tx: Tx,
  invoice_id: number,
  payment: Payment,
  amount: number,
): Promise<Attempt> {
  const { now } = context;
  if (!context.modules.gateways.find(payment.gateway) || payment.transaction_id === "") {
    refuse("The gateway can't refund");
  }
  const { code } = await tx
    .selectFrom("invoices")
    .innerJoin("clients", "clients.id", "invoices.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .select("currencies.code")
    .where("invoices.id", "=", invoice_id)
    .executeTakeFirstOrThrow();
  const attempt = await tx
    .insertInto("refund_attempts")
    .values({
      invoice_id,
      transaction_id: payment.id,
      gateway: payment.gateway,
      charge: payment.transaction_id,
      amount,
      currency: code,
      status: "pending",
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await context.enqueue(tx, {
    kind: "invoice.refund",
    payload: { attemptId: attempt.id },
    key: `refund-${attempt.id}`,
    runAt: later(now, ASK_AGAIN_SECONDS),
  });
  return attempt;
}

/** Asks the gateway, which refunds once for the attempt's reference, and writes down what it said. Text: why not. */
async function ask(context: Context, attempt: Attempt): Promise<Refunded | string> {
  const gateway = context.modules.gateways.find(attempt.gateway);
  if (!gateway) return "The gateway can't refund";
  const result = await gateway.refund({
    reference: `refund-${attempt.id}`,
    chargeId: attempt.charge,
    amount: attempt.amount,
    currency: attempt.currency,
  });
  if (result.outcome === "unknown") return "The gateway did not answer: it is asked again until it does";
  return context.transaction(async (tx) => {
    const invoice = await holdInvoice(context, tx, attempt.invoice_id);
    const settled = await tx
      .updateTable("refund_attempts")
      .set({
        status: result.outcome,
        error: result.outcome === "refused" ? result.error : "",
        updated_at: context.now,
      })
      .where("id", "=", attempt.id)
      .where("status", "=", "pending")
      .returning("id")
      .executeTakeFirst();
    if (result.outcome === "refused") return `The gateway refused: ${result.error}`;
    const known = await tx
      .selectFrom("refund_attempts")
      .select("refund_transaction_id as id")
      .where("id", "=", attempt.id)
      .executeTakeFirst();
    const transactionId = settled
      ? (
          await recordRefund(context, tx, {
            transactionId: attempt.transaction_id,
            amount: attempt.amount,
            transid: result.refundId,
            toCredit: false,
          })
        ).id
      : (known?.id ?? 0);
    await tx
      .updateTable("refund_attempts")
      .set({ refund_transaction_id: transactionId })
      .where("id", "=", attempt.id)
      .execute();
    const status = invoice ? await statusOf(tx, invoice.id) : "";
    return { transactionId, amount: attempt.amount, status };
  });
}

/** Job "invoice.refund": settles a refund whose process died or whose answer was lost. */
export async function settleRefund(context: Context, { attemptId }: { attemptId: number }): Promise<void> {
  const attempt = await context.db
    .selectFrom("refund_attempts")
    .selectAll()
    .where("id", "=", attemptId)
    .executeTakeFirst();
  if (attempt?.status !== "pending") return;
  await ask(context, attempt);
  const after = await context.db
    .selectFrom("refund_attempts")
    .select("status")
    .where("id", "=", attemptId)
    .executeTakeFirst();
  if (after?.status === "pending") throw new Error("The gateway does not say what became of the refund");
}
