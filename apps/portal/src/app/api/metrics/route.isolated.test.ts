import "../../../access/test/world.ts";
import { afterEach, expect, test, vi } from "vitest";
import { countCall } from "../../../lib/metrics.ts";

const TOKEN = "a-token-of-the-test";

/** The handler as it is in a process with that METRICS_TOKEN. */
async function metrics(token: string, authorization?: string): Promise<Response> {
  vi.resetModules();
  vi.stubEnv("METRICS_TOKEN", token);
  const { GET } = await import("./route.ts");
  return GET(new Request("http://portal.example/api/metrics", authorization ? { headers: { authorization } } : {}));
}

afterEach(() => vi.unstubAllEnvs());

test("whoever has the token is told everything in Prometheus' format", async () => {
  countCall({ action: "GetTicket", effect: "read", duration: 20, outcome: "ok", attempts: 1 });
  const answer = await metrics(TOKEN, `Bearer ${TOKEN}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  expect(text).toContain('kraken_whmcs_call_duration_seconds_count{action="GetTicket",outcome="ok"} 1');
  expect(text).toContain("nodejs_eventloop_lag_seconds");
});

test.each([
  ["no token", undefined],
  ["another token", "Bearer another-token-of-nobody"],
  ["the token as a password", `Basic ${Buffer.from(`x:${TOKEN}`).toString("base64")}`],
  ["an empty one", "Bearer "],
])("with %s there is nothing at the address", async (_name, authorization) => {
  expect((await metrics(TOKEN, authorization)).status).toBe(404);
});

test("without METRICS_TOKEN there is nothing for anybody", async () => {
  for (const authorization of [undefined, "Bearer undefined", "Bearer "])
    expect((await metrics("", authorization)).status).toBe(404);
});
