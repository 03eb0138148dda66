import "server-only";
import { ActionError } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { compareAmounts, sumOf } from "../lib/amounts.ts";
import { ask } from "./ask.ts";
import { clientDetailsNow } from "./client-details.ts";
import { type Invoice, invoiceNow } from "./invoices.ts";
import type { PayMethod } from "./pay-methods.ts";

/** What the signed-in client has of credit at this moment. (GetClientsDetails) */
export async function creditNow(scope: ClientScope): Promise<string> {
  assertMay(scope, "invoices");
  return (await clientDetailsNow(scope.clientId))?.credit ?? "0.00";
}

/** Pays one of the client's own invoices from his credit; answers how much it was, and whether it is paid. (ApplyCredit) */
export async function payFromCredit(
  scope: ClientScope,
  invoice: Invoice,
  amount: string,
): Promise<{ amount: string; isPaid: boolean }> {
  assertMay(scope, "invoices");
  const answer = await ask(scope).applyCredit({ invoiceid: invoice.id, amount });
  return { amount: answer.amount, isPaid: answer.invoicepaid };
}

/**
 * Whether a card can pay an invoice: by the way to pay that the invoice has, or by the card's own, to which the invoice
 * is changed then.
 */
export const canPay = (card: PayMethod, invoice: Invoice, ways: ReadonlyMap<string, string>): boolean =>
  card.kind === "card" && (invoice.takesCards || ways.has(card.gateway));

/** The gateway has not said whether it charged the card: it may have, and is asked again. */
export class ChargeInDoubtError extends Error {
  override name = "ChargeInDoubtError";
}

/**
 * Charges one of the client's own invoices to his first stored card, all that is left of it: the API takes neither
 * another card nor an amount. (UpdateInvoice where its way to pay takes no cards, CapturePayment)
 * @throws ChargeInDoubtError
 */
export async function payByCard(scope: ClientScope, invoice: Invoice, card: PayMethod): Promise<void> {
  assertMay(scope, "invoices");
  if (!invoice.takesCards) await ask(scope).updateInvoice({ invoiceid: invoice.id, paymentmethod: card.gateway });
  try {
    await ask(scope).capturePayment({ invoiceid: invoice.id });
  } catch (error) {
    if (error instanceof ActionError && error.reason === "Payment Attempt Pending") {
      throw new ChargeInDoubtError(`Invoice ${invoice.id}: the gateway has not said whether it charged the card`);
    }
    throw error;
  }
}

/** What an invoice has before it is paid: by that a payment is known when one looks for it. */
export type BeforePayment = { credit: string; newest: number };

export const beforePayment = ({ credit, transactions }: Invoice): BeforePayment => ({
  credit,
  newest: Math.max(0, ...transactions.map(({ id }) => id)),
});

/** Whether a payment whose answer was lost is on its invoice. (GetInvoice) */
export async function isOnInvoice(
  scope: ClientScope,
  invoiceId: number,
  { way, amount, before }: { way: "credit" | "card"; amount: string; before: BeforePayment },
): Promise<boolean> {
  const now = await invoiceNow(scope, invoiceId);
  if (!now) return false;
  if (now.status === "Paid") return true;
  if (way === "credit") return compareAmounts(now.credit, sumOf([before.credit, amount])) >= 0;
  return now.transactions.some((entry) => entry.id > before.newest && compareAmounts(entry.in, amount) >= 0);
}
