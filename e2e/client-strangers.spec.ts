import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { resumeClient } from "./support/sign-in.ts";

const lists = ["/services", "/services?status=ended", "/domains", "/domains?status=ended", "/invoices", "/tickets"];

const rowLinks = (page: Page) => page.getByRole("table").locator("tbody").getByRole("link");

/** The addresses of everything that a client's lists show. */
async function objectsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const list of lists) {
    await page.goto(list);
    found.push(...(await rowLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))));
  }
  return [...new Set(found)];
}

async function signedIn(context: BrowserContext, email?: string): Promise<Page> {
  const page = await context.newPage();
  await resumeClient(page, email);
  return page;
}

/** What a page says, without what scripts carry. */
const wordsOf = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]*>/g, "\n");

test("what belongs to another client is not there, like what does not exist", async ({ browser }) => {
  test.slow();
  const stranger = await browser.newContext();
  const mine = await browser.newContext();
  const theirs = await objectsOf(await signedIn(stranger, "other@kraken.example"));
  expect(theirs.length).toBeGreaterThan(4);
  const page = await signedIn(mine);
  const odd = ["/services/0", "/services/1e0", "/domains/01", "/invoices/-1", "/tickets/1%20", "/tickets/1.0"];
  for (const path of [...theirs, ...odd]) expect((await mine.request.get(path)).status(), path).toBe(404);

  // And it says the same, whatever it would have been.
  await page.goto("/services/99999999");
  await expect(page.getByRole("heading", { level: 1, name: "This page does not exist" })).toBeVisible();
  const said = await page.getByRole("main").textContent();
  for (const kind of ["services", "domains", "invoices", "tickets"]) {
    await page.goto(theirs.find((path) => path.startsWith(`/${kind}/`)) ?? "");
    await expect(page.getByRole("main")).toHaveText(said ?? "");
  }
  await stranger.close();
  await mine.close();
});

test("a form that names another client's ticket changes nothing", async ({ browser }) => {
  const stranger = await browser.newContext();
  const mine = await browser.newContext();
  const theirPage = await signedIn(stranger, "other@kraken.example");
  await theirPage.goto("/tickets/new");
  await theirPage.getByLabel("Subject").fill("Not for others");
  await theirPage.getByLabel("Message").fill("This is mine.");
  await theirPage.getByRole("button", { name: "Open the ticket" }).click();
  await expect(theirPage).toHaveURL(/\/tickets\/\d+$/);
  const id = /\d+$/.exec(theirPage.url())?.[0] ?? "";

  const page = await signedIn(mine);
  await page.goto("/tickets?status=closed");
  await rowLinks(page).first().click();
  // The page has a form beside it, that opens the ticket again.
  await page.locator("form:has(textarea) input[name=ticket]").evaluate((field: HTMLInputElement, value) => {
    field.value = value;
  }, id);
  const intruder = `intruder ${crypto.randomUUID()}`;
  await page.getByRole("textbox", { name: "Your reply" }).fill(intruder);
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This page does not exist" })).toBeVisible();
  await theirPage.reload();
  await expect(theirPage.getByText("This is mine.")).toBeVisible();
  await expect(theirPage.getByText(intruder)).toHaveCount(0);
  await stranger.close();
  await mine.close();
});

test("nothing of one client is on any page of another, and no page shows a gap in its data", async ({ browser }) => {
  test.slow();
  const stranger = await browser.newContext();
  const mine = await browser.newContext();
  const canary = `canary-${crypto.randomUUID()}`;
  const theirPage = await signedIn(stranger, "other@kraken.example");
  await theirPage.goto("/tickets/new");
  await theirPage.getByLabel("Subject").fill(canary);
  await theirPage.getByLabel("Message").fill(`${canary} in a message`);
  await theirPage.getByRole("button", { name: "Open the ticket" }).click();
  await expect(theirPage.getByRole("heading", { level: 1, name: canary })).toBeVisible();
  await theirPage.goto("/domains");
  const secrets = [canary, "other@kraken.example", ...(await rowLinks(theirPage).allTextContents())];

  const page = await signedIn(mine);
  const waiting = ["/", "/?whole", "/tickets/new", ...lists, ...(await objectsOf(page))];
  const seen = new Set<string>();
  for (const path of waiting) {
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await mine.request.get(path);
    expect(answer.status(), path).toBe(200);
    const html = await answer.text();
    for (const secret of secrets) expect(html.includes(secret), `${secret} on ${path}`).toBe(false);
    expect(wordsOf(html), path).not.toMatch(/undefined|\bNaN\b|Invalid Date|0000-00-00|\[object|\{\{|client\.\w+\.\w+/);
  }
  expect(seen.size).toBeGreaterThan(35);
  await stranger.close();
  await mine.close();
});
