import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { addCredit } from "./credit.ts";
import { holdInvoice } from "./hold.ts";
import { clientRate, holdTransid, receive } from "./payments.ts";
import { settle } from "./settle.ts";

export type NewTransaction = {
  clientId: number | undefined;
  invoiceId: number | undefined;
  /** Needed where there is no client. */
  currencyId: number | undefined;
  gateway: string;
  transid: string;
  /** Takes a number that is there already. */
  mayRepeat: boolean;
  description: string;
  /** Minor units, 0 or more. */
  amountIn: number;
  amountOut: number;
  /** May be below 0. */
  fees: number;
  /** ISO time in UTC; now when left out. */
  at: string | undefined;
  /** ×100000; the currency's own when left out. */
  rate: number | undefined;
  /** Into the client's credit; not with an invoice. */
  toCredit: boolean;
};

/** Whose transaction it is, and in which currency, in the words of AddTransaction. */
async function partyOf(context: Context, tx: Tx, made: NewTransaction) {
  const invoice = made.invoiceId ? await holdInvoice(context, tx, made.invoiceId) : undefined;
  if (made.invoiceId && !invoice) refuse("Invoice ID Not Found");
  const clientId = made.clientId || invoice?.client_id;
  // Held, so that of two with the same number the second one sees the first.
  if (clientId) await context.lockRow(tx, "clients", clientId);
  const client = clientId
    ? await tx.selectFrom("clients").select(["id", "currency_id"]).where("id", "=", clientId).executeTakeFirst()
    : undefined;
  if (clientId && !client) refuse("Client ID Not Found");
  if (invoice && invoice.client_id !== clientId) refuse("User ID does not own the given Invoice ID");
  const currency = made.currencyId
    ? await tx.selectFrom("currencies").select(["id", "rate"]).where("id", "=", made.currencyId).executeTakeFirst()
    : undefined;
  if (made.currencyId && !currency) refuse("Currency ID Not Found");
  if (client && currency && currency.id !== client.currency_id) refuse("Currency ID does not match Client currency");
  if (!client && !currency) refuse("A Currency ID is required for non-customer related transactions");
  return { invoice, client, currency };
}

/** Refuses a gateway's number that is there already, also when it comes for something else at the same time. */
async function refuseRepeated({ now, lockName }: Context, tx: Tx, made: NewTransaction): Promise<void> {
  const { transid } = made;
  if (transid === "" || made.mayRepeat) return;
  await holdTransid({ lockName }, tx, transid);
  const known = await tx
    .selectFrom("transactions")
    .select("id")
    .where("transaction_id", "=", transid)
    .executeTakeFirst();
  if (known) refuse("Transaction ID must be Unique");
  if (!made.invoiceId) return;
  const [taken] = await tx
    .insertInto("payment_references")
    .values({ gateway: made.gateway.toLowerCase(), transid, invoice_id: made.invoiceId, created_at: now })
    .onConflict((conflict) => conflict.columns(["gateway", "transid"]).doNothing())
    .returning("invoice_id")
    .execute();
  if (!taken) refuse("Transaction ID must be Unique");
}

/**
 * Adds a transaction, of a client, of an invoice, or of nobody. Money in for an invoice pays it, and what is too much
 * becomes credit; money out takes it away again. Answers its id.
 * @throws Refusal in the words of AddTransaction
 */
