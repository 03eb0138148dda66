import { expect, type Page, test } from "@playwright/test";
import { expectWellMade } from "./support/look.ts";
import { resumeClient, resumeStaff, signInStaff } from "./support/sign-in.ts";
import { system } from "./support/system.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

test("one sentence for a wrong password, and the right one leads where staff wanted to go", async ({ page }) => {
  await page.goto("/admin/clients?status=Active");
  await expect(page).toHaveURL("/admin/login?next=%2Fadmin%2Fclients%3Fstatus%3DActive");
  await expectWellMade(page);

  const password = page.getByLabel("Password", { exact: true });
  await password.fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("That is not the password. Check it and try again.")).toBeVisible();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await expect(heading(page, "Staff sign-in")).toBeVisible();

  await password.fill(system().adminPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/admin/clients?status=Active");
  await expect(heading(page, "Clients")).toBeVisible();

  await page.goto("/admin/login?next=//elsewhere.example/");
  await expect(page).toHaveURL("/admin");
});

test("works before any script has run", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/admin/clients");
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("That is not the password.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(system().adminPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page, "Clients")).toBeVisible();
  await expect(rows(page)).toHaveCount(25);
  await context.close();
});

test("the overview counts tickets and clients", async ({ page }) => {
  await resumeStaff(page);
  const figures = page.getByRole("list", { name: "Figures" });
  await expect(figures.getByRole("link", { name: /^Clients\s*200/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "Newest clients" })).toBeVisible();
  await expectWellMade(page);
  await page.getByRole("link", { name: /^Tickets awaiting reply/ }).click();
  await expect(page).toHaveURL("/admin/tickets");
});

test("on a phone the last button of the bar opens the places that it has no room for", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await resumeStaff(page);
  const bar = page.getByRole("navigation", { name: "Main, at the bottom" });
  const place = (name: string) => bar.getByRole("link", { name, exact: true });
  await expect(place("Billing")).toBeVisible();
  await expect(place("Services")).toBeHidden();
  await bar.getByRole("button", { name: "More" }).click();
  await expectWellMade(page);
  await place("Services").click();
  await expect(heading(page, "Services")).toBeVisible();
  await expect(place("Services")).toBeHidden();
  await bar.getByRole("button", { name: "More" }).click();
  await expect(place("Services")).toHaveAttribute("aria-current", "page");
});

test("the clients: search, filter, sort and page, all in the address", async ({ page, isMobile, viewport }) => {
  await resumeStaff(page, "/admin/clients");
  await expect(page.getByText("1–25 of 200")).toBeVisible();
  await expectWellMade(page);

  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL("/admin/clients?page=2");
  await expect(page.getByText("26–50 of 200")).toBeVisible();

  const isTable = !isMobile && (viewport?.width ?? 0) >= 640;
  if (isTable) {
    await page.getByRole("link", { name: "No.", exact: true }).click();
    await expect(page).toHaveURL("/admin/clients?sort=id&dir=asc");
    await expect(rows(page).first()).toContainText("Fjord & Fell Studio");
    await expect(page.getByRole("columnheader", { name: "No." })).toHaveAttribute("aria-sort", "ascending");
  }

  await page.getByRole("searchbox", { name: "Search clients" }).fill("fjord");
  await page.getByRole("searchbox", { name: "Search clients" }).press("Enter");
  await expect(page).toHaveURL(/q=fjord/);
  await expect(rows(page).first()).toContainText("Fjord & Fell Studio");

  await page.getByRole("link", { name: "Closed", exact: true }).click();
  await expect(page.getByText("No client matches these filters")).toBeVisible();
  await expectWellMade(page);
  await page.getByRole("link", { name: "Status: Closed" }).click();
  await expect(rows(page).first()).toContainText("Fjord & Fell Studio");
});

test("a wrong address of a list is the list", async ({ page }) => {
  await resumeStaff(page, "/admin/clients?page=9999&sort=password&status=Nobody&dir=sideways");
  await expect(page.getByText("176–200 of 200")).toBeVisible();
  await page.goto("/admin/tickets?status=No+such+status&department=99&page=-1");
  await expect(page.getByRole("navigation", { name: "Views" }).locator("[aria-current]")).toContainText(
    "Awaiting reply",
  );
});

