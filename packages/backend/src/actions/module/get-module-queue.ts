import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { storedTime, wireTime } from "../../wire/amounts.ts";

export const getModuleQueue = handler(actions.getModuleQueue, async ({ db }, input) => {
  let found = db.selectFrom("module_queue").selectAll().where("is_completed", "=", 0);
  if (input.relatedId !== undefined) found = found.where("service_id", "=", input.relatedId);
  if (input.serviceType !== undefined) found = found.where("service_type", "=", input.serviceType);
  if (input.moduleName) found = found.where("module_name", "=", input.moduleName);
  if (input.moduleAction) found = found.where("module_action", "=", input.moduleAction);
  if (input.since) found = found.where("last_attempt_at", ">=", storedTime(input.since));
  const rows = await found.orderBy("id").execute();
  return {
    count: rows.length,
    queue: rows.map((row) => ({
      id: row.id,
      serviceType: row.service_type,
      serviceId: row.service_id,
      moduleName: row.module_name,
      moduleAction: row.module_action,
      lastAttempt: wireTime(row.last_attempt_at),
      lastAttemptError: row.last_error,
      numRetries: row.retries,
      completed: row.is_completed === 1,
      createdAt: wireTime(row.created_at),
      updatedAt: wireTime(row.updated_at),
    })),
  };
});
