import type { Context, Tx } from "../context.ts";
import { addMonths } from "../days.ts";
import type { CallOutcome } from "../modules/calls/types.ts";
import { billingCycle } from "../services/cycles.ts";
import type { Done } from "./mails.ts";

/** A line of a paid invoice. */
export type PaidLine = {
  id: number;
  invoiceId: number;
  type: string;
  relatedId: number;
  amount: number;
};

/**
 * What a paid line sets off outside the books, as it is kept beside the line: once the books say what was paid, whoever
 * runs it, after a crash too, asks modules by the line's reference, which they do once. "none" sets off nothing.
 */
export type Effect = { name: string; years?: number };

export const nothing: Effect = { name: "none" };

/** What lines of a type do. `settle` runs once, in the transaction that notes the line; `perform` until it is done. */
export type LineRoom = {
  settle(context: Context, tx: Tx, line: PaidLine): Promise<Effect>;
  /** Answers what was done, for the client's mail. */
  perform(context: Context, line: PaidLine, effect: Effect): Promise<readonly Done[]>;
};

/** Names a line to modules. */
export const referenceOf = (line: PaidLine, more = ""): string => `invoice-item-${line.id}${more}`;

/** Until when a line pays, where that was kept. */
export async function keptPeriod(tx: Tx, lineId: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom("invoice_line_periods")
    .select("paid_until")
    .where("invoice_item_id", "=", lineId)
    .executeTakeFirst();
  return row?.paid_until;
}

const laterOf = (one: string | null, other: string) => (one !== null && one > other ? one : other);

/**
 * The due days of something whose period was paid: due again when what was paid ends, and invoiced not before that.
 * Nothing for what is paid once.
 */
export function movedDays(
  row: { next_due_date: string | null; next_invoice_date: string | null },
  months: number,
  paidUntil: string | undefined,
  today: string,
): { next_due_date?: string; next_invoice_date?: string } {
  if (months === 0) return {};
  const due = paidUntil ?? addMonths(row.next_due_date ?? today, months);
  return { next_due_date: due, next_invoice_date: laterOf(row.next_invoice_date, due) };
}

/** Months of a cycle as services and add-ons have it; 0 for what is paid once or is free. */
export const monthsOf = (cycle: string): number => billingCycle(cycle)?.months ?? 0;

/** What a module's answer is to be told as: nothing until it is done. */
export const doneBy = ({ outcome }: CallOutcome, what: Done["what"], id: number): Done[] =>
  outcome === "done" ? [{ what, id }] : [];
