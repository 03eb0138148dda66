import "server-only";
import { failureOf, logFailure } from "../data/failure.ts";
import type { WriteId } from "../store/writes.ts";
import { type Paid, sendPayment } from "./payments.ts";
import type { ClientScope } from "./scope.ts";

/** So many at once: each is a call that somebody waits for. */
export const MOST_AT_ONCE = 20;

/** What has become of one of several. */
export type PaidOne = {
  invoice: number;
  amount: string;
  outcome: "paid" | "part" | "refused" | "unknown" | "unavailable" | "left" | Extract<Paid, { state: "no" }>["why"];
};

/** After these the rest is left: there is nothing to pay it with, or nobody answers. */
const isEnd = (outcome: PaidOne["outcome"]) =>
  ["part", "refused", "unknown", "unavailable", "no credit", "no card"].includes(outcome);

/**
 * Pays several invoices one after the other, in their order, from the credit for as long as there is some, or by the
 * first stored card; and stops where one was not paid whole. For `work` of writesOnce.
 */
export async function payMany(
  scope: ClientScope,
  invoices: readonly number[],
  way: "credit" | "card",
  { owner }: WriteId,
): Promise<PaidOne[]> {
  const done: PaidOne[] = [];
  // Each is settled for itself: the form's own answer is about all of them.
  const id = { owner, key: "" };
  for (const invoice of invoices) {
    const last = done.at(-1);
    if (last && (isEnd(last.outcome) || last.outcome === "left")) {
      done.push({ invoice, amount: "", outcome: "left" });
      continue;
    }
    const wish = way === "card" ? ({ invoice, way } as const) : ({ invoice, way, amount: "most" } as const);
    try {
      const paid = await sendPayment(scope, wish, id);
      if (paid.state === "no") done.push({ invoice, amount: "", outcome: paid.why });
      else done.push({ invoice, amount: paid.amount, outcome: paid.isWhole ? "paid" : "part" });
    } catch (error) {
      const failure = failureOf(error);
      if (failure === undefined) throw error;
      logFailure(error, "pay several invoices");
      done.push({ invoice, amount: "", outcome: failure });
    }
  }
  return done;
}
