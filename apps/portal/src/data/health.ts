import "server-only";
import type { StaffScope } from "../access/scope.ts";
import { env } from "../env.ts";
import { type GateState, gateState } from "../lib/gate.ts";
import { inTime } from "../lib/in-time.ts";
import { type RecentAction, recentActions } from "../lib/recent.ts";
import { redisAnswers } from "../lib/shared-turns.ts";
import { outboxCounts } from "../store/letters.ts";
import { openStore } from "../store/store.ts";
import { type Readiness, readiness } from "./readiness.ts";

/** How long what this portal stands on may take to say that it is there, in milliseconds. */
const PATIENCE_MS = 2000;

export type Reached = "reached" | "gone" | "not used";

export type Outbox = { waiting: number; unknown: number; oldest: string | null };

export type Health = {
  whmcs: Readiness;
  store: Reached;
  redis: Reached;
  gate: GateState;
  /** Of this process, in the last fifteen minutes. */
  actions: RecentAction[];
  /** Certificates are not looked at: whoever is on the way reads everything. */
  insecure: boolean;
  /** What waits to be sent, of all portals; undefined while the store does not answer. */
  outbox: Outbox | undefined;
};

/** Whether the portal's own database answers. */
export async function storeAnswers(): Promise<boolean> {
  const asking = openStore().then(({ db }) => db.selectFrom("sessions").select("id").limit(1).execute());
  return (await inTime(asking, PATIENCE_MS).catch(() => undefined)) !== undefined;
}

/** What waits to be sent, or to be found, and since when. */
export const outboxNow = (): Promise<Outbox | undefined> =>
  inTime(openStore().then(outboxCounts), PATIENCE_MS).catch(() => undefined);

async function redisReached(): Promise<Reached> {
  if (!env().REDIS_URL) return "not used";
  return (await inTime(redisAnswers(), PATIENCE_MS)) ? "reached" : "gone";
}

/** How this portal is, for staff. It answers within a few seconds, whatever is gone. */
export async function health(_scope: StaffScope): Promise<Health> {
  const [whmcs, store, redis, outbox] = await Promise.all([readiness(), storeAnswers(), redisReached(), outboxNow()]);
  return {
    whmcs,
    store: store ? "reached" : "gone",
    redis,
    gate: gateState(),
    actions: recentActions(),
    insecure: env().ALLOW_INSECURE_SSL,
    outbox,
  };
}
