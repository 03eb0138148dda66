import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { inCurrency } from "../money/currency.ts";
import { minorOf } from "../money/rounding.ts";
import { readSettings } from "../settings.ts";
import { amountText } from "../wire/amounts.ts";
import { createInvoice, type MadeInvoice } from "./create-invoice.ts";
import { paymentMethodFor } from "./gateways.ts";

/**
 * Makes an invoice with which a client adds to his credit. `amount` is minor units of his currency; the settings' limits
 * are of the default currency.
 * @throws Refusal in the words of KrakenAddFunds
 */
export async function addFunds(
  context: Context,
  tx: Tx,
  wish: { clientId: number; amount: number; paymentMethod: string | undefined },
): Promise<MadeInvoice> {
  const settings = await readSettings(tx);
  // Two at once must not both find room below the largest balance.
  await context.lockRow(tx, "clients", wish.clientId);
  const client =
    (await tx
      .selectFrom("clients")
      .innerJoin("currencies", "currencies.id", "clients.currency_id")
      .select(["clients.credit", "clients.default_gateway", "currencies.rate"])
      .where("clients.id", "=", wish.clientId)
      .executeTakeFirst()) ?? refuse("Client ID Not Found");
  if (!settings.isOn("AddFundsEnabled")) refuse("Adding funds is not enabled");
  if (settings.isOn("AddFundsRequireOrder") && !(await hasActiveOrder(tx, wish.clientId))) {
    refuse("An active order is required to add funds");
  }
  const limit = (name: "AddFundsMinimum" | "AddFundsMaximum" | "AddFundsMaximumBalance") =>
    inCurrency(minorOf(settings.text(name)) ?? 0, client.rate);
  const [least, most, fullest] = [limit("AddFundsMinimum"), limit("AddFundsMaximum"), limit("AddFundsMaximumBalance")];
  if (wish.amount <= 0) refuse("Amount is not valid");
  if (wish.amount < least) refuse(`Amount must be at least ${amountText(least)}`);
  if (wish.amount > most) refuse(`Amount must not exceed ${amountText(most)}`);
  const waiting = await unpaidFunds(tx, wish.clientId);
  if (client.credit + waiting + wish.amount > fullest) refuse(`Balance must not exceed ${amountText(fullest)}`);
  return createInvoice(context, tx, {
    clientId: wish.clientId,
    date: context.today,
    dueDate: context.today,
    paymentMethod: await paymentMethodFor(tx, wish.paymentMethod, client.default_gateway),
    // Credit is taxed where it is used.
    lines: [{ type: "AddFunds", relatedId: wish.clientId, description: "Add Funds", amount: wish.amount }],
    sendsMail: true,
  });
}

async function hasActiveOrder(tx: Tx, clientId: number): Promise<boolean> {
  const order = await tx
    .selectFrom("orders")
    .select("id")
    .where("client_id", "=", clientId)
    .where("status", "=", "Active")
    .executeTakeFirst();
  return order !== undefined;
}

/** What the client is about to add with invoices that are not paid yet. */
async function unpaidFunds(tx: Tx, clientId: number): Promise<number> {
  const { sum } = await tx
    .selectFrom("invoices")
    .innerJoin("invoice_items", "invoice_items.invoice_id", "invoices.id")
    .select(({ eb, fn }) => fn.coalesce(fn.sum<number>("invoice_items.amount"), eb.val(0)).as("sum"))
    .where("invoices.client_id", "=", clientId)
    .where("invoices.status", "=", "Unpaid")
    .where("invoice_items.type", "=", "AddFunds")
    .executeTakeFirstOrThrow();
  return Number(sum);
}
