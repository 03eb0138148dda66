import type { Context, Tx } from "../context.ts";
import { queueMail } from "../mail/queue.ts";
import { holdInvoice } from "./hold.ts";
import { recordPayment } from "./payments.ts";

/** What became of a charge: `unknown` may have been charged, and is asked about again. */
export type Captured = "paid" | "refused" | "unknown" | "not unpaid" | "no card";

type Attempt = { id: number; invoiceId: number; gateway: string; token: string; amount: number; currency: string };

/** How long a process may take to charge before another asks the gateway what became of it. */
const ASK_AGAIN_SECONDS = 120;

const later = (now: string, seconds: number) =>
  `${new Date(Date.parse(now) + seconds * 1000).toISOString().slice(0, 19)}Z`;

/** The stored card that an invoice is charged to: its own, or the client's first one of a gateway that captures. */
async function cardOf(tx: Tx, invoice: { id: number; client_id: number }) {
  const { pay_method_id } = await tx
    .selectFrom("invoices")
    .select("pay_method_id")
    .where("id", "=", invoice.id)
    .executeTakeFirstOrThrow();
  let cards = tx
    .selectFrom("pay_methods")
    .select(["gateway", "remote_token"])
    .where("client_id", "=", invoice.client_id)
    .where("type", "in", ["CreditCard", "RemoteCreditCard"])
    .where("remote_token", "<>", "");
  if (pay_method_id !== null) cards = cards.where("id", "=", pay_method_id);
  return cards.orderBy("sort_order").orderBy("id").executeTakeFirst();
}

/** Writes down that an invoice is being charged; one that is being charged already is not charged anew. */
async function reserve(context: Context, invoiceId: number): Promise<Attempt | "not unpaid" | "no card"> {
  const { now } = context;
  return context.transaction(async (tx) => {
    const invoice = await holdInvoice(context, tx, invoiceId);
    if (invoice?.status !== "Unpaid" || invoice.balance <= 0) return "not unpaid";
    const open = await tx
      .selectFrom("capture_attempts")
      .selectAll()
      .where("invoice_id", "=", invoiceId)
      .where("status", "=", "pending")
      .executeTakeFirst();
    if (open) return { ...open, invoiceId };
    const card = await cardOf(tx, invoice);
    if (!card) return "no card";
    const { code } = await tx
      .selectFrom("clients")
      .innerJoin("currencies", "currencies.id", "clients.currency_id")
      .select("currencies.code")
      .where("clients.id", "=", invoice.client_id)
      .executeTakeFirstOrThrow();
    const facts = { gateway: card.gateway, token: card.remote_token, amount: invoice.balance, currency: code };
    const { id } = await tx
      .insertInto("capture_attempts")
      .values({ ...facts, invoice_id: invoiceId, status: "pending", created_at: now, updated_at: now })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx.updateTable("invoices").set({ last_capture_attempt_at: now }).where("id", "=", invoiceId).execute();
    const runAt = later(now, ASK_AGAIN_SECONDS);
    await context.enqueue(tx, { kind: "invoice.capture", payload: { attemptId: id }, key: `capture-${id}`, runAt });
    return { id, invoiceId, ...facts };
  });
}

/** A gateway may repeat what it was given: the code is not kept that way either. */
const withoutCode = (said: string, { securityCode = "" }: CaptureWishes) =>
  securityCode === "" ? said : said.replaceAll(securityCode, "***");

/** What is known of a charge only as long as somebody waits for it. */
export type CaptureWishes = {
  /** The code on the card's back: handed to the gateway, never stored or logged. */
  securityCode?: string | undefined;
};

async function ask(context: Context, attempt: Attempt, { securityCode = "" }: CaptureWishes) {
  const gateway = context.modules.gateways.find(attempt.gateway);
  if (!gateway) return { outcome: "refused" as const, error: `There is no gateway called ${attempt.gateway}` };
  return gateway.capture({
    reference: `capture-${attempt.id}`,
    amount: attempt.amount,
    currency: attempt.currency,
    token: attempt.token,
    description: `Invoice #${attempt.invoiceId}`,
    securityCode,
  });
}

/** Asks the gateway, which charges once for the attempt's reference, and writes down what it said. */
async function charge(context: Context, attempt: Attempt, wishes: CaptureWishes = {}): Promise<Captured> {
  const result = await ask(context, attempt, wishes);
  if (result.outcome === "unknown") return "unknown";
  return context.transaction(async (tx) => {
    const settled = await tx
      .updateTable("capture_attempts")
      .set({
        status: result.outcome,
        error: result.outcome === "refused" ? withoutCode(result.error, wishes) : "",
        updated_at: context.now,
      })
      .where("id", "=", attempt.id)
      .where("status", "=", "pending")
      .returning("id")
      .executeTakeFirst();
    if (result.outcome === "refused") {
      if (settled) await queueMail(context, tx, { template: "Credit Card Payment Failed", about: attempt.invoiceId });
      return "refused";
    }
    await recordPayment(context, tx, {
      invoiceId: attempt.invoiceId,
      gateway: attempt.gateway,
      transid: result.chargeId,
      amount: attempt.amount,
      fees: result.fee,
      description: "Card Payment",
      mail: settled && "Credit Card Payment Confirmation",
      isTaken: true,
    });
    return "paid";
  });
}

/**
 * Charges an unpaid invoice to the client's stored card, once: reserve, call, settle. What a crash or a lost answer
 * leaves is asked about again under the same reference.
 */
export async function captureInvoice(
  context: Context,
  invoiceId: number,
  wishes: CaptureWishes = {},
): Promise<Captured> {
  const attempt = await reserve(context, invoiceId);
  return typeof attempt === "string" ? attempt : charge(context, attempt, wishes);
}

/** Job "invoice.capture": settles a charge whose process died or whose answer was lost. */
export async function settleCapture(context: Context, { attemptId }: { attemptId: number }): Promise<void> {
  const row = await context.db
    .selectFrom("capture_attempts")
    .selectAll()
    .where("id", "=", attemptId)
    .executeTakeFirst();
  if (row?.status !== "pending") return;
  const outcome = await charge(context, { ...row, invoiceId: row.invoice_id });
  if (outcome === "unknown") throw new Error("The gateway does not say what became of the charge");
}
