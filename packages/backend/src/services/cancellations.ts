import { logActivity } from "../activity.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue.ts";
import { readSettings } from "../settings.ts";
import { terminateService } from "./lifecycle.ts";

export type CancelType = "Immediate" | "End of Billing Period";

/**
 * Notes that a client wants a service to end, at once or at the end of what he has paid for; at most one request waits
 * for a service. Answers the client's id.
 */
export async function requestCancellation(
  context: Context,
  serviceId: number,
  request: { type: CancelType; reason: string },
): Promise<number | "no service" | "exists"> {
  const { transaction, lockRow, now } = context;
  return transaction(async (tx) => {
    await lockRow(tx, "services", serviceId);
    const service = await tx.selectFrom("services").select("client_id").where("id", "=", serviceId).executeTakeFirst();
    if (!service) return "no service";
    const waiting = await tx
      .selectFrom("cancel_requests")
      .select("id")
      .where("service_id", "=", serviceId)
      .where("done_at", "is", null)
      .executeTakeFirst();
    if (waiting) return "exists";
    await tx
      .insertInto("cancel_requests")
      .values({ service_id: serviceId, ...request, created_at: now, updated_at: now })
      .execute();
    const description = `${request.type} Cancellation Requested - Service ID: ${serviceId}`;
    await logActivity(context, tx, { description, clientId: service.client_id });
    await queueMail(context, tx, {
      template: "Cancellation Request Confirmation",
      about: serviceId,
      merge: { service_cancellation_type: request.type, service_cancellation_reason: request.reason },
    });
    return service.client_id;
  });
}

/** Takes back what waits; false when nothing does. */
export async function withdrawCancellation(context: Context, serviceId: number): Promise<boolean> {
  const { transaction, lockRow } = context;
  return transaction(async (tx) => {
    await lockRow(tx, "services", serviceId);
    const gone = await tx
      .deleteFrom("cancel_requests")
      .where("service_id", "=", serviceId)
      .where("done_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!gone) return false;
    const service = await tx.selectFrom("services").select("client_id").where("id", "=", serviceId).executeTakeFirst();
    const description = `Cancellation Request Withdrawn - Service ID: ${serviceId}`;
    await logActivity(context, tx, { description, clientId: service?.client_id });
    return true;
  });
}

/**
 * Ends the services whose cancellation is due: the immediate ones, and those whose paid period is over. They become
 * Cancelled. What a module refuses waits in its queue. Called by the daily run, as often as it likes; answers how many.
 */
export async function processCancellations(context: Context): Promise<number> {
  const { db, today } = context;
  const settings = await readSettings(db);
  if (!settings.isOn("AutoCancellationRequests")) return 0;
  const due = await db
    .selectFrom("cancel_requests")
    .innerJoin("services", "services.id", "cancel_requests.service_id")
    .select("services.id")
    .distinct()
    .where("cancel_requests.done_at", "is", null)
    .where("services.status", "in", ["Pending", "Active", "Suspended", "Completed"])
    .where(({ eb, or }) =>
      or([
        eb("cancel_requests.type", "=", "Immediate"),
        eb("services.next_due_date", "is", null),
        eb("services.next_due_date", "<=", today),
      ]),
    )
    .orderBy("services.id")
    .execute();
  let ended = 0;
  for (const { id } of due) {
    const { outcome } = await terminateService(context, id, { status: "Cancelled" });
    if (outcome === "done") ended++;
  }
  return ended;
}