export async function addTransaction(context: Context, tx: Tx, made: NewTransaction): Promise<number> {
  const { invoice, client, currency } = await partyOf(context, tx, made);
  await refuseRepeated(context, tx, made);
  const { amountIn, amountOut } = made;
  if (amountIn < 0 || amountOut < 0) refuse("Amount is not valid");
  const rate = made.rate ?? currency?.rate ?? (await clientRate(tx, client?.id ?? 0));
  const facts = { gateway: made.gateway, transid: made.transid, fees: made.fees, at: made.at ?? context.now, rate };
  if (invoice && amountIn > 0 && amountOut === 0) {
    return receive(context, tx, invoice, { ...facts, amount: amountIn, description: made.description });
  }
  const { id } = await tx
    .insertInto("transactions")
    .values({
      client_id: client?.id ?? null,
      currency_id: client ? null : (currency?.id ?? null),
      gateway: facts.gateway,
      date: facts.at,
      description: made.description,
      amount_in: amountIn,
      fees: facts.fees,
      amount_out: amountOut,
      rate,
      transaction_id: facts.transid,
      invoice_id: invoice?.id ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (invoice) await recountPaid(context, tx, invoice.id);
  else if (made.toCredit && client) {
    const description = made.description || `Transaction ID ${made.transid}`;
    await credit(context, tx, { clientId: client.id, amount: amountIn - amountOut, description });
  }
  return id;
}

/** Changes credit that must not end below 0. */
async function credit(context: Context, tx: Tx, change: { clientId: number; amount: number; description: string }) {
  if ((await addCredit(context, tx, change)) < 0) refuse("Amount exceeds customer credit balance");
}

/** What an invoice's transactions say was paid of it. */
async function recountPaid(context: Context, tx: Tx, invoiceId: number): Promise<void> {
  const { paid } = await tx
    .selectFrom("transactions")
    .select(({ eb, fn }) =>
      fn.coalesce(fn.sum<number>(eb("amount_in", "-", eb.ref("amount_out"))), eb.val(0)).as("paid"),
    )
    .where("invoice_id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("invoices")
    .set({ amount_paid: Number(paid), updated_at: context.now })
    .where("id", "=", invoiceId)
    .execute();
  await settle(context, tx, invoiceId);
}

/** What is undefined stays; null takes it away. */
export type TransactionChange = {
  refundOfId: number | null | undefined;
  clientId: number | null | undefined;
  invoiceId: number | null | undefined;
  currencyId: number | null | undefined;
  transid: string | undefined;
  at: string | undefined;
  gateway: string | undefined;
  description: string | undefined;
  amountIn: number | undefined;
  fees: number | undefined;
  amountOut: number | undefined;
  rate: number | undefined;
  /** Puts what it is worth into the client's credit, once; not with an invoice. */
  toCredit: boolean;
};

/**
 * Changes a transaction, and what the invoices that it is or was of have paid.
 * @throws Refusal for something that does not exist
 */
export async function changeTransaction(context: Context, tx: Tx, id: number, change: TransactionChange) {
  const read = () => tx.selectFrom("transactions").selectAll().where("id", "=", id).executeTakeFirst();
  const before = (await read()) ?? refuse("Transaction ID Not Found");
  const named = [
    [change.clientId, "clients", "Client ID Not Found"],
    [change.currencyId, "currencies", "Currency ID Not Found"],
    [change.refundOfId, "transactions", "Refund ID Not Found"],
  ] as const;
  for (const [wanted, table, message] of named) {
    if (wanted === undefined || wanted === null) continue;
    if (!(await tx.selectFrom(table).select("id").where("id", "=", wanted).executeTakeFirst())) refuse(message);
  }
  if ((change.amountIn ?? 0) < 0 || (change.amountOut ?? 0) < 0) refuse("Amount is not valid");
  const invoiceId = change.invoiceId === undefined ? before.invoice_id : change.invoiceId;
  // Held in the order of their ids, as everybody does who needs two.
  const invoices = [...new Set([before.invoice_id, invoiceId])].filter((each) => each !== null).sort((a, b) => a - b);
  const owner = change.clientId === undefined ? before.client_id : change.clientId;
  for (const each of invoices) {
    const invoice = (await holdInvoice(context, tx, each)) ?? refuse("Invoice ID Not Found");
    if (each === invoiceId && invoice.client_id !== owner) refuse("User ID does not own the given Invoice ID");
  }
  await tx
    .updateTable("transactions")
    .set({
      refund_of_id: change.refundOfId,
      client_id: change.clientId,
      invoice_id: invoiceId,
      transaction_id: change.transid,
      date: change.at,
      gateway: change.gateway,
      currency_id: change.currencyId,
      description: change.description,
      amount_in: change.amountIn,
      fees: change.fees,
      amount_out: change.amountOut,
      rate: change.rate,
    })
    .where("id", "=", id)
    .execute();
  for (const each of invoices) await recountPaid(context, tx, each);
  if (change.toCredit && invoiceId === null) await creditOnce(context, tx, id);
}

async function creditOnce(context: Context, tx: Tx, id: number): Promise<void> {
  const row = await tx.selectFrom("transactions").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  if (row.client_id === null) return;
  await context.lockRow(tx, "clients", row.client_id);
  const description = `Credit from Transaction #${id}`;
  const known = await tx
    .selectFrom("credits")
    .select("id")
    .where("client_id", "=", row.client_id)
    .where("description", "=", description)
    .executeTakeFirst();
  if (known) return;
  await credit(context, tx, { clientId: row.client_id, amount: row.amount_in - row.amount_out, description });
}
