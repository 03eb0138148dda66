import type { Context } from "../../context.ts";
import { addDays } from "../../days.ts";

/** So long a wish may come again under its reference: longer than any invoice waits for its payment. */
const CALL_DAYS = 400;
/** So long staff can look at what went wrong and is mended. */
const QUEUE_DAYS = 90;

/** Forgets calls that were settled long ago, and closed entries of the module queue. Called by the daily run's clean-up. */
export async function cleanModuleCalls({ transaction, today }: Context): Promise<number> {
  return transaction(async (tx) => {
    const calls = await tx
      .deleteFrom("module_calls")
      .where("state", "<>", "reserved")
      .where("updated_at", "<", addDays(today, -CALL_DAYS))
      .executeTakeFirst();
    const entries = await tx
      .deleteFrom("module_queue")
      .where("is_completed", "=", 1)
      .where("updated_at", "<", addDays(today, -QUEUE_DAYS))
      .executeTakeFirst();
    return Number(calls.numDeletedRows) + Number(entries.numDeletedRows);
  });
}
