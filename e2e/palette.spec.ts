import { expect, type Page, test } from "@playwright/test";
import { expectWellMade } from "./support/look.ts";
import { resumeClient } from "./support/sign-in.ts";

/** The palette: going anywhere and doing things by typing. */

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const field = (page: Page) => page.getByRole("combobox", { name: "Search" });
const option = (page: Page, name: string | RegExp) => page.getByRole("option", { name });

async function opened(page: Page): Promise<void> {
  await resumeClient(page);
  await page.goto("/services");
  await expect(heading(page, "Services")).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused({ timeout: 1000 });
  }).toPass();
}

test("by keyboard alone: an invoice is found by its number and paid, a domain renewed, a ticket opened", async ({
  page,
}) => {
  await opened(page);
  await expect(option(page, /^Open a ticket$/)).toBeVisible();
  await expectWellMade(page);
  await page.keyboard.type("pay journal");
  await expect(option(page, /^Pay invoice \d+/)).toContainText(/€\d+\.\d\d · Overdue/);
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(heading(page, /^Invoice \d+/)).toBeVisible();
  await expect(field(page)).toHaveCount(0);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("renew fellrunners");
  await expect(option(page, "Renew fellrunners.example")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Renew fellrunners.example")).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("open ticket halden");
  const first = option(page, /about .*halden/).first();
  await expect(first).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "false");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tickets\/new\?about=(service|domain)-\d+$/);
});

test("what is not there is said, and Escape leads back to where one was", async ({ page }) => {
  await opened(page);
  await page.keyboard.type("nothing of this name");
  await expect(page.getByText("Nothing is found for “nothing of this name”")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
  await expect(heading(page, "Services")).toBeVisible();
});

test("a search that fails says so, and the next letter tries again", async ({ page }) => {
  await opened(page);
  await page.route("**/api/search?q=hal", (route) => route.abort());
  await field(page).fill("hal");
  await expect(page.getByText("The search does not answer. Try it again.")).toBeVisible();
  await field(page).fill("hald");
  await expect(option(page, "halden.example").first()).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the field leads to a page that finds the same", async ({ page }) => {
    await resumeClient(page);
    await page.goto("/services");
    await page.getByRole("link", { name: /^Find a service/ }).click();
    await expect(heading(page, "Search")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search" }).fill("renew fellrunners");
    await page.getByRole("searchbox", { name: "Search" }).press("Enter");
    await page.getByRole("link", { name: "Renew fellrunners.example" }).click();
    await expect(heading(page, "Renew fellrunners.example")).toBeVisible();
  });
});
