import { expect, type Page, test } from "@playwright/test";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";

/** What a form was given, and what is in it when it comes back. */
const subject = "Nothing answers, and no scripts";

/** Somebody who makes an account. */
const newcomer = {
  "First name": "Nora",
  "Last name": "New",
  "E-mail address": "nora@new.example",
  Password: "seven green lanterns",
  "Street and number": "Street 1",
  Postcode: "10115",
  Town: "Berlin",
  "State or region": "Berlin",
  Phone: "+49 30 1234567",
};

/** A system for these tests alone: its backend is stopped and started again. */
let own: OwnSystem;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  own = await startOwnSystem();
});
test.afterAll(async () => {
  await own?.stop();
});
test.afterEach(async () => {
  await own.startBackend();
});

async function signIn(page: Page, login = own.login) {
  await page.goto(`${own.portal}/login`);
  await page.getByLabel("E-mail address").fill(login.email);
  await page.getByLabel("Password", { exact: true }).fill(login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
}

test("what was seen before is shown with its time, and is the present again when there is one", async ({ page }) => {
  await signIn(page);
  for (const place of ["Invoices", "Services", "Tickets"]) {
    await page.goto(`${own.portal}/${place.toLowerCase()}`);
    await expect(page.getByRole("heading", { level: 1, name: place })).toBeVisible();
  }
  const warning = page.getByText(/^As of \d+ \w+ \d{4}, \d\d:\d\d/);
  await expect(warning).toHaveCount(0);
  await own.stopBackend();
  for (const place of ["Invoices", "Services", "Tickets"]) {
    await page.goto(`${own.portal}/${place.toLowerCase()}`);
    await expect(page.getByRole("heading", { level: 1, name: place })).toBeVisible();
    await expect(page.getByRole("table").locator("tbody").getByRole("row").first()).toBeVisible();
  }
  // Not the present any more, and known not to be: WHMCS was asked, and did not answer.
  await expect(async () => {
    await page.goto(`${own.portal}/tickets`);
    await expect(warning).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await own.startBackend();
  await expect(async () => {
    await page.goto(`${own.portal}/tickets`);
    await expect(page.getByRole("heading", { level: 1, name: "Tickets" })).toBeVisible();
    await expect(warning).toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
});

test("a page that was never seen says that it can't be shown, keeps its frame, and comes back by itself", async ({
  page,
}) => {
  await signIn(page);
  await own.stopBackend();
  for (const path of ["/invoices?status=cancelled", "/services/1"]) {
    await page.goto(`${own.portal}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("We can't reach your account right now");
    await expect(page.getByText(/^Reference \w+/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Services" }).filter({ visible: true })).toBeVisible();
  }
  await own.startBackend();
  await expect(page.getByRole("heading", { level: 1, name: "We can't" })).toHaveCount(0, { timeout: 20_000 });
  await expect(page).toHaveURL(/services/);
});

test("sign-in says that it can't be checked, and keeps the e-mail address", async ({ page }) => {
  await own.stopBackend();
  await page.goto(`${own.portal}/login`);
  await page.getByLabel("E-mail address").fill(own.login.email);
  await page.getByLabel("Password", { exact: true }).fill(own.login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("We can't check your password right now")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(own.login.email);
});

test("a reply whose answer is lost is not called sent or unsent, and is not sent twice unasked", async ({ page }) => {
  const answer = `Sent into the dark ${crypto.randomUUID()}`;
  await signIn(page);
  await page.goto(`${own.portal}/tickets`);
  await page.getByRole("table").locator("tbody").getByRole("link").first().click();
  const box = page.getByRole("textbox", { name: "Your reply" });
  await box.fill(answer);
  own.line.lose("AddTicketReply");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("We don't know whether it arrived")).toBeVisible();
  own.line.lose(undefined);
  await expect(box).toHaveValue(answer);

  const look = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Look at the ticket" }).click();
  const other = await look;
  await expect(other.getByRole("listitem").filter({ hasText: answer })).toHaveCount(1);
  await expect(box).toHaveValue(answer);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("what somebody without an account wrote comes back, to be sent later", async ({ page }) => {
    const opened = await own.api("OpenTicket", {
      deptid: "1",
      name: "Gwen Guest",
      email: "gwen@guest.example",
      subject,
      message: "Before it went down",
    });
    await page.goto(`${own.portal}/guest/tickets?tid=${opened.tid}&c=${opened.c}`);
    await page.getByRole("textbox", { name: "Your reply" }).fill("Written by a guest");
    const asked = await page.context().newPage();
    await asked.goto(`${own.portal}/contact`);
    await asked.getByLabel("Your name").fill("Gwen Guest");
    await asked.getByLabel("E-mail").fill("gwen@guest.example");
    await asked.getByLabel("Subject").fill(subject);
    await asked.getByLabel("Message").fill("A question");
    const joins = await page.context().newPage();
    await joins.goto(`${own.portal}/register`);
    for (const [label, value] of Object.entries(newcomer)) await joins.getByLabel(label, { exact: true }).fill(value);
    await joins.getByLabel("Country").selectOption("DE");
    await own.stopBackend();
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect(page.getByText("That can't be done right now")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Your reply" })).toHaveValue("Written by a guest");
    // What the forms need of WHMCS is known, so they stand where they were.
    await asked.getByRole("button", { name: "Send", exact: true }).click();
    await expect(asked.getByRole("heading", { level: 1, name: "Write to us" })).toBeVisible();
    await expect(asked.getByText(/^(That can't be done right now|That was quick)/)).toBeVisible();
    await expect(asked.getByLabel("Message")).toHaveValue("A question");
    await joins.getByRole("button", { name: "Open the account" }).click();
    await expect(joins.getByLabel("Street and number")).toHaveValue(newcomer["Street and number"]);
    await expect(joins.getByLabel("Country")).toHaveValue("DE");
    await own.startBackend();
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect(page.getByText("Written by a guest")).toBeVisible();
    await joins.getByLabel("Password", { exact: true }).fill(newcomer.Password);
    await joins.getByRole("button", { name: "Open the account" }).click();
    await expect(joins).toHaveURL(/\/login\?registered/);
  });

  test("staff's reply that can't be sent comes back with its text, and nobody is told of his account", async ({
    page,
  }) => {
    await page.goto(`${own.portal}/admin/login`);
    await page.getByLabel("Password", { exact: true }).fill(own.adminPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goto(`${own.portal}/admin/tickets/1`);
    const box = page.getByRole("textbox", { name: /reply/i });
    await box.fill("Written at the desk");
    await own.stopBackend();
    await page.getByRole("button", { name: /^Send/ }).click();
    await expect(page.getByText(/^The reply (may have been|was not) sent$/)).toBeVisible();
    await expect(box).toHaveValue("Written at the desk");
    await expect(page.getByText("We can't reach your account")).toHaveCount(0);
  });
});

test("what waits for the client stands first on the overview", async ({ page }) => {
  // A client whose overview nobody has looked at: WHMCS is changed behind the portal's back here.
  const login = own.logins.at(-1) ?? own.login;
  const { clients } = await own.api("GetClients", { search: login.email });
  const [client] = (clients as { client: { id: number }[] }).client;
  const opened = async (title: string) => {
    const parameters = { clientid: String(client?.id), deptid: "1", subject: title, message: "…", noemail: "true" };
    return String((await own.api("OpenTicket", parameters)).id);
  };
  const waits = await opened("This one waits");
  await own.api("UpdateTicket", { ticketid: waits, status: "Answered" });
  for (let count = 0; count < 5; count++) await opened(`A later one ${count}`);
  await signIn(page, login);
  const section = page.getByRole("region", { name: "Tickets" });
  await expect(section.getByRole("listitem").filter({ hasText: "This one waits" })).toBeVisible();
});

test("the portal's health tells alive from ready", async ({ request }) => {
  const health = async (query = "") => {
    const answer = await request.get(`${own.portal}/api/health${query}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  await expect.poll(() => health("?ready")).toMatchObject({ status: "ok", ready: true });
  await own.stopBackend();
  await expect
    .poll(() => health(), { timeout: 20_000 })
    .toMatchObject({ status: "ok", ready: false, why: expect.stringMatching(/Nothing answers|No answer/) });
  expect((await request.get(`${own.portal}/api/health`)).status()).toBe(200);
  expect((await request.get(`${own.portal}/api/health?ready`)).status()).toBe(503);
});
