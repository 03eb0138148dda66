import { actions } from "@kraken/contract";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { noteCache, noteCall } from "./recent.ts";

/**
 * What this process counts of itself, for Prometheus (/api/metrics) and for /admin/health. No label holds anything of
 * a client: names of actions, outcomes and kinds only.
 */

/** How an answer was found: fresh, older and asked for meanwhile, asked for, or the last good one. */
export type CacheOutcome = "fresh" | "stale" | "miss" | "last";

const BREAKER_STATES = ["closed", "half-open", "open"] as const;
type BreakerState = (typeof BREAKER_STATES)[number];

/** A finished call, as the SDK's onCall tells of it: durations are milliseconds. */
type CallReport = { action: string; effect: string; duration: number; outcome: string; attempts: number };

/** What a request is, whatever its address: so few kinds that each has a series of its own. */
export type RequestKind = "page" | "navigation" | "form" | "api" | "stream";

const CALL_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60];
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

function makeMeters() {
  const registry = new Registry();
  const registers = [registry];
  const breaker = new Gauge({
    name: "kraken_breaker_state",
    help: "1 for the state of the breaker before WHMCS: closed, half-open or open.",
    labelNames: ["state"],
    registers,
  });
  for (const state of BREAKER_STATES) breaker.set({ state }, state === "closed" ? 1 : 0);
  return {
    registry,
    breaker,
    calls: new Histogram({
      name: "kraken_whmcs_call_duration_seconds",
      help: "Calls to WHMCS, retries and waiting for a connection included, by how they ended.",
      labelNames: ["action", "outcome"],
      buckets: CALL_SECONDS,
      registers,
    }),
    attempts: new Counter({
      name: "kraken_whmcs_attempts_total",
      help: "How often calls to WHMCS were sent: more than there are calls where reads were tried again.",
      labelNames: ["action"],
      registers,
    }),
    cache: new Counter({
      name: "kraken_cache_answers_total",
      help: "Reads by how their answer was found: fresh, stale (asked for anew meanwhile), miss, or last (the last good one).",
      labelNames: ["action", "found"],
      registers,
    }),
    open: new Gauge({ name: "kraken_whmcs_calls_open", help: "Calls that are on their way.", registers }),
    waiting: new Gauge({ name: "kraken_whmcs_calls_waiting", help: "Calls that wait for their turn.", registers }),
    outbox: new Gauge({
      name: "kraken_outbox_depth",
      help: "Messages that are kept until WHMCS takes them (waiting), or were sent and not found yet (unknown), of all portals.",
      labelNames: ["state"],
      registers,
    }),
    oldest: new Gauge({
      name: "kraken_outbox_oldest_seconds",
      help: "How long the oldest of them has been there; 0 when there is none.",
      registers,
    }),
    streams: new Gauge({ name: "kraken_streams_open", help: "Open pages that are told what is new.", registers }),
    requests: new Histogram({
      name: "kraken_http_request_duration_seconds",
      help: "Requests that were answered, built files left out, by kind (page, navigation, form, api, stream) and status.",
      labelNames: ["kind", "status"],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    // The event loop is watched from the first question on: without Prometheus nobody needs that.
    watched: false,
  };
}

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenMeters?: ReturnType<typeof makeMeters> };

function meters() {
  kept.krakenMeters ??= makeMeters();
  return kept.krakenMeters;
}

/** WHMCS's name of a method of the SDK: both name the same thing in the same series. */
const wireNames = new Map(Object.entries(actions).map(([method, { name }]) => [method, name]));
const wireName = (method: string): string => wireNames.get(method) ?? method;

/** @param method the SDK's name of the read, or WHMCS's */
export function countCache(method: string, found: CacheOutcome): void {
  const action = wireName(method);
  meters().cache.inc({ action, found });
  noteCache(action, found);
}

export function setBreaker(state: BreakerState): void {
  for (const each of BREAKER_STATES) meters().breaker.set({ state: each }, each === state ? 1 : 0);
}

export function setCalls({ open, waiting }: { open: number; waiting: number }): void {
  meters().open.set(open);
  meters().waiting.set(waiting);
}

/** @param oldest seconds */
export function setOutbox({ waiting, unknown, oldest }: { waiting: number; unknown: number; oldest: number }): void {
  meters().outbox.set({ state: "waiting" }, waiting);
  meters().outbox.set({ state: "unknown" }, unknown);
  meters().oldest.set(oldest);
}

export function setStreams(open: number): void {
  meters().streams.set(open);
}

/** Takes what the SDK tells of each call that ended. */
export function countCall(report: CallReport): void {
  const { action, outcome, attempts, duration } = report;
  meters().calls.observe({ action, outcome }, duration / 1000);
  meters().attempts.inc({ action }, attempts);
  noteCall(report);
}

/** @param milliseconds until the answer was sent whole, or the one who asked went away */
export function countRequest(kind: RequestKind, status: number, milliseconds: number): void {
  meters().requests.observe({ kind, status: String(status) }, milliseconds / 1000);
}

/** Everything in Prometheus' text format, and its media type. */
export async function metricsText(): Promise<{ text: string; type: string }> {
  const all = meters();
  if (!all.watched) {
    all.watched = true;
    collectDefaultMetrics({ register: all.registry });
  }
  return { text: await all.registry.metrics(), type: all.registry.contentType };
}

/** Forgets everything that was counted; for tests. */
export function forgetMetrics(): void {
  delete kept.krakenMeters;
}
