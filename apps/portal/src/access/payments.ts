import "server-only";
import { randomUUID } from "node:crypto";
import { orElse } from "../data/failure.ts";
import { type Invoice, invoiceNow } from "../data/invoices.ts";
import { payMethods } from "../data/pay-methods.ts";
import { paymentMethodNames } from "../data/payment-methods.ts";
import { beforePayment, canPay, creditNow, isOnInvoice, payByCard, payFromCredit } from "../data/payments.ts";
import { compareAmounts, isPositive, lesserOf } from "../lib/amounts.ts";
import * as payments from "../store/payments.ts";
import { openStore } from "../store/store.ts";
import type { WriteId } from "../store/writes.ts";
import { audit, audited, whoIs } from "./audit.ts";
import { sendMarked } from "./marked.ts";
import { sendingLease } from "./postman.ts";
import { assertMay, type ClientScope } from "./scope.ts";
import { sealedAnswer } from "./writes-once.ts";

/** How an invoice is to be paid: an amount of the credit, or as much as there is; or all that is left by the first card. */
export type Wish = { invoice: number; way: "credit"; amount: string | "most" } | { invoice: number; way: "card" };

export type Paid =
  | { state: "paid"; amount: string; isWhole: boolean }
  /** Nothing was sent, and why. */
  | { state: "no"; why: "no invoice" | "not open" | "too much" | "no credit" | "funds" | "no card" | "running" };

const no = (why: Extract<Paid, { state: "no" }>["why"]): Paid => ({ state: "no", why });

/** Only these take a payment: what staff collect by other means is left to them. */
export const isPayable = ({ status, balance }: Invoice): boolean =>
  (status === "Unpaid" || status === "Overdue") && isPositive(balance);

type Ready = { amount: string; send: () => Promise<{ amount: string; isWhole: boolean }> };

/** Looks, by asking WHMCS, whether this can be paid so at this moment. */
async function prepare(scope: ClientScope, invoice: Invoice, wish: Wish): Promise<Ready | Paid> {
  if (!isPayable(invoice)) return no("not open");
  if (wish.way === "credit") {
    if (invoice.isFunds) return no("funds");
    const credit = await creditNow(scope);
    if (!isPositive(credit)) return no("no credit");
    const amount = wish.amount === "most" ? lesserOf(credit, invoice.balance) : wish.amount;
    if (compareAmounts(amount, credit) > 0 || compareAmounts(amount, invoice.balance) > 0) return no("too much");
    const send = async () => {
      const made = await payFromCredit(scope, invoice, amount);
      return { amount: made.amount, isWhole: made.isPaid };
    };
    return { amount, send };
  }
  const [cards, ways] = await Promise.all([payMethods(scope), paymentMethodNames(scope)]);
  const card = cards.find((each) => each.kind === "card");
  if (!card || !canPay(card, invoice, ways)) return no("no card");
  const send = async () => {
    await payByCard(scope, invoice, card);
    return { amount: invoice.balance, isWhole: true };
  };
  return { amount: invoice.balance, send };
}

/**
 * Pays one of the client's invoices, once: marked in the store before it is sent, so that a lost answer, or a process that
 * dies, leaves something to settle. Nothing is kept to be paid later. For `work` of writesOnce.
 * @throws the SDK's errors; one of unknown outcome is remembered, and settled by settlePayments
 */
export async function sendPayment(scope: ClientScope, wish: Wish, id: WriteId): Promise<Paid> {
  assertMay(scope, "invoices");
  const on = `invoice ${wish.invoice}`;
  const deed = { action: `invoice.pay-${wish.way}`, on } as const;
  const invoice = await invoiceNow(scope, wish.invoice);
  const ready = invoice ? await prepare(scope, invoice, wish) : no("no invoice");
  if (!invoice || "state" in ready) {
    const answer = "state" in ready ? ready : no("no invoice");
    await audit(scope, { ...deed, result: "refused", note: answer.state === "no" ? answer.why : undefined });
    return answer;
  }
  const store = await openStore();
  const payment = {
    client_id: scope.clientId,
    invoice_id: invoice.id,
    holder: randomUUID(),
    number: invoice.number,
    way: wish.way,
    amount: ready.amount,
    before: JSON.stringify(beforePayment(invoice)),
    writer: JSON.stringify(whoIs(scope)),
    write_owner: id.owner,
    write_key: id.key,
  };
  if (!(await payments.markPayment(store, payment))) return no("running");
  const sent = { ...payment, state: "sending", sent_at: "" } as const;
  const made = await audited(scope, { ...deed, note: `${ready.amount} ${invoice.currency}` }, () =>
    sendMarked("pay an invoice", ready.send, {
      end: () => payments.endPayment(store, payment),
      lose: () => payments.settlePayment(store, sent, "unknown"),
    }),
  );
  return { state: "paid", ...made };
}

export type MyPayment = Pick<payments.PaymentRow, "number" | "way" | "amount" | "state" | "holder"> & {
  invoice: number;
  isSettled: boolean;
};

/** Seconds for which a gateway is asked again by WHMCS whether it took a card's payment. */
const GATEWAY = 300;

async function settle(scope: ClientScope, payment: payments.PaymentRow): Promise<payments.PaymentRow> {
  const { way, amount, writer, invoice_id, write_owner } = payment;
  const store = await openStore();
  const age = (Date.now() - Date.parse(payment.sent_at)) / 1000;
  // One that is just being sent says itself what became of it.
  if (payment.state === "sending" && age < sendingLease()) return payment;
  const before = JSON.parse(payment.before) as ReturnType<typeof beforePayment>;
  const isThere = await isOnInvoice(scope, invoice_id, { way, amount, before });
  const lease = sendingLease();
  const state = isThere
    ? "done"
    : age < lease
      ? undefined
      : way === "credit"
        ? "not done"
        : age < lease + GATEWAY
          ? undefined
          : "undecided";
  if (state === undefined) return payment;
  const result = state === "done" ? "done" : state === "not done" ? "failed" : "unknown";
  const who = JSON.parse(writer) as ReturnType<typeof whoIs>;
  const entry = {
    ...who,
    action: `invoice.pay-${way}`,
    on: `invoice ${invoice_id}`,
    result,
    note: "settled by reading",
  } as const;
  const paid: Paid = { state: "paid", amount, isWhole: false };
  await payments.settlePayment(store, payment, state, {
    entry,
    ...(isThere && { answer: sealedAnswer(write_owner, paid) }),
  });
  return { ...payment, state };
}

/**
 * The client's payments whose answer was lost, after a look at their invoices: what has become of each, until somebody
 * has seen it. While WHMCS does not answer they stay as they are.
 */
export async function myPayments(scope: ClientScope): Promise<MyPayment[]> {
  if (!scope.may("invoices")) return [];
  const rows = await payments.paymentsOf(await openStore(), scope.clientId);
  const looked = rows.map(async (row) => (payments.isSettled(row) ? row : orElse(settle(scope, row), row)));
  return (await Promise.all(looked)).map((row) => ({
    invoice: row.invoice_id,
    number: row.number,
    way: row.way,
    amount: row.amount,
    state: row.state,
    holder: row.holder,
    isSettled: payments.isSettled(row),
  }));
}

/** Takes what was told off the list. */
export async function dismissPayment(scope: ClientScope, invoice: number): Promise<boolean> {
  const store = await openStore();
  const rows = await payments.paymentsOf(store, scope.clientId);
  const row = rows.find((each) => each.invoice_id === invoice && payments.isSettled(each));
  if (row) await payments.endPayment(store, row);
  return row !== undefined;
}
