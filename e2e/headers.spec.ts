import { Agent, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type APIResponse, expect, test } from "@playwright/test";
import { watchPolicy } from "./support/policy.ts";
import { send } from "./support/raw-form.ts";
import { resumeClient, resumeStaff } from "./support/sign-in.ts";

const nonceIn = (policy: string | undefined) => /script-src 'nonce-([^']+)' 'strict-dynamic';/.exec(policy ?? "")?.[1];
const nonceOf = (answer: APIResponse) => nonceIn(answer.headers()["content-security-policy"]);

test("every answer has its headers: pages, errors, redirects, programs' answers and files", async ({ request }) => {
  const paths = [
    ...["/login", "/admin/login", "/nowhere", "/announcements", "/services", "/admin/clients", "/tickets/1"],
    ...["/viewinvoice.php?id=1", "/api/health", "/api/tickets/1/files/0/0", "/icon.svg", "/_next/static/none.js"],
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
  ];
  for (const path of paths) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["permissions-policy"], path).toContain("camera=()");
    const policy = headers["content-security-policy"] ?? "";
    for (const part of ["frame-ancestors 'none'", "base-uri 'none'"]) expect(policy, path).toContain(part);
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers["x-powered-by"], path).toBeUndefined();
    if (!path.startsWith("/icon")) expect(headers["cache-control"], path).toContain("no-store");
  }
});

test("a thousand pages have a thousand nonces, each on all of a page's own scripts and nowhere else", async ({
  request,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const seen = new Set<string>();
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = async () => {
    const { headers, text } = await send(`${baseURL}/login`, { agent });
    const nonce = nonceIn(String(headers["content-security-policy"])) ?? "none";
    expect(text).toContain(`nonce="${nonce}"`);
    seen.add(nonce);
  };
  await Promise.all(Array.from({ length: 1000 }, ask));
  agent.destroy();
  expect(seen.size).toBe(1000);
  const answer = await request.get("/login");
  const html = await answer.text();
  const scripts = html.match(/<script[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) expect(script).toContain(`nonce="${nonceOf(answer)}"`);
  expect(answer.headers()["cache-control"]).toContain("no-store");
});

test("what a request says of its own policy, nonce, host or place inside changes nothing", async ({ request }) => {
  const evil = await request.get("/login", {
    headers: {
      "content-security-policy": "script-src 'nonce-EVILEVILEVILEVIL'",
      "content-security-policy-report-only": "script-src 'nonce-EVILEVILEVILEVIL'",
      "x-nonce": "EVILEVILEVILEVIL",
      "x-forwarded-host": "evil.example",
      "x-asked-path": "//evil.example",
    },
  });
  expect(await evil.text()).not.toMatch(/EVIL|evil\.example/);
  expect(nonceOf(evil)).toMatch(/^[A-Za-z0-9+/]{24}$/);
  const values = ["middleware", "src/middleware", "proxy", "src/proxy", "pages/_middleware", "src/pages/_middleware"];
  for (const value of values.flatMap((each) => [each, Array(5).fill(each).join(":")])) {
    const answer = await request.get("/services", {
      headers: { "x-middleware-subrequest": value, host: "evil.example" },
      maxRedirects: 0,
    });
    expect(answer.status(), value).toBe(307);
    expect(answer.headers().location, value).toBe("/login?next=%2Fservices");
    expect(nonceOf(answer), value).toBeTruthy();
  }
});

test("nothing is fetched for anybody", async ({ request }) => {
  let hits = 0;
  const listener = createServer((_, response) => {
    hits += 1;
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  const inside = `127.0.0.1:${port}`;
  for (const url of [`http://${inside}/a.png`, `//${inside}/a.png`, "http://169.254.169.254/latest", "/icon.svg"]) {
    const answer = await request.get(`/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`);
    expect(answer.status(), url).toBe(404);
  }
  listener.close();
  expect(hits).toBe(0);
});

test("a body that is too large, or of no said length, is refused with a sentence", async ({ request }) => {
  const large = await request.post("/login", {
    data: Buffer.alloc(2 * 1024 * 1024),
    headers: { "accept-language": "es" },
  });
  expect(large.status()).toBe(413);
  expect(await large.text()).toContain("Es demasiado grande");
  expect((await request.post("/tickets/new", { data: Buffer.alloc(23 * 1024 * 1024) })).status()).toBe(413);
});

test("no page breaks the policy that it came with", async ({ page }) => {
  test.setTimeout(120_000);
  const broken = await watchPolicy(page);
  const visit = async (paths: string[]) => {
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    }
  };
  await visit(["/login", "/announcements", "/nowhere", "/admin/login"]);
  await resumeClient(page);
  await visit(["/", "/services", "/domains", "/invoices", "/tickets", "/tickets/new", "/account/emails"]);
  for (const list of ["/services", "/domains", "/invoices", "/tickets", "/account/emails"]) {
    await page.goto(list);
    await page.getByRole("table").locator("tbody").getByRole("link").first().click();
    await expect(page).not.toHaveURL(list);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.getByRole("button", { name: "Theme and language" }).click();
  await page.getByText("Dark", { exact: true }).click();
  await resumeStaff(page);
  await visit(["/admin", "/admin/clients", "/admin/clients/1", "/admin/tickets", "/admin/tickets/1"]);
  expect(await broken()).toEqual([]);
});
