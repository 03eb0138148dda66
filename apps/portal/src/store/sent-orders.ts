import { isoNow } from "../lib/iso.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import type { Store } from "./store.ts";
import type { SentOrderRow, SentOrderState } from "./tables/sent-orders.ts";
import { settleWrite } from "./writes.ts";

export type { SentOrderRow, SentOrderState } from "./tables/sent-orders.ts";

/** Which sending of which order. */
export type SentOrderId = Pick<SentOrderRow, "client_id" | "signature" | "holder">;

const open = ["sending", "unknown"] as const satisfies SentOrderState[];

/** Whether nothing is to be found out about it any more. */
export const isSettledOrder = ({ state }: Pick<SentOrderRow, "state">): boolean => !open.some((each) => each === state);

/** Marks an order before it is sent. False while the same one is not settled. */
export function markOrder(
  store: Store,
  order: Omit<SentOrderRow, "state" | "sent_at" | "others" | "result">,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    await tx
      .deleteFrom("sent_orders")
      .where("client_id", "=", order.client_id)
      .where("signature", "=", order.signature)
      .where("state", "not in", open)
      .execute();
    const made = await tx
      .insertInto("sent_orders")
      .values({ ...order, state: "sending", sent_at: isoNow(), others: "[]", result: "" })
      .onConflict((conflict) => conflict.columns(["client_id", "signature"]).doNothing())
      .returning("holder")
      .executeTakeFirst();
    return made !== undefined;
  });
}

/**
 * Forgets an order of which it is known what became, or that its client has seen.
 * @param made the order that it became: whoever looks for another of this client's knows then that it is not this one
 */
export async function endOrder(
  store: Store,
  { client_id, signature, holder }: SentOrderId,
  made?: number,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx
      .deleteFrom("sent_orders")
      .where("client_id", "=", client_id)
      .where("signature", "=", signature)
      .where("holder", "=", holder)
      .execute();
    if (made === undefined) return;
    const lost = tx.selectFrom("sent_orders").select(["signature", "others"]).where("client_id", "=", client_id);
    for (const row of await lost.where("state", "in", open).execute())
      await tx
        .updateTable("sent_orders")
        .set({ others: JSON.stringify([...(JSON.parse(row.others) as number[]), made]) })
        .where("client_id", "=", client_id)
        .where("signature", "=", row.signature)
        .execute();
  });
}

export type OrderFacts = {
  /** What came of it, as JSON. */
  result?: string;
  entry?: AuditEntry;
  /** The form's answer, where it was done. */
  answer?: string;
};

/**
 * Says what an order has come to. Of two who find it out at once one does: he writes the line of the log, and the cart
 * goes that it was in, unless something else is in that by now.
 */
export function settleOrder(
  store: Store,
  order: SentOrderRow,
  state: SentOrderState,
  { result, entry, answer }: OrderFacts = {},
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const changed = await tx
      .updateTable("sent_orders")
      .set({ state, ...(result !== undefined && { result }) })
      .where("client_id", "=", order.client_id)
      .where("signature", "=", order.signature)
      .where("holder", "=", order.holder)
      .where("state", "=", order.state)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    if (entry) await appendAudit(store, tx, entry);
    const { write_owner: owner, write_key: key } = order;
    if (key !== "" && answer !== undefined) await settleWrite(tx, { owner, key }, { state: "done", result: answer });
    // Nothing stands: the same form may be sent again.
    if (key !== "" && (state === "not done" || state === "taken back"))
      await tx.deleteFrom("writes").where("owner", "=", owner).where("key", "=", key).execute();
    if (state === "done" && order.cart !== "")
      await tx.deleteFrom("carts").where("id", "=", order.cart).where("content", "=", order.cart_content).execute();
    return true;
  });
}

/** A client's orders that are not known to have been made, or that his users have not seen. */
export async function sentOrdersOf({ db }: Store, clientId: number): Promise<SentOrderRow[]> {
  return db
    .selectFrom("sent_orders")
    .selectAll()
    .where("client_id", "=", clientId)
    .orderBy("sent_at")
    .limit(100)
    .execute();
}
