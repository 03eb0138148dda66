import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { startCollector } from "./support/collector.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";

/** What those see who run a portal: logs, metrics, spans and the health page. A system of its own, with a line to break. */

const TOKEN = "a-token-of-the-test";
let own: OwnSystem;
let collector: Awaited<ReturnType<typeof startCollector>>;

test.describe.configure({ mode: "default", timeout: 60_000 });

test.beforeAll(async () => {
  collector = await startCollector();
  const env = { METRICS_TOKEN: TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: "200" };
  own = await startOwnSystem({ env: { ...env, API_TIMEOUT: "2000", ALLOW_INSECURE_SSL: "true" } });
});
test.afterAll(async () => {
  await own?.stop();
  collector?.close();
});
test.afterEach(async () => {
  await own.faults.heal();
  // The breaker closes by its own probe.
  await expect.poll(() => metric('kraken_breaker_state{state="closed"}'), { timeout: 20_000 }).toBe(1);
});

type Line = Record<string, unknown>;

/** What the portal has written so far, line by line; what is not JSON is Next's own. */
const logged = (): Line[] =>
  readFileSync(join(own.home, "portal.log"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);

const linesOf = async (id: string | null | undefined, event: string) => {
  const find = () => logged().filter((line) => line.request === id && line.event === event);
  await expect.poll(() => find().length).toBeGreaterThan(0);
  return find();
};

async function metrics(): Promise<string> {
  const answer = await fetch(`${own.portal}/api/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(answer.status).toBe(200);
  return answer.text();
}

async function metric(name: string): Promise<number | undefined> {
  const line = (await metrics()).split("\n").find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

async function signIn(page: Page) {
  await page.goto(`${own.portal}/login`);
  await page.getByLabel("E-mail address").fill(own.login.email);
  await page.getByLabel("Password", { exact: true }).fill(own.login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
}

async function signInStaff(page: Page) {
  await page.goto(`${own.portal}/admin/login`);
  await page.getByLabel("Password", { exact: true }).fill(own.adminPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Account" })).toBeVisible();
}

test("each request has an id of ours, which its answer and its line in the log name", async ({ request }) => {
  const headers = { "x-request-id": "chosen by somebody" };
  const answer = await request.get(`${own.portal}/guest/tickets?tid=447101&c=secretcode`, { headers });
  const id = answer.headers()["x-request-id"];
  expect(id).toMatch(/^[0-9a-f]{12}$/);
  const [line] = await linesOf(id, "request");
  expect(line).toMatchObject({ method: "GET", path: "/guest/tickets", query: ["tid", "c"], status: answer.status() });
  expect(line).toMatchObject({ kind: "page", who: "nobody", milliseconds: expect.any(Number) });
  expect(readFileSync(join(own.home, "portal.log"), "utf8")).not.toMatch(/secretcode|chosen by somebody/);
});

test("the log knows whose session a request came with", async ({ page }) => {
  await signIn(page);
  const answer = await page.goto(`${own.portal}/services`);
  expect((await linesOf(answer?.headers()["x-request-id"], "request"))[0]).toMatchObject({
    who: "client",
    status: 200,
  });
});

for (const javaScriptEnabled of [true, false])
  test.describe(`with scripts ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a page that can't be shown is a 503 that says when to ask again, under its request's id", async ({
      page,
    }) => {
      await signIn(page);
      // The overview that needs no scripts calls itself: whoever goes on before it has would be stopped.
      if (!javaScriptEnabled) await expect(page).toHaveURL(/whole/);
      await own.faults.down();
      const answer = await page.goto(`${own.portal}/services/${javaScriptEnabled ? 1 : 2}`);
      expect(answer?.status()).toBe(503);
      expect(answer?.headers()["retry-after"]).toBe("5");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("We can't reach your account right now");
      const id = answer?.headers()["x-request-id"];
      await expect(page.getByText(`Reference ${id}`)).toBeVisible();
      expect((await linesOf(id, "page failed"))[0]).toMatchObject({ level: "error", where: "/services/[id]" });
      expect((await linesOf(id, "request"))[0]).toMatchObject({ status: 503 });
    });
  });

