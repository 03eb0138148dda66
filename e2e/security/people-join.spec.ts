import { expect, type Page, test } from "@playwright/test";
import { expectWellMade } from "../support/look.ts";
import { type OwnSystem, startOwnSystem } from "../support/own-system.ts";
import { openPostOffice, type PostOffice } from "../support/post-office.ts";

/** A system for these tests alone, with a mail server. */
let own: OwnSystem;
let office: PostOffice;

test.describe.configure({ mode: "default", timeout: 120_000 });

test.beforeAll(async () => {
  office = await openPostOffice();
  own = await startOwnSystem({
    env: { BRAND_TERMS_URL: "https://terms.example/" },
    backendEnv: { SMTP_URL: office.url },
  });
});
test.afterAll(async () => {
  await own?.stop();
  await office?.close();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function signIn(page: Page, email: string, password: string) {
  await page.goto(`${own.portal}/login`);
  await field(page, "E-mail address").fill(email);
  await field(page, "Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function fillIn(page: Page, email: string, password: string) {
  await page.goto(`${own.portal}/register`);
  const values = {
    "First name": "Liv",
    "Last name": "Sand",
    "E-mail address": email,
    Password: password,
    "Street and number": "4 Quay",
    Postcode: "5003",
    Town: "Bergen",
    "State or region": "Vestland",
    Phone: "+47 555 01 234",
  };
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
  await field(page, "Country").selectOption("NO");
  await page.getByRole("checkbox", { name: /I accept the terms/ }).check();
}

/** Sends it; what the answer says, and the milliseconds that it took. */
async function send(page: Page, button: string) {
  const began = Date.now();
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByText("Check your mail")).toBeVisible();
  const said = await page.getByRole("main").innerText();
  return { took: Date.now() - began, said, url: page.url() };
}

const password = "three herons on a pier";
const newAddress = (name: string) => `${name}-${crypto.randomUUID().slice(0, 8)}@sand.example`;

test("registering says what is missing and keeps what was typed; then the account is open", async ({ page }) => {
  await page.goto(`${own.portal}/register`);
  await expectWellMade(page);
  await fillIn(page, "liv@sand.example", "password1234");
  await page.getByRole("checkbox", { name: /I accept the terms/ }).uncheck();
  await field(page, "Town").fill("");
  await page.getByRole("button", { name: "Open the account" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "3 things to mend" });
  await expect(summary).toContainText("Too many people use this password");
  await expect(summary).toContainText("Accept the terms");
  await expect(summary).toContainText("Enter the town");
  await expect(field(page, "Last name")).toHaveValue("Sand");
  await expect(field(page, "Country")).toHaveValue("NO");
  await expectWellMade(page);

  const email = newAddress("liv");
  await fillIn(page, email, password);
  await send(page, "Open the account");
  await signIn(page, email, password);
  await expect(heading(page, "Overview")).toBeVisible();
});

test("an address that has an account gets the same answer, and the account stays as it is", async ({ page }) => {
  const answers = [];
  for (const email of [newAddress("new"), "other@kraken.example"]) {
    await fillIn(page, email, password);
    answers.push(await send(page, "Open the account"));
  }
  const [fresh, known] = answers;
  expect(known?.said).toBe(fresh?.said);
  expect(known?.url).toBe(fresh?.url);
  for (const { took } of answers) expect(took).toBeGreaterThan(2000);
  await signIn(page, "other@kraken.example", password);
  await expect(page.getByText("E-mail address or password is wrong")).toBeVisible();
});

test("a forgotten password: the same answer for all, a link that works once, and every session ends", async ({
  page,
  browser,
}) => {
  const mine = newAddress("ida");
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await fillIn(other, mine, password);
  await send(other, "Open the account");
  await signIn(other, mine, password);
  await expect(heading(other, "Overview")).toBeVisible();

  const answers = [];
  for (const email of ["nobody@kraken.example", mine]) {
    await page.goto(`${own.portal}/login`);
    await page.getByRole("link", { name: "Forgot it?" }).click();
    await expect(heading(page, "Set a new password")).toBeVisible();
    await field(page, "E-mail address").fill(email);
    answers.push(await send(page, "Mail me a link"));
  }
  expect(answers[1]?.said).toBe(answers[0]?.said);
  for (const { took } of answers) expect(took).toBeGreaterThan(1000);
  await expectWellMade(page);

  const token = () => /login\/reset\?token=([\w-]+)/.exec(office.mailsTo(mine).join("\n"))?.[1];
  await expect.poll(token, { timeout: 60_000 }).toBeTruthy();
  expect(office.mailsTo("nobody@kraken.example")).toEqual([]);
  const link = `${own.portal}/login/reset?token=${token()}`;
  await page.goto(link);
  await expectWellMade(page);
  await field(page, "New password").fill("short");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Use at least 12 characters")).toBeVisible();
  const next = "four otters under a boat";
  await field(page, "New password").fill(next);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your new password is set")).toBeVisible();

  await other.goto(`${own.portal}/services`);
  await expect(heading(other, "Sign in")).toBeVisible();
  await elsewhere.close();
  await signIn(page, mine, password);
  await expect(page.getByText("E-mail address or password is wrong")).toBeVisible();
  await signIn(page, mine, next);
  await expect(heading(page, "Overview")).toBeVisible();

  await page.goto(link);
  await field(page, "New password").fill("five otters under a boat");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("The link does not work any more")).toBeVisible();
});

test("one changes one's own name, language and address to sign in with, the last with the password", async ({
  page,
}) => {
  const email = newAddress("kim");
  await fillIn(page, email, password);
  await send(page, "Open the account");
  await signIn(page, email, password);
  await expect(heading(page, "Overview")).toBeVisible();
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("link", { name: "Your profile" }).click();
  await expect(heading(page, "Your profile")).toBeVisible();
  await expectWellMade(page);

  const save = () => page.getByRole("button", { name: "Save" }).click();
  await field(page, "First name").fill("Kim");
  await save();
  await expect(page.getByText("Your profile is saved")).toBeVisible();
  await expect(field(page, "First name")).toHaveValue("Kim");

  const moved = `moved-${email}`;
  const current = field(page, "Current password (for a new e-mail address)");
  const mend = (words: string) => page.getByRole("alert").filter({ hasText: words });
  await field(page, "E-mail address").fill(moved);
  await save();
  await expect(mend("Enter your password")).toBeVisible();
  await current.fill("not the right one");
  await save();
  await expect(mend("The password is wrong")).toBeVisible();
  await field(page, "E-mail address").fill("other@kraken.example");
  await current.fill(password);
  await save();
  await expect(mend("This address can't be used")).toBeVisible();
  await field(page, "E-mail address").fill(moved);
  await current.fill(password);
  await field(page, "Language").selectOption("es");
  await save();
  await expect(heading(page, "Tu perfil")).toBeVisible();
  await expect(page.getByLabel("Correo electrónico", { exact: true })).toHaveValue(moved);
});
