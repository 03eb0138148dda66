import { expect, type Page, test } from "@playwright/test";
import { expectWellMade } from "./support/look.ts";
import { resumeClient, signInClient } from "./support/sign-in.ts";
import { clientLogin } from "./support/system.ts";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");
const status = (page: Page) => page.getByRole("navigation", { name: "Status" });
/** The navigation's place, in the sidebar or in the bar at the bottom. */
const place = (page: Page, name: string) =>
  page.getByRole("navigation", { name: /^Main/ }).getByRole("link", { name }).filter({ visible: true });

async function openRow(page: Page, name: string | RegExp) {
  await rows(page).getByRole("link", { name }).first().click();
}

async function search(page: Page, name: string, text: string) {
  const box = page.getByRole("searchbox", { name });
  await box.fill(text);
  await box.press("Enter");
}

test("one sentence whichever of the two is wrong, and the right ones lead where one wanted to go", async ({ page }) => {
  const { email, password } = clientLogin("demo@kraken.example");
  await page.goto("/invoices/1?from=mail");
  await expect(page).toHaveURL("/login?next=%2Finvoices%2F1");
  await page.goto("/login?next=%2Finvoices%3Fstatus%3Dunpaid");

  const submit = page.getByRole("button", { name: "Sign in", exact: true });
  await submit.click();
  await expect(page.getByText("Enter your e-mail address")).toBeVisible();
  await expect(page.getByText("Enter your password")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toBeFocused();

  const refusals = [];
  for (const [who, secret] of [
    [email, "not the password"],
    ["nobody@kraken.example", password],
  ] as const) {
    await page.getByLabel("E-mail address").fill(who);
    await page.getByLabel("Password", { exact: true }).fill(secret);
    await submit.click();
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
    await expect(page.getByLabel("E-mail address")).toHaveValue(who);
    refusals.push(await page.getByRole("alert").filter({ hasText: "wrong" }).textContent());
  }
  expect(refusals[0]).toContain("E-mail address or password is wrong");
  expect(refusals[1]).toBe(refusals[0]);
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await expectWellMade(page);

  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await submit.click();
  await expect(page).toHaveURL("/invoices?status=unpaid");
  await expect(heading(page, "Invoices")).toBeVisible();

  // Who is signed in has no business there, and no address leads elsewhere.
  await page.goto("/login?next=//elsewhere.example/");
  await expect(page).toHaveURL("/");
});

test("the overview says what needs doing first", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/");
  await expect(page.getByText(/\d+ things need you/)).toBeVisible();
  const tasks = page.getByRole("list", { name: "What needs doing first" }).getByRole("listitem");
  await expect(tasks.first()).toContainText(/Invoice \d+ is overdue/);
  await expect(tasks.first()).toContainText("journal.example is suspended until it is paid");
  await expect(tasks.filter({ hasText: "fellrunners.example expires in 9 days" })).toBeVisible();
  await expect(tasks.filter({ hasText: /Ticket \d+ waits for your answer/ }).first()).toBeVisible();

  const figures = page.getByRole("list", { name: "At a glance" });
  await expect(figures.getByRole("link", { name: /^Services/ })).toContainText("5 active · 1 pending · 1 suspended");
  await expect(figures.getByRole("link", { name: /^To pay/ })).toContainText(/€\d+\.\d\d.*overdue/);
  await expect(figures).toContainText("€12.50");
  const weeks = page.getByRole("list", { name: "Due in the next eight weeks" }).getByRole("listitem");
  await expect(weeks.filter({ hasText: "fellrunners.example" })).toContainText("Expires");
  await expect(rows(page)).toHaveCount(5);
  await expect(page.getByRole("heading", { name: "News" })).toBeVisible();

  await tasks.first().getByRole("link", { name: "See the invoice" }).click();
  await expect(heading(page, /^Invoice \d+/)).toContainText("Overdue");
  await expect(page.getByRole("article")).toContainText("journal.example");
});

