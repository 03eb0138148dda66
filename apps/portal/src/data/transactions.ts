import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { isPositive, negated, sumOf } from "../lib/amounts.ts";
import { ask } from "./ask.ts";
import { clientDetails } from "./client-details.ts";
import { once } from "./once.ts";
import { ownRows } from "./owned.ts";

/** A payment, or money that was given back. */
export type Transaction = {
  id: number;
  date: string | null;
  description: string;
  gateway: string;
  reference: string;
  /** Undefined where it is of no invoice. */
  invoice: number | undefined;
  /** Decimal text; below 0 where it was given back. */
  amount: string;
};

type Row = Awaited<ReturnType<Whmcs["getTransactions"]>>["transactions"][number];

export const pickTransaction = (row: Row): Transaction => ({
  id: row.id,
  date: row.date,
  description: row.description,
  gateway: row.gateway,
  reference: row.transid,
  invoice: row.invoiceid > 0 ? row.invoiceid : undefined,
  amount: isPositive(row.amountout) ? sumOf([row.amountin, negated(row.amountout)]) : row.amountin,
});

export const newestFirst = (a: Pick<Transaction, "id" | "date">, b: Pick<Transaction, "id" | "date">): number =>
  (b.date ?? "").localeCompare(a.date ?? "") || b.id - a.id;

/**
 * What the signed-in client paid and was given back, the newest first. WHMCS answers all of it at once; what the gateway
 * kept is the company's affair. (GetTransactions)
 */
export const transactions = once(async (scope: ClientScope): Promise<Transaction[]> => {
  assertMay(scope, "invoices");
  const answer = await ask(scope).getTransactions({ clientid: scope.clientId });
  const rows = ownRows(scope, "GetTransactions", answer.transactions, (row) => row.userid);
  return rows.map(pickTransaction).sort(newestFirst);
});

/** A change of the credit. */
export type CreditEntry = {
  id: number;
  date: string | null;
  description: string;
  /** Decimal text; below 0 where it was used. */
  amount: string;
  /** What there was afterwards. */
  balance: string;
};

/** Every change of the signed-in client's credit, the newest first, and what there is. (GetCredits, GetClientsDetails) */
export const creditLog = once(async (scope: ClientScope): Promise<{ credit: string; entries: CreditEntry[] }> => {
  assertMay(scope, "invoices");
  const [answer, client] = await Promise.all([
    ask(scope).getCredits({ clientid: scope.clientId }),
    clientDetails(scope.clientId),
  ]);
  const rows = answer.clientid === scope.clientId ? answer.credits : [];
  const credit = client?.credit ?? "0.00";
  let after = credit;
  // By their ids: a day may have several, and one may be written down for another day.
  const entries = [...rows]
    .sort((a, b) => b.id - a.id)
    .map(({ id, date, description, amount }) => {
      const entry = { id, date, description, amount, balance: after };
      after = sumOf([after, negated(amount)]);
      return entry;
    });
  return { credit, entries };
});
