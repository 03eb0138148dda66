import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectWellMade } from "../support/look.ts";
import { type OwnSystem, startOwnSystem } from "../support/own-system.ts";
import { auditLines, backdate } from "../support/portal-store.ts";
import { totpCode } from "../support/totp.ts";

/** A system for these tests alone: they sign everybody out. */
let own: OwnSystem;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  // What a user may do is asked for each time, so that nobody waits for it here.
  own = await startOwnSystem({ env: { STANDING_SECONDS: "0" } });
});
test.afterAll(async () => {
  await own?.stop();
});

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const rows = (page: Page, name: string) => page.getByRole("region", { name }).locator("tbody").getByRole("row");

async function givePassword(page: Page, password = own.login.password) {
  await page.goto(`${own.portal}/login`);
  await page.getByLabel("E-mail address").fill(own.login.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function signIn(page: Page, password?: string) {
  await givePassword(page, password);
  await expect(heading(page, "Overview")).toBeVisible();
}

async function giveStaffPassword(page: Page, email = "", password = own.adminPassword) {
  await page.goto(`${own.portal}/admin/login`);
  if (email) await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signInStaff(page: Page, email?: string, password?: string) {
  await giveStaffPassword(page, email, password);
  await expect(page.getByRole("button", { name: "Account" })).toBeVisible();
}

const sessionCookie = async (context: BrowserContext, name = "kraken-client") =>
  (await context.cookies()).find((cookie) => cookie.name === name)?.value;

test("each sign-in has a session of its own, and the one before is over", async ({ page, context }) => {
  await signIn(page);
  const before = await context.cookies();
  await page.goto(`${own.portal}/account/security`);
  await expectWellMade(page);
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
  await expect(page).toHaveURL(/\/login/);
  await signIn(page);
  expect(await sessionCookie(context)).not.toBe(before.find(({ name }) => name === "kraken-client")?.value);
  await context.addCookies(before);
  await page.goto(`${own.portal}/services`);
  await expect(page).toHaveURL(/\/login\?next=%2Fservices/);
});

test("another device is signed out from the list, and everywhere means everywhere", async ({ browser }) => {
  const contexts = await Promise.all([1, 2, 3].map(() => browser.newContext()));
  const [first, second, third] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!first || !second || !third) throw new Error("three pages are needed");
  for (const page of [first, second, third]) await signIn(page);

  await first.goto(`${own.portal}/account/security`);
  const sessions = rows(first, "Where you are signed in");
  await expect(sessions.first()).toContainText("This device");
  const before = await sessions.count();
  expect(before).toBeGreaterThanOrEqual(3);
  await sessions
    .nth(1)
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await expect(sessions).toHaveCount(before - 1);
  await third.goto(`${own.portal}/services`);
  await expect(third.getByText("This device was signed out")).toBeVisible();
  await expect(third).toHaveURL(/\/login/);
  await second.goto(`${own.portal}/services`);
  await expect(heading(second, "Services")).toBeVisible();

  await first.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(first).toHaveURL(/\/login/);
  await second.goto(`${own.portal}/services`);
  await expect(second.getByText("You were signed out everywhere")).toBeVisible();
  await Promise.all(contexts.map((context) => context.close()));
});

test("a session in which nothing is done ends, with a sentence and the way back", async ({ page }) => {
  await signIn(page);
  await backdate(own, "client");
  await page.goto(`${own.portal}/invoices`);
  await expect(page).toHaveURL(/\/login\?next=%2Finvoices/);
  await expect(page.getByText("You were signed out", { exact: true })).toBeVisible();
  await expectWellMade(page);
});

test("while WHMCS is out of reach nobody is signed out; a closed client is at the next request", async ({ page }) => {
  await signIn(page);
  await own.stopBackend();
  await page.goto(`${own.portal}/services/1`);
  await expect(heading(page, "We can't reach your account right now")).toBeVisible();
  await own.startBackend();
  await page.goto(`${own.portal}/invoices`);
  await expect(heading(page, "Invoices")).toBeVisible();

  await own.api("UpdateClient", { clientid: "1", status: "Closed" });
  await page.goto(`${own.portal}/invoices`);
  await expect(page.getByText("This account was closed")).toBeVisible();
  await expectWellMade(page);
  await givePassword(page);
  await expect(page.getByText("This account is closed")).toBeVisible();
  await own.api("UpdateClient", { clientid: "1", status: "Active" });
});

test("a new password signs everybody else out", async ({ browser }) => {
  const [here, elsewhere] = [await browser.newContext(), await browser.newContext()];
  const [page, other] = [await here.newPage(), await elsewhere.newPage()];
  await signIn(page);
  await signIn(other);
  await page.goto(`${own.portal}/account/security`);
  const form = page.getByRole("region", { name: "Password", exact: true });
  const change = async (current: string, next: string) => {
    await form.getByLabel("Current password").fill(current);
    await form.getByLabel("New password").fill(next);
    await form.getByRole("button", { name: "Change the password" }).click();
  };
  await change("not the password", "correct horse battery staple");
  await expect(form.getByText("The current password is not right")).toBeVisible();
  await change(own.login.password, "short");
  await expect(form.getByText("Use at least 12 characters")).toBeVisible();
  await change(own.login.password, "password12345");
  await expect(form.getByText("Too many people use this password")).toBeVisible();
  const before = await sessionCookie(here);
  await change(own.login.password, "correct horse battery staple");
  await expect(page.getByText("The password is changed")).toBeVisible();
  expect(await sessionCookie(here)).not.toBe(before);
  await other.goto(`${own.portal}/services`);
  await expect(other.getByText("The password was changed")).toBeVisible();
  own.login.password = "correct horse battery staple";
  await signIn(other);
  await here.close();
  await elsewhere.close();
});

/** Sets a second factor up on the page that is open; answers its secret and recovery codes. */
async function setUpFactor(page: Page): Promise<{ secret: string; codes: string[] }> {
  const factor = page.getByRole("region", { name: "Second factor" });
  await factor.getByRole("button", { name: "Set it up" }).click();
  await expect(factor.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
  await expectWellMade(page);
  const secret = (await factor.getByRole("list").getByRole("listitem").innerText()).trim();
  await factor.getByLabel("Code from the app").fill("000000");
  await factor.getByRole("button", { name: "Switch it on" }).click();
  await expect(factor.getByText("The code is not right.")).toBeVisible();
  await factor.getByLabel("Code from the app").fill(totpCode(secret));
  await factor.getByRole("button", { name: "Switch it on" }).click();
  await expect(factor.getByText("Keep these recovery codes")).toBeVisible();
  await expectWellMade(page);
  const codes = await factor.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await factor.getByRole("link", { name: "I have kept them" }).click();
  await expect(factor.getByText("10 recovery codes left")).toBeVisible();
  for (const code of codes) await expect(page.getByText(code)).toHaveCount(0);
  return { secret, codes };
}

test("the second factor: set up, asked for, never twice with one code, recovered, switched off", async ({
  browser,
}) => {
  const here = await browser.newContext();
  const page = await here.newPage();
  await signIn(page);
  await page.goto(`${own.portal}/account/security`);
  const { secret, codes } = await setUpFactor(page);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const giveCode = async (code: string) => {
    await other.getByLabel("Code", { exact: true }).fill(code);
    await other.getByRole("button", { name: "Sign in" }).click();
  };
  await other.goto(`${own.portal}/login/code`);
  await expect(other).toHaveURL(/\/login\?again/);
  await givePassword(other);
  await expect(heading(other, "Enter the code")).toBeVisible();
  await expectWellMade(other);
  // The password alone opens nothing.
  await other.goto(`${own.portal}/services`);
  await expect(other).toHaveURL(/\/login/);
  await other.goto(`${own.portal}/login/code`);
  // The code that switched it on is spent, and so are those that are too old or too new.
  for (const wrong of [totpCode(secret, -3), totpCode(secret, 3), "", "not a code"]) {
    // A page of its own for each: what it says is about this one.
    await other.goto(`${own.portal}/login/code`);
    await giveCode(wrong);
    const said = wrong === "" ? "Enter the code" : "The code is not right";
    await expect(other.getByRole("paragraph").filter({ hasText: said }).last()).toBeVisible();
  }
  const next = totpCode(secret, 1);
  await giveCode(next);
  await expect(heading(other, "Overview")).toBeVisible();

  await other.context().clearCookies();
  await givePassword(other);
  await giveCode(next);
  await expect(other.getByText("The code is not right, or was used already.")).toBeVisible();
  await giveCode(codes[0] ?? "");
  await expect(heading(other, "Overview")).toBeVisible();
  await other.context().clearCookies();
  await givePassword(other);
  await giveCode(codes[0] ?? "");
  await expect(other.getByText("The code is not right, or was used already.")).toBeVisible();
  await giveCode((codes[1] ?? "").toUpperCase());
  await expect(heading(other, "Overview")).toBeVisible();

  await page.reload();
  const factor = page.getByRole("region", { name: "Second factor" });
  await expect(factor.getByText("8 recovery codes left")).toBeVisible();
  await factor.getByLabel("Password", { exact: true }).fill("wrong");
  await factor.getByRole("button", { name: "Switch it off" }).click();
  await expect(factor.getByText("The password is not right")).toBeVisible();
  await factor.getByLabel("Password", { exact: true }).fill(own.login.password);
  await factor.getByRole("button", { name: "Switch it off" }).click();
  await expect(factor.getByRole("button", { name: "Set it up" })).toBeVisible();
  await expect(rows(page, "Sign-in history").first()).toContainText("Second factor switched off");
  await other.context().clearCookies();
  await signIn(other);
  await here.close();
  await elsewhere.close();
});

test("the second factor is set up without scripts too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page);
  // The overview that needs no scripts calls itself: whoever goes on before it has would be stopped.
  await expect(page).toHaveURL(/whole/);
  await page.goto(`${own.portal}/account/security`);
  const factor = page.getByRole("region", { name: "Second factor" });
  await factor.getByRole("button", { name: "Set it up" }).click();
  const secret = (await factor.getByRole("list").getByRole("listitem").innerText()).trim();
  await factor.getByLabel("Code from the app").fill(totpCode(secret));
  await factor.getByRole("button", { name: "Switch it on" }).click();
  await expect(factor.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await page.goto(`${own.portal}/account/security`);
  await factor.getByLabel("Password", { exact: true }).fill(own.login.password);
  await factor.getByRole("button", { name: "Switch it off" }).click();
  await expect(factor.getByRole("button", { name: "Set it up" })).toBeVisible();
  await context.close();
});

const password = { anna: "", eva: "", rolf: "" };

/** Adds an account at /admin/staff/new, and answers its password. */
async function addStaff(page: Page, name: string, email: string, role: string, admin = ""): Promise<string> {
  await page.goto(`${own.portal}/admin/staff/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Role").selectOption(role);
  await page.getByLabel("Username of the WHMCS admin").fill(admin);
  await page.getByRole("button", { name: "Add the account" }).click();
  await expect(page.getByText(`${name} has an account`)).toBeVisible();
  return (await page.getByRole("list", { name: "Password" }).getByRole("listitem").innerText()).trim();
}

test("an owner adds accounts, and the portal suggests to switch the owner's password off", async ({ page }) => {
  await signInStaff(page);
  await page.goto(`${own.portal}/admin/staff`);
  await expect(page.getByText("Nobody has an account of their own yet")).toBeVisible();
  await expectWellMade(page);
  await page.getByRole("link", { name: "Add somebody" }).click();
  await page.getByRole("button", { name: "Add the account" }).click();
  await expect(page.getByText("Enter the name")).toBeVisible();
  await expect(page.getByText("Enter an e-mail address")).toBeVisible();
  await expectWellMade(page);
  await page.getByLabel("Name", { exact: true }).fill("Nobody");
  await page.getByLabel("E-mail address").fill("nobody@kraken.example");
  await page.getByLabel("Username of the WHMCS admin").fill("no-such-admin");
  await page.getByRole("button", { name: "Add the account" }).click();
  await expect(page.getByText("WHMCS has no admin with this username")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nobody");

  password.anna = await addStaff(page, "Anna Reyes", "anna@kraken.example", "owner", "admin");
  await expectWellMade(page);
  password.eva = await addStaff(page, "Eva Lund", "eva@kraken.example", "support");
  password.rolf = await addStaff(page, "Rolf Berg", "rolf@kraken.example", "read-only");
  await page.goto(`${own.portal}/admin/staff/new`);
  await page.getByLabel("Name", { exact: true }).fill("Another");
  await page.getByLabel("E-mail address").fill("ANNA@kraken.example");
  await page.getByRole("button", { name: "Add the account" }).click();
  await expect(page.getByText("Somebody has this address already")).toBeVisible();

  await page.goto(`${own.portal}/admin/staff`);
  await expect(page.getByRole("table", { name: "Accounts of staff" }).locator("tbody").getByRole("row")).toHaveCount(3);
  await expect(page.getByText("Switch the owner's password off")).toBeVisible();
  await expectWellMade(page);
  await page.getByRole("button", { name: "Switch it off" }).click();
  // Whoever signed in with it is signed out by that.
  await expect(page).toHaveURL(/\/admin\/login/);
  await giveStaffPassword(page);
  await expect(page.getByText("Enter your e-mail address")).toBeVisible();
  await expectWellMade(page);
  await signInStaff(page, "anna@kraken.example", password.anna);
});

test("who only reads may write nothing, and sees what an owner has neither", async ({ page }) => {
  await signInStaff(page, "rolf@kraken.example", password.rolf);
  await page.goto(`${own.portal}/admin/tickets?status=all`);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("region").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^Reply to/ })).toHaveCount(0);
  await page.goto(`${own.portal}/admin/clients/1`);
  await expect(page.getByRole("link", { name: "Sign in as this client" })).toHaveCount(0);
  for (const path of ["/admin/staff", "/admin/staff/new", "/admin/staff/1", "/admin/audit", "/admin/clients/1/act"]) {
    const answer = await page.goto(`${own.portal}${path}`);
    expect(answer?.status(), path).toBe(404);
  }
  expect((await auditLines(own)).at(-1)).toBe("staff 3 admin admin access.page /admin/clients/1/act refused");
});

test("a form that was opened by somebody else's role is refused when it is sent", async ({ page, context }) => {
  await signInStaff(page, "eva@kraken.example", password.eva);
  await page.goto(`${own.portal}/admin/tickets?status=all`);
  await page.getByRole("table").getByRole("link").first().click();
  const box = page.getByRole("textbox", { name: /^Reply to/ });
  await box.fill("This is written by somebody who may only read.");
  const [support] = (await context.cookies()).filter(({ name }) => name === "kraken-staff");
  await context.clearCookies({ name: "kraken-staff" });
  const reader = await context.newPage();
  await signInStaff(reader, "rolf@kraken.example", password.rolf);
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect
    .poll(() => auditLines(own))
    .toContainEqual(expect.stringMatching(/^staff 3 .* access\.page \/admin\/tickets refused$/));
  expect((await auditLines(own)).filter((line) => line.includes("ticket.reply"))).toEqual([]);
  if (support) await context.addCookies([support]);
});

test("staff have a second factor, and an owner resets it", async ({ browser }) => {
  const eva = await (await browser.newContext()).newPage();
  await signInStaff(eva, "eva@kraken.example", password.eva);
  await eva.goto(`${own.portal}/admin/account`);
  await expectWellMade(eva);
  const { secret } = await setUpFactor(eva);
  await eva.context().clearCookies();
  await giveStaffPassword(eva, "eva@kraken.example", password.eva);
  await expect(heading(eva, "Enter the code")).toBeVisible();
  await eva.getByLabel("Code", { exact: true }).fill(totpCode(secret, 1));
  await eva.getByRole("button", { name: "Sign in" }).click();
  await expect(eva.getByRole("button", { name: "Account" })).toBeVisible();

  const anna = await (await browser.newContext()).newPage();
  await signInStaff(anna, "anna@kraken.example", password.anna);
  await anna.goto(`${own.portal}/admin/staff`);
  await anna.getByRole("link", { name: "Eva Lund" }).click();
  await expect(heading(anna, "Eva Lund")).toBeVisible();
  await expectWellMade(anna);
  await anna.getByRole("button", { name: "Reset the second factor" }).click();
  await expect(anna.getByText("The second factor is off")).toBeVisible();
  await anna.getByLabel("Role").selectOption("billing");
  await anna.getByRole("button", { name: "Save" }).click();
  await expect(anna.getByText("Saved")).toBeVisible();
  await expect(anna.getByLabel("Role")).toHaveValue("billing");
  await anna.getByRole("button", { name: "End all sessions" }).click();
  await expect(anna.getByText("Not signed in anywhere")).toBeVisible();
  await eva.goto(`${own.portal}/admin/tickets`);
  await expect(eva).toHaveURL(/\/admin\/login/);

  await anna.getByRole("button", { name: "Switch the account off" }).click();
  await expect(anna.getByRole("button", { name: "Switch the account on" })).toBeVisible();
  await giveStaffPassword(eva, "eva@kraken.example", password.eva);
  await expect(eva.getByText("That is not right. Check it and try again.")).toBeVisible();
  // What a form leads to is another page, of which the one before it knows nothing: each is waited for.
  await anna.getByRole("button", { name: "Switch the account on" }).click();
  await expect(anna.getByRole("button", { name: "Switch the account off" })).toBeVisible();
  await anna.getByLabel("Role").selectOption("support");
  await anna.getByRole("button", { name: "Save" }).click();
  await expect(anna.getByText("Saved")).toBeVisible();
  await anna.getByRole("button", { name: "Make a new password" }).click();
  await expect(anna.getByText("A new password for Eva Lund")).toBeVisible();
  password.eva = (await anna.getByRole("list", { name: "Password" }).getByRole("listitem").innerText()).trim();
  await signInStaff(eva, "eva@kraken.example", password.eva);

  await anna.goto(`${own.portal}/admin/staff/1`);
  await anna.getByRole("button", { name: "Switch the account off" }).click();
  await expect(anna.getByText("This is the last owner")).toBeVisible();
  await anna.context().close();
  await eva.context().close();
});

test("staff act for a client with a reason, in sight, in the log, and until their own session ends", async ({
  page,
  context,
}) => {
  await signInStaff(page, "eva@kraken.example", password.eva);
  await page.goto(`${own.portal}/admin/clients/1`);
  await page.getByRole("link", { name: "Sign in as this client" }).click();
  await page.getByRole("button", { name: "Open the client's portal" }).click();
  await expect(page.getByText("Enter the reason")).toBeVisible();
  await expectWellMade(page);
  await page.getByLabel("Reason").fill("Asked on the phone to open a ticket");
  await page.getByRole("button", { name: "Open the client's portal" }).click();
  await expect(page).toHaveURL(`${own.portal}/`);
  const banner = page.getByText("Eva Lund acts as Fjord & Fell Studio");
  await expect(banner).toBeVisible();
  await expect(page.getByText("Reason: Asked on the phone to open a ticket")).toBeVisible();
  await expectWellMade(page);

  const subject = `Opened for the client ${crypto.randomUUID()}`;
  await page.goto(`${own.portal}/tickets/new`);
  await page.getByLabel("Department").selectOption({ index: 1 });
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Message").fill("What was said on the phone.");
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(heading(page, subject)).toBeVisible();
  const ticket = page.url().split("/").at(-1);
  const lines = await auditLines(own);
  expect(lines).toContain("staff 2 admin admin client.act-begin client 1 done");
  expect(lines.at(-1)).toBe(`staff 2 client 1 ticket.open ticket ${ticket} done`);

  // How the client signs in is none of their business.
  expect((await page.goto(`${own.portal}/account/security`))?.status()).toBe(404);

  await page.goto(`${own.portal}/`);
  await page.getByRole("button", { name: "End", exact: true }).click();
  await expect(page).toHaveURL(`${own.portal}/admin/clients/1`);
  expect((await auditLines(own)).at(-1)).toBe("staff 2 client 1 client.act-end done");

  await page.getByRole("link", { name: "Sign in as this client" }).click();
  await page.getByLabel("Reason").fill("Once more");
  await page.getByRole("button", { name: "Open the client's portal" }).click();
  await expect(banner).toBeVisible();
  const staff = await context.newPage();
  await staff.goto(`${own.portal}/admin`);
  await staff.getByRole("button", { name: "Account" }).click();
  await staff.getByRole("button", { name: "Sign out" }).click();
  await expect(staff).toHaveURL(/\/admin\/login/);
  await page.goto(`${own.portal}/services`);
  await expect(page).toHaveURL(/\/login/);
});

test("the audit log is searched, filtered and paged by an owner, and holds no secret", async ({ page }) => {
  await signInStaff(page, "anna@kraken.example", password.anna);
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(heading(page, "Audit log")).toBeVisible();
  await expectWellMade(page);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/\/admin\/audit\?page=2/);
  const table = page.getByRole("table").locator("tbody").getByRole("row");
  await page.getByRole("searchbox", { name: "Search the log" }).fill("eva lund");
  await page.getByRole("searchbox", { name: "Search the log" }).press("Enter");
  await expect(page).toHaveURL(/q=eva/);
  await expect(table.first()).toContainText("Eva Lund");
  await page.getByRole("link", { name: "Refused", exact: true }).click();
  await page.getByRole("link", { name: "Search: eva lund" }).or(table.first()).first().waitFor();
  await page.goto(`${own.portal}/admin/audit?q=client+1`);
  await expect(table.filter({ hasText: "client.act-begin" }).first()).toContainText("Once more");
  const log = (await auditLines(own)).join("\n");
  for (const secret of [own.login.password, own.adminPassword, ...Object.values(password)])
    expect(log).not.toContain(secret);
});
