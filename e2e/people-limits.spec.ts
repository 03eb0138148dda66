import { expect, test } from "@playwright/test";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { postForm } from "./support/raw-form.ts";

/** A system for these tests alone: they use its allowances up. */
let own: OwnSystem;

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.skip(({ viewport }) => (viewport?.width ?? 0) < 640, "the same on every screen");

test.beforeAll(async () => {
  own = await startOwnSystem({ env: { TRUSTED_PROXIES: "127.0.0.1" } });
});
test.afterAll(async () => {
  await own?.stop();
});

let hosts = 0;
/** Another address each time, as the trusted proxy tells it. */
const elsewhere = () => ({ "X-Forwarded-For": `198.51.${Math.floor(hosts / 250)}.${(hosts++ % 250) + 1}` });

const wrong = (email: string) => ({ email, password: "not the right one" });
const login = () => `${own.portal}/login`;

/** Sends it until it is refused; how often it was taken, and the refusal. */
async function untilRefused(one: () => ReturnType<typeof postForm>, most: number) {
  for (let count = 0; count <= most; count++) {
    const answer = await one();
    if (answer.status === 429) return { count, answer };
  }
  throw new Error(`Not refused after ${most}`);
}

test("the eleventh try at an account is refused with 429 and Retry-After, by a plain form", async () => {
  const { count, answer } = await untilRefused(() => postForm(login(), wrong("plain@fjord.example"), elsewhere()), 12);
  expect(count).toBe(10);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(14 * 60);
  expect(answer.text).toContain("That was tried too often");
  expect(answer.text).toContain('value="plain@fjord.example"');
});

test("and in a browser, where the sentence stands in the form", async ({ page }) => {
  const statuses: number[] = [];
  page.on("response", (answer) => {
    if (answer.request().method() === "POST") statuses.push(answer.status());
  });
  await page.goto(login());
  for (let at = 0; at < 11; at++) {
    await page.getByLabel("E-mail address").fill("browser@fjord.example");
    await page.getByLabel("Password", { exact: true }).fill(`wrong ${at}`);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect.poll(() => statuses.length).toBe(at + 1);
    await expect(page.getByRole("alert").filter({ hasText: /wrong|too often/ })).toBeVisible();
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  }
  await expect(page.getByText("That was tried too often")).toBeVisible();
  await expect(page.getByText(/^Wait 1[45] minutes/)).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue("browser@fjord.example");
  expect(statuses).toEqual([...Array(10).fill(200), 429]);
});
