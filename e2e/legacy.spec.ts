import { expect, test } from "@playwright/test";
import { expectWellMade } from "./support/look.ts";
import { resumeClient } from "./support/sign-in.ts";
import { clientLogin } from "./support/system.ts";

test("an old address of an invoice leads to it, through sign-in", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/invoices");
  const href = await page.getByRole("table").locator("tbody").getByRole("link").first().getAttribute("href");
  await page.context().clearCookies();
  await page.goto(`/viewinvoice.php?id=${href?.split("/").pop()}`);
  await expect(page).toHaveURL(/\/login\?next=/);
  const { email, password } = clientLogin("demo@kraken.example");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(href ?? "none");
});

test("an old address of a ticket leads to it by its number, and to nobody else's", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/tickets?status=answered");
  await page.getByRole("table").locator("tbody").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/tickets\/\d+$/);
  const there = page.url();
  const number = /(?:No\. |#)?([A-Z]{3}-\d{6}|\d{6})/.exec((await page.locator("main").textContent()) ?? "")?.[1];
  await page.context().clearCookies();
  await page.goto(`/viewticket.php?tid=${number}&c=some-code`);
  await expect(page).toHaveURL(/\/login\?next=/);
  expect(page.url()).not.toContain("some-code");
  const { email, password } = clientLogin("demo@kraken.example");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(there);
  await page.context().clearCookies();
  await resumeClient(page, "other@kraken.example");
  expect((await page.goto(`/viewticket.php?tid=${number}`))?.status()).toBe(404);
});

test("what has no page leads to the nearest with a sentence; what never was is not found", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/affiliates.php");
  await expect(page).toHaveURL("/");
  await expect(page.getByText("That page is not here")).toBeVisible();
  for (const path of ["/wp-login.php", "/index.php?rp=/nothing", "/viewinvoice.phps"])
    expect((await page.goto(path))?.status(), path).toBe(404);
  for (const path of ["/viewinvoice.php?id=1%27", "/viewinvoice.php?id=1&id=2", "/clientarea.php?action=__proto__"]) {
    expect((await page.goto(path))?.status(), path).toBeLessThan(500);
    await expect(page.locator("h1"), path).toBeVisible();
  }
});

test("announcements: no wider than the window, and nothing for axe, in light and dark", async ({ page }) => {
  await page.goto("/announcements");
  await expectWellMade(page);
  await page.locator("main li a").first().click();
  await expect(page).toHaveURL(/\/announcements\/\d+$/);
  await expectWellMade(page);
  for (const id of ["99999999", "0", "1e0"]) expect((await page.goto(`/announcements/${id}`))?.status()).toBe(404);
});

test("e-mails: no wider than the window, and nothing for axe, in light and dark", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/account/emails");
  await expectWellMade(page);
  await page.getByRole("table").locator("tbody").getByRole("link").first().click();
  await expect(page.frameLocator("iframe").locator("body")).not.toBeEmpty();
  // Nothing can be run in the frame, axe included: it has no scripts.
  await page.locator("iframe").evaluate((frame) => frame.remove());
  await expectWellMade(page);
  for (const id of ["99999999", "0", "01"]) expect((await page.goto(`/account/emails/${id}`))?.status()).toBe(404);
});
