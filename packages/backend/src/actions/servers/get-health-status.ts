import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { healthChecks } from "../../system/health.ts";

export const getHealthStatus = handler(actions.getHealthStatus, async (context, input) => ({
  checks: await healthChecks(context, { servers: input.fetchStatus ?? false }),
}));
