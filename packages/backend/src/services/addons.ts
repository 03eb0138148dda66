import type { Context, Tx } from "../context.ts";
import { callModule } from "../modules/calls/call.ts";
import type { CallOutcome } from "../modules/calls/types.ts";
import type { CallWishes } from "./lifecycle.ts";

type AddonAction = "create" | "suspend" | "unsuspend" | "terminate" | "renew";

/** The states in which an action has something to do. */
const startsFrom: Record<AddonAction, readonly string[]> = {
  create: ["Pending"],
  suspend: ["Active"],
  unsuspend: ["Suspended"],
  terminate: ["Pending", "Active", "Suspended"],
  renew: ["Active", "Suspended"],
};

async function moduleOf(tx: Tx, id: number) {
  const row = await tx
    .selectFrom("service_addons")
    .leftJoin("addons", "addons.id", "service_addons.addon_id")
    .select(["service_addons.status", "addons.module"])
    .where("service_addons.id", "=", id)
    .executeTakeFirstOrThrow();
  return { status: row.status, module: row.module ?? "" };
}

/**
 * Sets an add-on up, suspends it, ends that, ends it, or tells that it was paid on. Most add-ons have no module: then
 * the books are changed alone. Nothing happens to one that is there already.
 */
export function changeAddon(
  context: Context,
  addonId: number,
  action: AddonAction,
  wishes: CallWishes & { reason?: string | undefined } = {},
): Promise<CallOutcome> {
  const { isAutomatic = true, reference, reason = "" } = wishes;
  return callModule(context, "addon", addonId, async (tx) => {
    const addon = await moduleOf(tx, addonId);
    if (!startsFrom[action].includes(addon.status)) return undefined;
    return { action, module: addon.module, parameters: { reason }, isAutomatic, reference };
  });
}
