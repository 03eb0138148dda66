import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import type { TransactionRow } from "./transactions.ts";

export type TransactionMade = {
  /** Of a client, or of nobody in a currency. */
  of: { clientId: number } | { currencyId: number };
  invoiceId: number | undefined;
  gateway: string;
  reference: string;
  date: string;
  description: string;
  in: string;
  out: string;
  fees: string;
  toCredit: boolean;
};

/** Writes down money that came or went. (AddTransaction) */
export async function addTransaction(scope: StaffScope, made: TransactionMade): Promise<void> {
  assertScope(scope, "staff");
  const { of, invoiceId, gateway, reference, toCredit, date, description, fees } = made;
  await ask(scope, "clientId" in of ? of.clientId : undefined).addTransaction({
    ...("clientId" in of ? { userid: of.clientId } : { currencyid: of.currencyId }),
    invoiceid: invoiceId,
    paymentmethod: gateway,
    transid: reference || undefined,
    date,
    description,
    amountin: made.in,
    amountout: made.out,
    fees,
    credit: toCredit || undefined,
  });
}

export type TransactionChange = {
  gateway?: string | undefined;
  reference?: string | undefined;
  date?: string | undefined;
  description?: string | undefined;
  in?: string | undefined;
  out?: string | undefined;
  fees?: string | undefined;
};

/** Changes what was written down; only what is named. (UpdateTransaction) */
export async function changeTransaction(
  scope: StaffScope,
  { id, clientId }: TransactionRow,
  change: TransactionChange,
): Promise<void> {
  assertScope(scope, "staff");
  const { gateway, reference, date, description, fees } = change;
  await ask(scope, clientId).updateTransaction({
    transactionid: id,
    gateway,
    transid: reference,
    date,
    description,
    amountin: change.in,
    amountout: change.out,
    fees,
  });
}
