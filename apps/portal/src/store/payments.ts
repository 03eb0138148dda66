import { isoNow } from "../lib/iso.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import type { Store } from "./store.ts";
import type { PaymentRow, PaymentState } from "./tables/payments.ts";
import { settleWrite } from "./writes.ts";

export type { PaymentRow, PaymentState, PaymentWay } from "./tables/payments.ts";

/** Which payment of which invoice. */
export type PaymentId = Pick<PaymentRow, "client_id" | "invoice_id" | "holder">;

const settled = ["done", "not done", "undecided"] as const satisfies PaymentState[];

/** Whether nothing is to be found out about it any more. */
export const isSettled = ({ state }: Pick<PaymentRow, "state">): boolean => settled.some((each) => each === state);

/** Marks a payment before it is sent. False while another one of the same invoice is not settled. */
export function markPayment(store: Store, payment: Omit<PaymentRow, "state" | "sent_at">): Promise<boolean> {
  return store.transaction(async (tx) => {
    await tx
      .deleteFrom("payments")
      .where("client_id", "=", payment.client_id)
      .where("invoice_id", "=", payment.invoice_id)
      .where("state", "in", settled)
      .execute();
    const made = await tx
      .insertInto("payments")
      .values({ ...payment, state: "sending", sent_at: isoNow() })
      .onConflict((conflict) => conflict.columns(["client_id", "invoice_id"]).doNothing())
      .returning("holder")
      .executeTakeFirst();
    return made !== undefined;
  });
}

/** Forgets a payment of which it is known what became, or that its payer has seen. */
export async function endPayment(store: Store, { client_id, invoice_id, holder }: PaymentId): Promise<void> {
  await store.transaction((tx) =>
    tx
      .deleteFrom("payments")
      .where("client_id", "=", client_id)
      .where("invoice_id", "=", invoice_id)
      .where("holder", "=", holder)
      .execute(),
  );
}

/**
 * Says what a payment has come to. Of two who find it out at once one does, and writes the line of the log.
 * @param facts the line of the audit log, and the form's answer where it was done
 */
export function settlePayment(
  store: Store,
  payment: PaymentRow,
  state: PaymentState,
  { entry, answer }: { entry?: AuditEntry; answer?: string } = {},
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const changed = await tx
      .updateTable("payments")
      .set({ state })
      .where("client_id", "=", payment.client_id)
      .where("invoice_id", "=", payment.invoice_id)
      .where("holder", "=", payment.holder)
      .where("state", "=", payment.state)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    if (entry) await appendAudit(store, tx, entry);
    const { write_owner: owner, write_key: key } = payment;
    if (answer !== undefined) await settleWrite(tx, { owner, key }, { state: "done", result: answer });
    // Nothing was done: the same form may be sent again.
    if (state === "not done") await tx.deleteFrom("writes").where("owner", "=", owner).where("key", "=", key).execute();
    return true;
  });
}

/** A client's payments that are not known to have been done, or that his users have not seen. */
export async function paymentsOf({ db }: Store, clientId: number): Promise<PaymentRow[]> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("client_id", "=", clientId)
    .orderBy("sent_at")
    .limit(100)
    .execute();
}
