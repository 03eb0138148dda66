import type { Tx } from "../context.ts";
import { refuse } from "../errors.ts";

/** The payment method that was asked for, or the client's own, or the first there is. */
export async function paymentMethodFor(tx: Tx, asked: string | undefined, clientsOwn: string): Promise<string> {
  const methods = await tx
    .selectFrom("payment_methods")
    .select("module")
    .where("is_active", "=", 1)
    .orderBy("sort_order")
    .execute();
  const named = (name: string) => methods.find(({ module }) => module.toLowerCase() === name.toLowerCase())?.module;
  if (asked) return named(asked) ?? refuse("Invalid Payment Method");
  return named(clientsOwn) ?? methods[0]?.module ?? refuse("Invalid Payment Method");
}