test("a page that fails while it is gone to by scripts says so too", async ({ page }) => {
  await signIn(page);
  await page.goto(`${own.portal}/services`);
  await own.faults.down();
  await page.getByRole("table").locator("tbody").getByRole("link").last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We can't reach your account right now");
  await expect(page.getByText(/^Reference [0-9a-f]{12}$/)).toBeVisible();
});

test("metrics are there for the token alone, and tell calls, the cache and requests", async ({ page, request }) => {
  for (const authorization of ["", "Bearer another"])
    expect((await request.get(`${own.portal}/api/metrics`, { headers: { authorization } })).status()).toBe(404);
  await signIn(page);
  await page.goto(`${own.portal}/services`);
  await page.goto(`${own.portal}/services`);
  expect(await metric('kraken_whmcs_call_duration_seconds_count{action="ValidateLogin",outcome="ok"}')).toBeGreaterThan(
    0,
  );
  expect(await metric('kraken_cache_answers_total{action="GetClientsProducts",found="fresh"}')).toBeGreaterThan(0);
  expect(await metric('kraken_http_request_duration_seconds_count{kind="page",status="200"}')).toBeGreaterThan(2);
  expect(await metric("process_resident_memory_bytes")).toBeGreaterThan(1);
});

test("the breaker and failed calls show in the metrics", async ({ page }) => {
  await signIn(page);
  await own.faults.down();
  await expect(async () => {
    await page.goto(`${own.portal}/invoices?status=cancelled`);
    expect(await metric('kraken_breaker_state{state="closed"}')).toBe(0);
  }).toPass({ timeout: 30_000 });
  expect(await metrics()).toMatch(
    /kraken_whmcs_call_duration_seconds_count\{action="\w+",outcome="connection"\} [1-9]/,
  );
});

test("a request is a trace with a span for each call to WHMCS, and without secrets", async ({ page }) => {
  await signIn(page);
  await page.goto(`${own.portal}/guest/tickets?tid=447101&c=secretcode`);
  const calls = () => collector.spans.filter(({ name }) => name === "WHMCS ValidateLogin");
  await expect.poll(() => calls().length).toBeGreaterThan(0);
  const call = calls().at(-1);
  expect(call?.attributes).toMatchObject({
    "whmcs.action": "ValidateLogin",
    "whmcs.outcome": "ok",
    "whmcs.attempts": 1,
  });
  const around = () => collector.spans.filter(({ by, trace }) => by === "next.js" && trace === call?.trace);
  await expect.poll(() => around().map(({ name }) => name)).toContain("POST /login");
  const guests = () => collector.spans.filter(({ attributes }) => attributes["http.target"] === "/guest/tickets");
  await expect.poll(() => guests().length).toBeGreaterThan(0);
  expect(JSON.stringify(collector.spans)).not.toMatch(/secretcode|447101/);
});

test("whoever asks whether the portal lives is answered in time while no answer comes from WHMCS", async ({
  request,
}) => {
  own.faults.fail({ kind: "lost" });
  await expect(async () => {
    const began = Date.now();
    const answer = await request.get(`${own.portal}/api/health`);
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toMatchObject({ status: "ok", ready: false });
    expect(Date.now() - began).toBeLessThan(5000);
  }).toPass({ timeout: 20_000 });
});

test("staff see how the portal is, and what is wrong with it", async ({ page }) => {
  await signIn(page);
  await signInStaff(page);
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("link", { name: "Health" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Health" })).toBeVisible();
  await expect(page.getByText("Certificates are not checked (ALLOW_INSECURE_SSL)")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "ValidateLogin" });
  await expect(row).toContainText("ms");
  await expect(page.getByText("Closed: calls are sent")).toBeVisible();
  await expect(page.getByText("Not used")).toBeVisible();
  await own.faults.down();
  await expect(async () => {
    await page.goto(`${own.portal}/admin/health`);
    await expect(page.getByText("WHMCS does not answer as it should").first()).toBeVisible({ timeout: 500 });
    await expect(page.getByText("Open: nothing is sent for now")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expectWellMade(page);
  }
});