test("the services: filter, search and sort in the address, and one of them", async ({ page, viewport }) => {
  await resumeClient(page);
  await page.goto("/");
  await place(page, "Services").click();
  await expect(heading(page, "Services")).toBeVisible();
  await expect(rows(page)).toHaveCount(7);
  await expect(page.getByText("1–7 of 7")).toBeVisible();

  await status(page).getByRole("link", { name: "Suspended 1" }).click();
  await expect(page).toHaveURL("/services?status=suspended");
  await expect(rows(page)).toHaveCount(1);
  await search(page, "Search services", "atlas");
  await expect(page.getByText("No service matches")).toBeVisible();
  await page.getByRole("link", { name: "Status: Suspended" }).click();
  await expect(page).toHaveURL("/services?q=atlas");
  await expect(rows(page)).toHaveCount(2);

  if ((viewport?.width ?? 0) >= 640) {
    await page.getByRole("columnheader", { name: "Price" }).getByRole("link").click();
    await expect(page).toHaveURL("/services?q=atlas&sort=price&dir=asc");
    await expect(rows(page).first()).toContainText("Backup Storage");
    await page.getByRole("columnheader", { name: "Price" }).getByRole("link").click();
    await expect(rows(page).first()).toContainText("Cloud Server");
    await expect(page.getByRole("columnheader", { name: "Price" })).toHaveAttribute("aria-sort", "descending");
  }

  await page.goto("/services?status=nothing&sort=password&dir=sideways&page=-3");
  await expect(rows(page)).toHaveCount(7);
  await openRow(page, "Web Hosting L");
  await expect(heading(page, "Web Hosting L")).toContainText("Active");
  const facts = page.getByRole("list", { name: "About this service" });
  await expect(facts).toContainText("€14.90 a month");
  await expect(page.getByRole("region", { name: "Usage" })).toContainText("Disk");
  await expect(page.getByRole("img", { name: /% of the paid period has passed/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Configuration" })).toContainText("User name");

  await page.getByRole("complementary").getByRole("link", { name: "fjordandfell.example" }).click();
  await expect(heading(page, "fjordandfell.example")).toBeVisible();
});

test("a suspended service says why and what helps", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/services?status=suspended");
  await openRow(page, "Managed WordPress");
  await expect(page.getByText("This service is suspended")).toBeVisible();
  // What does not run takes no commands.
  await expect(page.getByRole("region", { name: "Commands" })).toHaveCount(0);
  await page.getByRole("link", { name: "See what is overdue" }).click();
  await expect(page).toHaveURL("/invoices?status=overdue");
  await expect(rows(page)).toHaveCount(1);
});

test("the domains, and one that nobody renews", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/");
  await place(page, "Domains").click();
  await expect(rows(page)).toHaveCount(8);
  await expect(rows(page).first()).toContainText("fellrunners.example");
  await status(page)
    .getByRole("link", { name: /^Expiring soon/ })
    .click();
  await expect(rows(page)).toHaveCount(1);
  await openRow(page, "fellrunners.example");
  await expect(page.getByText("This domain expires in 9 days")).toBeVisible();
  await expect(page.getByRole("list", { name: "About this domain" })).toContainText("Auto-renew");

  await page.getByRole("link", { name: "Keep this domain" }).click();
  await expect(heading(page, "Renew fellrunners.example")).toBeVisible();
  await page.getByRole("link", { name: "fellrunners.example", exact: true }).click();
  await page.getByRole("link", { name: "Ask about this domain" }).click();
  await expect(heading(page, "Open a ticket")).toBeVisible();
  await expect(page.getByLabel("About")).toHaveValue(/^domain-\d+$/);
});

test("the invoices: by state, sorted, and one as it is printed", async ({ page, viewport }) => {
  await resumeClient(page);
  await page.goto("/");
  await place(page, "Billing").click();
  await expect(page.getByText(/€[\d,.]+ to pay, €[\d.]+ of it overdue/)).toBeVisible();
  await expect(page.getByText("1–15 of 15")).toBeVisible();
  await expect(rows(page)).toHaveCount(15);

  if ((viewport?.width ?? 0) >= 640) {
    await page.getByRole("columnheader", { name: "Total" }).getByRole("link").click();
    await expect(page).toHaveURL("/invoices?sort=total&dir=asc");
    await expect(rows(page).first()).toContainText("€2.98");
  }
  await status(page)
    .getByRole("link", { name: /^Refunded/ })
    .click();
  await expect(rows(page)).toHaveCount(1);
  await openRow(page, /^Invoice/);
  await expect(page.getByRole("region", { name: "Payments" })).toContainText("Refund");
  await expect(page.getByRole("heading", { name: "How to pay" })).toHaveCount(0);

  await page.goto("/invoices?status=unpaid&sort=total&dir=desc");
  await openRow(page, /^Invoice/);
  const paper = page.getByRole("article");
  await expect(paper).toContainText("Fjord & Fell Studio");
  await expect(paper).toContainText("Payments so far");
  await expect(page.getByRole("region", { name: "How to pay" })).toContainText("€303.25");
  await expect(paper.getByText("€303.25")).toBeVisible();
  await expect(page.getByRole("region", { name: "Payments" }).getByRole("listitem")).toHaveCount(2);

  await page.emulateMedia({ media: "print" });
  await expect(paper).toBeVisible();
  await expect(page.getByRole("region", { name: "How to pay", includeHidden: true })).toBeHidden();
  await expect(heading(page, /Invoice/)).toBeHidden();
});

test("a ticket: opened, found in the list, answered", async ({ page }) => {
  const subject = `The backup of yesterday ${crypto.randomUUID().slice(0, 8)}`;
  const answer = `It is the folder of the shop. ${crypto.randomUUID()}`;
  await resumeClient(page);
  await page.goto("/tickets");
  await page.getByRole("link", { name: "Open a ticket" }).click();
  await expect(heading(page, "Open a ticket")).toBeVisible();

  // Refused: what was typed and chosen stays, and each error stands beside its field.
  await page.getByLabel("Department").selectOption("Billing");
  await page.getByLabel("Priority").selectOption("High");
  await page.getByLabel("About").selectOption({ label: "Service: Web Hosting L, fjordandfell.example" });
  await page.getByLabel("Message").fill("Can I have it back?\n\nThe one from before noon.");
  await page.getByRole("button", { name: "Open the ticket" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "One thing to mend" });
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("Subject")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Department")).toHaveValue("2");
  await expect(page.getByLabel("Priority")).toHaveValue("High");
  await expect(page.getByLabel("About")).toHaveValue(/^service-\d+$/);
  await expect(page.getByLabel("Message")).toHaveValue("Can I have it back?\n\nThe one from before noon.");
  await expectWellMade(page);

  await summary.getByRole("link", { name: "Enter a subject" }).click();
  await page.getByLabel("Subject").fill(subject);
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(heading(page, subject)).toContainText("Open");
  await expect(page.getByRole("status").filter({ hasText: /Ticket \d+ is open/ })).toBeVisible();
  const about = page.getByRole("complementary", { name: "About" });
  await expect(about).toContainText("Billing");
  await expect(about.getByRole("link", { name: "Web Hosting L" })).toBeVisible();

  await page.getByRole("textbox", { name: "Your reply" }).fill(answer);
  await page.getByRole("button", { name: "Send reply" }).click();
  const message = page.getByRole("listitem").filter({ hasText: answer });
  await expect(message).toContainText("You");
  await expect(page.getByRole("status").filter({ hasText: "Reply sent" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Your reply" })).toHaveValue("");

  await page.getByRole("link", { name: "Tickets" }).click();
  await search(page, "Search tickets", subject);
  await expect(page).toHaveURL(/q=The\+backup/);
  await expect(rows(page)).toHaveCount(1);
  await status(page).getByRole("link", { name: "Closed" }).click();
  await expect(page.getByText("No ticket matches")).toBeVisible();
});

test("a reply of nothing is not sent", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/tickets?status=closed");
  await rows(page).getByRole("link").first().click();
  await page.getByRole("textbox", { name: "Your reply" }).fill("   \n ");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("Write what you want to say")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Your reply" })).toBeFocused();
  await expect(heading(page, /./)).toContainText("Closed");
});

test("language and theme stay as chosen", async ({ page }) => {
  await resumeClient(page);
  await page.goto("/invoices");
  await page.getByRole("button", { name: "Theme and language" }).click();
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Español" }).click();
  await expect(heading(page, "Facturas")).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  for (const [path, name] of [
    ["/", "Resumen"],
    ["/services", "Servicios"],
    ["/tickets/new", "Abrir un ticket"],
    ["/services/999999", "Esta página no existe"],
  ] as const) {
    await page.goto(path);
    await expect(heading(page, name)).toBeVisible();
  }
});

test("a language that there is not is none", async ({ page, context, baseURL }) => {
  for (const value of ["__proto__", "constructor", "xx"]) {
    await context.addCookies([{ name: "locale", value, url: baseURL ?? "" }]);
    expect((await page.goto("/login"))?.status(), value).toBe(200);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

test("signing out ends the session, for a copy of its cookie too", async ({ page, context }) => {
  await signInClient(page);
  const cookies = await context.cookies();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/login");
  await expect(page.getByText("You are signed out")).toBeVisible();
  await context.clearCookies();
  await context.addCookies(cookies);
  await page.goto("/services");
  await expect(page).toHaveURL("/login?next=%2Fservices");
});

test("an address that leads nowhere says so", async ({ page }) => {
  expect((await page.goto("/nowhere"))?.status()).toBe(404);
  await expect(heading(page, "This page does not exist")).toBeVisible();
});
