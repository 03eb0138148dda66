import type { Tx } from "../../context.ts";
import type { ModuleCall } from "./types.ts";

/** The names under which WHMCS's module queue has the calls; others are written with a capital. */
const names: Record<string, string> = {
  create: "CreateAccount",
  suspend: "SuspendAccount",
  unsuspend: "UnsuspendAccount",
  terminate: "TerminateAccount",
  changePackage: "ChangePackage",
  changePassword: "ChangePassword",
  register: "RegisterDomain",
  transfer: "TransferDomain",
};

/** A call as the queue names it: CreateAccount, RegisterDomain, RenewDomain. */
export function queueName({ subject, action }: Pick<ModuleCall, "subject" | "action">): string {
  if (action === "renew") return subject === "domain" ? "RenewDomain" : "Renew";
  return names[action] ?? `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
}

const openEntry = (call: ModuleCall) => ({
  service_type: call.subject,
  service_id: call.id,
  module_action: queueName(call),
  is_completed: 0 as const,
});

/** Notes that a call failed: one open entry for a subject and an action, however often it fails. */
export async function noteFailure(tx: Tx, call: ModuleCall, error: string, now: string): Promise<void> {
  const entry = openEntry(call);
  const failure = { last_attempt_at: now, last_error: error, updated_at: now };
  const known = await tx
    .updateTable("module_queue")
    .set((eb) => ({ ...failure, module_name: call.module, retries: eb("retries", "+", 1) }))
    .where(({ and }) => and(entry))
    .returning("id")
    .executeTakeFirst();
  if (known) return;
  await tx
    .insertInto("module_queue")
    .values({ ...entry, ...failure, module_name: call.module, created_at: now })
    .execute();
}

/** Closes what is open of a subject and an action: it is done, or nobody wants it any more. */
export async function closeFailures(tx: Tx, call: ModuleCall, now: string): Promise<void> {
  await tx
    .updateTable("module_queue")
    .set({ is_completed: 1, updated_at: now })
    .where(({ and }) => and(openEntry(call)))
    .execute();
}
