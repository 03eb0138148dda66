import { randomInt } from "node:crypto";
import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";

/** The client of an order, held until it is written. Refuses in AddOrder's words. */
export async function orderingClient(context: Context, tx: Tx, clientId: number) {
  await context.lockRow(tx, "clients", clientId);
  const client = await tx.selectFrom("clients").selectAll().where("id", "=", clientId).executeTakeFirst();
  if (!client) return refuse("Client ID Not Found");
  if (client.status === "Closed") return refuse("Unable to add order when client status is Closed");
  return client;
}

/** Refuses a payment method that there is not, naming those that there are. */
export async function checkPaymentMethod(db: Context["db"] | Tx, wished: string): Promise<string> {
  const rows = await db
    .selectFrom("payment_methods")
    .select("module")
    .where("is_active", "=", 1)
    .orderBy("sort_order")
    .orderBy("module")
    .execute();
  const found = rows.find(({ module }) => module.toLowerCase() === wished.trim().toLowerCase());
  if (!found) refuse(`Invalid Payment Method. Valid options include ${rows.map(({ module }) => module).join(",")}`);
  return found.module;
}

/** Ten digits that no order has yet. */
export async function newOrderNumber(tx: Tx): Promise<string> {
  for (;;) {
    const number = String(randomInt(1_000_000_000, 9_999_999_999));
    const taken = await tx.selectFrom("orders").select("id").where("order_number", "=", number).executeTakeFirst();
    if (!taken) return number;
  }
}

/** The user who owns a client: who is said to have ordered. */
export async function ownerOf(tx: Tx, clientId: number): Promise<number | null> {
  const row = await tx
    .selectFrom("user_clients")
    .select("user_id")
    .where("client_id", "=", clientId)
    .where("is_owner", "=", 1)
    .executeTakeFirst();
  return row?.user_id ?? null;
}
