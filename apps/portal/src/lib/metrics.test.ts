import { afterEach, expect, it } from "vitest";
import {
  countCache,
  countCall,
  countRequest,
  forgetMetrics,
  metricsText,
  setBreaker,
  setCalls,
  setOutbox,
} from "./metrics.ts";
import { forgetRecent, noteCache, noteCall, recentActions } from "./recent.ts";

afterEach(() => {
  forgetMetrics();
  forgetRecent();
});

/** The value of a series, by its whole name as it is written. */
async function series(name: string): Promise<number | undefined> {
  const { text } = await metricsText();
  const line = text.split("\n").find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

const call = { action: "GetInvoices", effect: "read", duration: 120, outcome: "ok", attempts: 1 };

it("counts calls by action and outcome, with how long they took", async () => {
  countCall(call);
  countCall({ ...call, duration: 3100, outcome: "timeout", attempts: 3 });
  expect(await series('kraken_whmcs_call_duration_seconds_count{action="GetInvoices",outcome="ok"}')).toBe(1);
  expect(await series('kraken_whmcs_call_duration_seconds_sum{action="GetInvoices",outcome="timeout"}')).toBe(3.1);
  expect(await series('kraken_whmcs_call_duration_seconds_bucket{le="0.1",action="GetInvoices",outcome="ok"}')).toBe(0);
  expect(await series('kraken_whmcs_call_duration_seconds_bucket{le="0.25",action="GetInvoices",outcome="ok"}')).toBe(
    1,
  );
  expect(await series('kraken_whmcs_attempts_total{action="GetInvoices"}')).toBe(4);
});

it("counts how answers were found, by WHMCS's name of the action", async () => {
  countCache("getInvoices", "fresh");
  countCache("getInvoices", "fresh");
  countCache("getInvoices", "last");
  expect(await series('kraken_cache_answers_total{action="GetInvoices",found="fresh"}')).toBe(2);
  expect(await series('kraken_cache_answers_total{action="GetInvoices",found="last"}')).toBe(1);
});

it("tells one state of the breaker, closed at first", async () => {
  expect(await series('kraken_breaker_state{state="closed"}')).toBe(1);
  setBreaker("open");
  expect(await series('kraken_breaker_state{state="closed"}')).toBe(0);
  expect(await series('kraken_breaker_state{state="open"}')).toBe(1);
});

it("tells the calls on their way, those that wait, the outbox, requests and the process", async () => {
  setCalls({ open: 3, waiting: 12 });
  setOutbox({ waiting: 2, unknown: 1, oldest: 90 });
  countRequest("page", 503, 40);
  expect(await series("kraken_whmcs_calls_open")).toBe(3);
  expect(await series("kraken_whmcs_calls_waiting")).toBe(12);
  expect(await series('kraken_outbox_depth{state="waiting"}')).toBe(2);
  expect(await series('kraken_outbox_depth{state="unknown"}')).toBe(1);
  expect(await series("kraken_outbox_oldest_seconds")).toBe(90);
  expect(await series('kraken_http_request_duration_seconds_count{kind="page",status="503"}')).toBe(1);
  expect(await series("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
});

const minute = 60_000;
const noon = Date.UTC(2026, 0, 1, 12);

it("knows the percentiles and failures of the last fifteen minutes alone", () => {
  for (let ms = 1; ms <= 100; ms++) noteCall({ action: "GetTicket", duration: ms * 10, outcome: "ok" }, noon);
  noteCall({ action: "GetTicket", duration: 10, outcome: "refused" }, noon);
  noteCall({ action: "GetTicket", duration: 10, outcome: "connection" }, noon);
  noteCache("GetTicket", "stale", noon);
  const [found, ...others] = recentActions(noon + 14 * minute);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ action: "GetTicket", calls: 102, failed: 1, cached: { fresh: 0, stale: 1 } });
  expect(found?.p50).toBeGreaterThanOrEqual(490);
  expect(found?.p50).toBeLessThanOrEqual(515);
  expect(found?.p95).toBeGreaterThanOrEqual(940);
  expect(found?.p95).toBeLessThanOrEqual(1000);
  expect(recentActions(noon + 15 * minute)).toEqual([]);
});

it("keeps no more than fifteen minutes of an action", () => {
  for (let step = 0; step < 40; step++) {
    noteCall({ action: "GetTicket", duration: 5, outcome: "ok" }, noon + step * minute);
  }
  expect(recentActions(noon + 39 * minute)).toMatchObject([{ calls: 15 }]);
});
