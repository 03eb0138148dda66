import { expect, type Page, test } from "@playwright/test";
import { signInClient } from "./support/sign-in.ts";
import { clientLogin } from "./support/system.ts";

test.use({ javaScriptEnabled: false });

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

/** Signs in, and waits for the overview that needs no scripts: it calls itself. */
async function signIn(page: Page) {
  await signInClient(page);
  await expect(page).toHaveURL(/whole/);
}

test("signs in, after saying what was wrong", async ({ page }) => {
  const { email, password } = clientLogin("demo@kraken.example");
  await page.goto("/login?next=%2Fservices");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("E-mail address or password is wrong")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(heading(page, "Services")).toBeVisible();
  await expect(rows(page)).toHaveCount(7);
});

test("the overview comes whole", async ({ page }) => {
  await signIn(page);
  await expect(page.getByRole("list", { name: "What needs doing first" })).toContainText("is overdue");
  await expect(page.getByRole("list", { name: "At a glance" })).toContainText("€12.50");
  await expect(rows(page)).toHaveCount(5);
});

test("reads an invoice", async ({ page }) => {
  await signIn(page);
  await page.goto("/invoices?status=overdue");
  await rows(page).getByRole("link").first().click();
  await expect(heading(page, /^Invoice \d+/)).toContainText("Overdue");
  await expect(page.getByRole("article")).toContainText("Managed WordPress");
  await expect(page.getByRole("region", { name: "How to pay" })).toContainText("€34.74");
});

test("opens a ticket after a refusal, and replies to it", async ({ page }) => {
  const subject = `Without scripts ${crypto.randomUUID().slice(0, 8)}`;
  await signIn(page);
  await page.goto("/tickets/new");
  await page.getByLabel("Priority").selectOption("Low");
  await page.getByLabel("Message").fill("A plain form.");
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(page.getByText("One thing to mend")).toBeVisible();
  await expect(page.getByLabel("Message")).toHaveValue("A plain form.");
  await expect(page.getByLabel("Priority")).toHaveValue("Low");
  await page.getByLabel("Subject").fill(subject);
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(heading(page, subject)).toBeVisible();

  await page.getByRole("textbox", { name: "Your reply" }).fill("And a plain reply.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "And a plain reply." })).toBeVisible();
  await expect(page).toHaveURL(/\/tickets\/\d+$/);
});

test("is told what is not there, and what was saved", async ({ page }) => {
  await signIn(page);
  for (const path of ["/invoices/999999", "/tickets/999", "/announcements/999999", "/nope"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(heading(page, "This page does not exist"), path).toBeVisible();
  }
  expect((await page.goto("/guest/tickets?tid=123456&c=wrong"))?.status()).toBe(404);
  await expect(heading(page, "This page does not exist")).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  // Playwright's words look past noscript.
  const notice = page.locator("noscript > *");
  await expect(notice).toBeVisible();
  expect(await notice.innerText()).toContain("Your profile is saved");
});

test("changes the language and signs out", async ({ page }) => {
  await signIn(page);
  await page.goto("/services");
  await page.getByRole("button", { name: "Theme and language" }).click();
  await page.getByRole("button", { name: "Español" }).click();
  await expect(heading(page, "Servicios")).toBeVisible();
  await page.getByRole("button", { name: "Cuenta" }).click();
  await page.getByRole("button", { name: "Cerrar sesión" }).click();
  await expect(heading(page, "Iniciar sesión")).toBeVisible();
});
