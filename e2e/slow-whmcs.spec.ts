import { expect, type Page, test } from "@playwright/test";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { Visitor } from "./support/visitor.ts";

/** A portal as it comes, with what it keeps of WHMCS's answers, over a WHMCS that is slow or broken in parts. */
let own: OwnSystem;

test.describe.configure({ mode: "serial", timeout: 60_000 });

test.beforeAll(async () => {
  own = await startOwnSystem();
});
test.afterAll(async () => {
  await own?.stop();
});
test.afterEach(() => own.line.spoil(() => undefined));

async function signIn(page: Page, login = own.login) {
  await page.goto(`${own.portal}/login`);
  await page.getByLabel("E-mail address").fill(login.email);
  await page.getByLabel("Password", { exact: true }).fill(login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
}

test("a part whose action fails says so in its own place, and comes when it is asked for again", async ({ page }) => {
  own.line.spoil(({ action }) => (action === "GetTickets" ? { status: 500, text: "down" } : undefined));
  await signIn(page);
  await expect(page.getByText("This part can't be shown right now.")).toHaveCount(1);
  await expect(page.getByText("Not here right now, since our system does not tell: Support.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Can't be told right now" })).toHaveCount(1);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "Services" })).toBeVisible();
  await expect(main.getByRole("heading", { name: "News" })).toBeVisible();
  own.line.spoil(() => undefined);
  await page.getByRole("link", { name: "Try again" }).first().click();
  await expect(main.getByRole("heading", { name: "Tickets" })).toBeVisible();
  await expect(page.getByText(/can't be shown right now|Not here right now/)).toHaveCount(0);
});

test("a part whose action hangs keeps nobody from the rest", async ({ page }) => {
  const [, other] = own.logins;
  if (!other) throw new Error("There is one client only");
  own.line.spoil(({ action }) => (action === "GetTickets" ? "silence" : undefined));
  await page.goto(`${own.portal}/login`);
  await page.getByLabel("E-mail address").fill(other.email);
  await page.getByLabel("Password", { exact: true }).fill(other.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "News" })).toBeVisible();
  // It is still asked for: its place is held.
  await expect(main.getByRole("heading", { name: "Tickets" })).toHaveCount(0);
  await expect(page.getByText("This part can't be shown right now.")).toHaveCount(1);
});

test("who writes sees it at once, on every page and in every browser of his", async () => {
  const [mine, phone] = [new Visitor(own.portal), new Visitor(own.portal)];
  for (const visitor of [mine, phone]) {
    await visitor.signIn(own.login);
    for (const path of ["/", "/tickets"]) expect((await visitor.get(path)).status).toBe(200);
  }
  const asked = () => own.line.calls.filter(({ action }) => action === "GetTickets").length;
  const before = asked();
  for (const visitor of [mine, phone]) await visitor.get("/tickets");
  expect(asked(), "the list is kept").toBe(before);

  const subject = `Seen at once ${crypto.randomUUID()}`;
  const fresh = await mine.get("/tickets/new");
  const once = /name="once" value="([^"]+)"/.exec(fresh.body)?.[1] ?? "";
  const department = /<option value="(\d+)"/.exec(fresh.body)?.[1] ?? "1";
  const fields = { department, subject, message: "m", priority: "Medium", about: "", once };
  const opened = await mine.act("(client)/tickets/new/actions.ts#open", "/tickets/new", fields);
  expect(opened.status, opened.body.slice(0, 300)).toBe(303);
  for (const visitor of [mine, phone]) expect((await visitor.get("/tickets")).body).toContain(subject);
});
