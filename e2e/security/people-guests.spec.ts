import { expect, type Page, test } from "@playwright/test";
import { expectWellMade } from "../support/look.ts";
import { resumeClient } from "../support/sign-in.ts";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

async function fillIn(page: Page, subject: string) {
  await page.goto("/contact");
  await page.getByLabel("Your name").fill("Ada Guest");
  await page.getByLabel("E-mail address").fill(`ada-${crypto.randomUUID().slice(0, 8)}@guest.example`);
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Message").fill("Do you sell lighthouses?");
}

const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();

/** Until a person could have filled it: the browser has done its work, and two seconds have passed. */
async function ready(page: Page) {
  const since = Date.now();
  await expect(page.locator("input[name=proof]")).not.toHaveValue("", { timeout: 20_000 });
  await expect.poll(() => Date.now() - since).toBeGreaterThan(2000);
}

test("a guest asks, reads and answers by a link of his own, which nobody can guess", async ({ page, request }) => {
  test.slow();
  const subject = `Lighthouses ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/contact");
  await expectWellMade(page);
  await send(page);
  await expect(page.getByRole("alert").filter({ hasText: "4 things to mend" })).toBeVisible();
  await fillIn(page, subject);
  await ready(page);
  await send(page);
  await expect(heading(page, subject)).toBeVisible();
  await expect(page.getByText("We have your question")).toBeVisible();
  await expect(page.getByText("Do you sell lighthouses?")).toBeVisible();
  await expectWellMade(page);
  await page.getByRole("textbox", { name: "Your reply" }).fill("Small ones would do.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Small ones would do." })).toHaveCount(1);

  const url = new URL(page.url());
  const [tid, c] = [url.searchParams.get("tid") ?? "", url.searchParams.get("c") ?? ""];
  expect((await request.get(`/guest/tickets?tid=${tid}&c=${c}`)).status()).toBe(200);
  const wrong = [`tid=${tid}&c=${c.slice(1)}x`, `tid=${tid}`, `tid=${tid}&c=`, "tid=999999&c=abcdefgh", `c=${c}`];
  for (const query of wrong) {
    const answer = await request.get(`/guest/tickets?${query}`);
    expect(answer.status(), query).toBe(404);
    const text = await answer.text();
    expect(text).toContain("This page does not exist");
    expect(text).not.toContain(subject);
  }
  await page.goto("/guest/tickets");
  await expectWellMade(page);
  await page.getByLabel("Ticket number").fill(tid);
  await page.getByLabel("Access code").fill(c);
  await page.getByRole("button", { name: "Show the conversation" }).click();
  await expect(heading(page, subject)).toBeVisible();
});

test("a form that a robot fills is not sent, and says why", async ({ page }) => {
  await fillIn(page, "From a robot");
  await page.locator("input[name=website]").evaluate((field: HTMLInputElement) => {
    field.value = "https://spam.example";
  });
  await ready(page);
  await send(page);
  await expect(page.getByText("That looks like a robot")).toBeVisible();
  await expect(page.getByLabel("Message")).toHaveValue("Do you sell lighthouses?");
});

test("a client is led to his own tickets", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/contact");
  await expect(heading(page, "Open a ticket")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("it goes the slow way: what was typed stays while one waits", async ({ page }) => {
    test.slow();
    const subject = `Slowly ${crypto.randomUUID().slice(0, 8)}`;
    await fillIn(page, subject);
    await send(page);
    await expect(page.getByText("That was quick")).toBeVisible();
    const wait = page.getByText(/wait \d+ seconds/);
    await expect(wait).toBeVisible();
    const since = Date.now();
    const seconds = Number(/wait (\d+) seconds/.exec((await wait.textContent()) ?? "")?.[1]);
    await expect(page.getByLabel("Message")).toHaveValue("Do you sell lighthouses?");
    await expect.poll(() => Date.now() - since, { timeout: 30_000 }).toBeGreaterThan(seconds * 1000);
    await send(page);
    await expect(heading(page, subject)).toBeVisible();
  });
});
