import type { Tx } from "../context.ts";

/** A place among a client's pay methods: before all others (the default), or behind them. Hold the client before. */
export async function placeOf(tx: Tx, clientId: number, isDefault: boolean): Promise<number> {
  const { first, last } = await tx
    .selectFrom("pay_methods")
    .select(({ fn }) => [
      fn.min<number | null>("sort_order").as("first"),
      fn.max<number | null>("sort_order").as("last"),
    ])
    .where("client_id", "=", clientId)
    .executeTakeFirstOrThrow();
  return isDefault ? (first ?? 1) - 1 : (last ?? -1) + 1;
}
