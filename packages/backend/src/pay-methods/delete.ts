import { logActivity } from "../activity.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { withoutCardNumbers } from "./cards.ts";
import { findPayMethod } from "./find.ts";
import { forgetLater } from "./forget.ts";

/**
 * Deletes a pay method. The gateway forgets its card afterwards, and is asked until it has; with `failsWithGateway` it
 * is asked before, and a pay method that it keeps stays.
 * @throws Refusal in the words of DeletePayMethod
 */
export async function deletePayMethod(
  context: Context,
  wish: { id: number; clientId: number | undefined; failsWithGateway: boolean },
): Promise<void> {
  const found = await findPayMethod(context.db, wish.id, wish.clientId);
  if (wish.failsWithGateway && found.remote_token !== "") {
    const result = await context.modules.gateways.find(found.gateway)?.forget?.(found.remote_token);
    if (result && result.outcome !== "done") {
      refuse(`Error Deleting Remote Pay Method: ${withoutCardNumbers(result.error)}`);
    }
  }
  await context.transaction(async (tx) => {
    await context.lockRow(tx, "clients", found.client_id);
    const { client_id, gateway, remote_token } = await findPayMethod(tx, found.id, found.client_id);
    await tx.deleteFrom("pay_methods").where("id", "=", found.id).execute();
    if (remote_token !== "") await forgetLater(context, tx, { gateway, token: remote_token });
    const description = `Deleted Pay Method - Pay Method ID: ${found.id}`;
    await logActivity(context, tx, { clientId: client_id, description });
  });
}
