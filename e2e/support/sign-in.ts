import { type Cookie, expect, type Page } from "@playwright/test";
import type { OwnSystem } from "./own-system.ts";
import { clientLogin, system } from "./system.ts";
import { Visitor } from "./visitor.ts";

/** Signs staff in on whichever page asks for it. */
export async function signInStaff(page: Page, path = "/admin"): Promise<void> {
  await page.goto(path);
  await page.getByLabel("Password", { exact: true }).fill(system().adminPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Account" })).toBeVisible();
}

export async function signInClient(page: Page, email = "demo@kraken.example"): Promise<void> {
  const login = clientLogin(email);
  await page.goto("/login");
  await page.getByLabel("E-mail address").fill(login.email);
  await page.getByLabel("Password", { exact: true }).fill(login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/);
  await expect(page.getByRole("button", { name: "Account" })).toBeVisible();
}

/** The cookies of those who signed in already, for the tests of one worker. */
const kept = new Map<string, Cookie[]>();

/** Signs in for tests that are about something else: once, and from then on by the cookie of that time. */
async function resume(page: Page, who: string, signIn: () => Promise<void>): Promise<void> {
  const key = `${system().portal} ${who}`;
  const cookies = kept.get(key);
  if (cookies) return page.context().addCookies(cookies);
  await signIn();
  kept.set(key, await page.context().cookies());
}

export const resumeClient = (page: Page, email = "demo@kraken.example"): Promise<void> =>
  resume(page, email, () => signInClient(page, email));

/** The same for staff, on the page at `path`. */
export async function resumeStaff(page: Page, path = "/admin"): Promise<void> {
  await resume(page, "staff", () => signInStaff(page));
  await page.goto(path);
}

/** Signs somebody in a test's own system in, past the form: the demo client where nobody is named. */
export async function resumeInOwn(page: Page, own: OwnSystem, login = own.login): Promise<void> {
  await takeCookies(page, own, await new Visitor(own.portal).signIn(login));
}

/** The built-in owner in a test's own system, past the form, on the page at `path`. */
export async function resumeStaffInOwn(page: Page, own: OwnSystem, path = "/admin"): Promise<void> {
  await takeCookies(page, own, await new Visitor(own.portal).signInAsStaff(own.adminPassword));
  await page.goto(`${own.portal}${path}`);
}

/** Somebody who is signed in already, in the browser of the page. */
export const takeCookies = (page: Page, own: OwnSystem, { cookies }: Visitor): Promise<void> =>
  page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: own.portal, httpOnly: true })));