test("one client on one page", async ({ page }) => {
  await resumeStaff(page, "/admin/clients?q=fjord");
  await page.getByRole("link", { name: "Fjord & Fell Studio" }).click();
  await expect(heading(page, "Fjord & Fell Studio")).toBeVisible();
  for (const name of ["Services", "Domains", "Invoices", "Tickets"])
    await expect(page.getByRole("region", { name }).getByRole("table")).toBeVisible();
  await expect(page.getByRole("region", { name: "Users" })).toContainText("Owner");
  await expectWellMade(page);
});

test("what does not exist is not found", async ({ page }) => {
  await resumeStaff(page);
  for (const path of ["clients/999999", "clients/1e0", "clients/0", "tickets/999999", "tickets/01"]) {
    const response = await page.goto(`/admin/${path}`);
    expect(response?.status(), path).toBe(404);
    await expect(heading(page, "This page does not exist")).toBeVisible();
  }
  await expectWellMade(page);
});

test("a reply answers the ticket", async ({ page }, { project }) => {
  test.setTimeout(90_000);
  // Each project has a ticket of its own, and none is the demo client's, in which others write.
  const subject = project.name === "phone" ? "Phishing mail in your name" : "Locked out of my server";
  const said = `We look into it now. ${crypto.randomUUID()}`;
  await resumeStaff(page, "/admin/tickets");
  await expect(heading(page, "Tickets")).toBeVisible();
  await expectWellMade(page);

  await page.getByRole("searchbox", { name: "Search tickets" }).fill(subject);
  await page.getByRole("searchbox", { name: "Search tickets" }).press("Enter");
  await expect(page).toHaveURL(/\/admin\/tickets\?q=/);
  await rows(page).first().getByRole("link", { name: subject }).click();
  const ticket = page.getByRole("region", { name: subject });
  await expect(ticket).toBeVisible();
  await expect(
    ticket.getByText("Open", { exact: true }).or(ticket.getByText("Client replied", { exact: true })),
  ).toBeVisible();
  await expectWellMade(page);

  await ticket.getByRole("textbox").fill(said);
  await ticket.getByRole("button", { name: "Send reply" }).click();
  await expect(ticket.getByRole("listitem").filter({ hasText: said })).toContainText("Staff");
  await expect(ticket.getByText("Answered", { exact: true })).toBeVisible();
  await expect(page.getByText("Reply sent")).toBeVisible();
  await expect(ticket.getByRole("textbox")).toHaveValue("");
  await expect(page).toHaveURL(/\/admin\/tickets\/\d+\?q=/);

  await page.goto(`/admin/tickets?status=Answered&q=${encodeURIComponent(subject)}`);
  await expect(rows(page).first()).toContainText(subject);
});

test("an empty reply is not sent", async ({ page }) => {
  await resumeStaff(page, "/admin/tickets?status=all");
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("textbox", { name: /^Reply to/ }).fill("   ");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("Write the reply first")).toBeVisible();
});

test("the pages speak Spanish", async ({ page }) => {
  await resumeStaff(page, "/admin/tickets");
  await page.getByRole("button", { name: "Theme and language" }).click();
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.getByRole("navigation", { name: "Vistas" })).toContainText("Sin responder");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
});

test("a client can't open staff's pages, nor staff a client's", async ({ browser }) => {
  const client = await (await browser.newContext()).newPage();
  await resumeClient(client);
  for (const path of ["/admin", "/admin/clients", "/admin/clients/1", "/admin/tickets", "/admin/tickets/1"]) {
    await client.goto(path);
    await expect(client).toHaveURL(/\/admin\/login/);
  }
  await client.context().close();

  const staff = await (await browser.newContext()).newPage();
  await resumeStaff(staff);
  for (const path of ["/", "/services", "/invoices", "/tickets"]) {
    await staff.goto(path);
    await expect(staff).toHaveURL(/\/login(\?|$)/);
  }
  await staff.context().close();
});

test("signing out ends the session, for a copy of its cookie too", async ({ page, context }) => {
  await signInStaff(page);
  const cookies = await context.cookies();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/admin/login");
  await context.addCookies(cookies);
  await page.goto("/admin/clients");
  await expect(page).toHaveURL(/\/admin\/login/);
});
