import { expect, type Page, test } from "@playwright/test";
import { memberOfDemo } from "../support/backend-api.ts";
import { startProvider, type TestProvider } from "../support/oidc-provider.ts";
import { type OwnSystem, startOwnSystem } from "../support/own-system.ts";
import { send } from "../support/raw-form.ts";

/** A system for these tests alone, with a provider beside it. */
let own: OwnSystem;
let provider: TestProvider;

test.describe.configure({ mode: "default", timeout: 120_000 });

test.beforeAll(async () => {
  own = await startOwnSystem({
    env: async (portal) => {
      provider = await startProvider(portal);
      return { ...provider.env, BRAND_NAME: "Northwind Hosting", REGISTRATION: "off" };
    },
  });
});
test.afterAll(async () => {
  await own?.stop();
  await provider?.close();
});

/** Signs in at the provider's own page, and is asked there whether the portal may know. */
async function signInUntilAsked(page: Page, email: string, next = "") {
  await page.goto(`${own.portal}/login${next}`);
  await page.getByRole("link", { name: "Sign in with Northwind Hosting" }).click();
  await page.locator("input[name=login]").fill(email);
  await page.locator("input[name=password]").fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
}

/** Signs in there, and comes back. */
async function signInThere(page: Page, email: string, next = "") {
  await signInUntilAsked(page, email, next);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** The address by which the provider would lead back, without going there. */
async function addressBack(page: Page): Promise<string> {
  const action = await page.locator("form").first().getAttribute("action");
  const once = { maxRedirects: 0 };
  let answer = await page.request.post(new URL(action ?? "", page.url()).href, {
    ...once,
    form: { prompt: "consent" },
  });
  for (let steps = 0; steps < 5; steps++) {
    const to = new URL(answer.headers().location ?? "", answer.url()).href;
    if (to.startsWith(own.portal)) return to;
    answer = await page.request.get(to, once);
  }
  throw new Error("The provider leads nowhere");
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

test("a password alone does not open an account that asks for a second factor: the sentence leads to the provider", async ({
  page,
}) => {
  await page.goto(`${own.portal}/login`);
  await page.getByLabel("E-mail address").fill("twofactor@kraken.example");
  await page.getByLabel("Password", { exact: true }).fill(own.login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Sign in with Northwind Hosting below")).toBeVisible();
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("kraken-client");
});

test("with registration off there is no such page, and no link to it", async ({ page }) => {
  const answer = await page.goto(`${own.portal}/register`);
  expect(answer?.status()).toBe(404);
  await page.goto(`${own.portal}/login`);
  await expect(page.getByRole("link", { name: "Open an account" })).toHaveCount(0);
});

test("the provider's word signs in the user with that e-mail address, and leads where he wanted to go", async ({
  page,
}) => {
  await signInThere(page, "Other@Kraken.example", "?next=%2Fdomains");
  await expect(heading(page, "Domains")).toBeVisible();
  await expect(page.getByRole("table")).toContainText("nautilus-charter.example");
});

test.describe("a user who may act for two clients, for one of them with three permissions", () => {
  test.beforeAll(async () => {
    const { id, email } = await memberOfDemo(own);
    const address = { address1: "2 Quay", city: "Oban", state: "Argyll", postcode: "PA34", country: "GB" };
    const names = {
      firstname: "Sam",
      lastname: "Member",
      companyname: "Members' Own Ltd",
      email,
      phonenumber: "1631 1",
    };
    const made = await own.api("AddClient", { ...names, ...address, owner_user_id: String(id) });
    expect(made.result).toBe("success");
  });

  async function asMember(page: Page) {
    await signInThere(page, (await memberOfDemo(own)).email);
    await expect(heading(page, "Choose an account")).toBeVisible();
    await page.getByRole("button", { name: "Fjord & Fell Studio" }).click();
    await expect(heading(page, "Overview")).toBeVisible();
  }

  test("sees what he may see, and nothing of the rest", async ({ page }) => {
    await asMember(page);
    const places = page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link");
    await expect(places).toHaveText([/Overview/, /Domains/, /Support/, /Account/]);
    await expect(page.getByRole("list", { name: "At a glance" }).getByRole("listitem")).toHaveCount(2);
    for (const hidden of ["To pay", "Credit", "is overdue", "Managed WordPress"]) {
      await expect(page.getByText(hidden)).toHaveCount(0);
    }
    await page.goto(`${own.portal}/account`);
    await expect(page.getByRole("region", { name: "What you may do" })).toContainText("Open and answer tickets");
    await expect(page.getByRole("region", { name: "What you may do" }).getByRole("listitem")).toHaveCount(3);
    await expect(page.getByLabel("E-mail address", { exact: true })).toHaveValue((await memberOfDemo(own)).email);
  });

  test("is refused every page and every form that needs another permission, before WHMCS is asked", async ({
    page,
  }) => {
    await asMember(page);
    for (const path of ["/services", "/services/1", "/services/999999", "/invoices", "/invoices/1"]) {
      const answer = await page.request.get(`${own.portal}${path}`);
      expect(answer.status(), path).toBe(403);
      expect(await answer.text(), path).toContain("You may not open this");
    }
    for (const path of ["/domains", "/tickets", "/tickets/new", "/account"]) {
      expect((await page.request.get(`${own.portal}${path}`)).status(), path).toBe(200);
    }
    await page.goto(`${own.portal}/tickets/new`);
    await expect(page.getByLabel("About").locator("option", { hasText: "Service" })).toHaveCount(0);
  });

  test("changes to his other client and back, with a new session each time", async ({ page }) => {
    await asMember(page);
    const session = async () =>
      (await page.context().cookies()).find(({ name }) => name === "kraken-client")?.value ?? "";
    const first = await session();
    await page.getByRole("button", { name: /^Account/ }).click();
    const menu = page.locator("[popover]").filter({ hasText: "Change to" });
    await menu.getByRole("button").first().click();
    await expect(page.getByRole("button", { name: /^Account/ })).not.toContainText("Fjord & Fell Studio");
    expect(await session()).not.toBe(first);
    await page.goto(`${own.portal}/services`);
    await expect(heading(page, "Services")).toBeVisible();
    await page.goto(`${own.portal}/account`);
    await page.getByRole("button", { name: "Change to Fjord & Fell Studio" }).click();
    await expect(page.getByRole("button", { name: /^Account/ })).toContainText("Fjord & Fell Studio");

    // The session of before the change is over, for whoever has a copy of it.
    const old = await send(`${own.portal}/domains`, { headers: { Cookie: `kraken-client=${first}` } });
    expect([old.status, old.headers.location]).toEqual([307, "/login?next=%2Fdomains"]);
  });

  test("can't change to a client that is not his", async ({ page }) => {
    await asMember(page);
    await page.goto(`${own.portal}/account`);
    const button = page.getByRole("button", { name: /^Change to/ }).first();
    await button.evaluate((element: HTMLButtonElement) => {
      element.value = "2";
    });
    await button.click();
    await expect(heading(page, "This page does not exist")).toBeVisible();
    await page.goto(`${own.portal}/domains`);
    await expect(page.getByRole("button", { name: /^Account/ })).toContainText("Fjord & Fell Studio");
  });
});

test("an address that is not verified, or that nobody signs in with, opens nothing", async ({ page }) => {
  await signInThere(page, "unverified@kraken.example");
  await expect(page.getByText("Your e-mail address is not confirmed yet")).toBeVisible();
  await page.context().clearCookies();
  await signInThere(page, "nobody@kraken.example");
  await expect(page.getByText("There is no account behind this login")).toBeVisible();
  // A part of an address is no address.
  await page.context().clearCookies();
  await signInThere(page, "demo@kraken");
  await expect(page.getByText("There is no account behind this login")).toBeVisible();
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("kraken-client");
});

test("an answer that nobody asked for, or a second time, opens nothing", async ({ page, browser }) => {
  const failed = async (url: string, cookie = "") => {
    const answer = await send(url, { headers: cookie ? { Cookie: cookie } : {} });
    expect([answer.status, answer.headers.location]).toEqual([307, "/login?oidc=failed"]);
    expect(String(answer.headers["set-cookie"])).not.toContain("kraken-client=ey");
  };
  const callback = `${own.portal}/login/oidc/callback`;
  await failed(`${callback}?code=made-up&state=made-up`);

  await signInUntilAsked(page, "other@kraken.example");
  const back = await addressBack(page);
  expect(back).toContain("code=");
  const cookie = (await page.context().cookies(own.portal)).find(({ name }) => name === "kraken-oidc");
  // In another browser, with another state, and with a cookie that was changed.
  const stranger = await browser.newContext();
  const answer = await stranger.request.get(back, { maxRedirects: 0 });
  expect(answer.headers().location).toBe("/login?oidc=failed");
  await stranger.close();
  const mine = `kraken-oidc=${cookie?.value}`;
  await failed(back.replace(/state=[^&]*/, "state=another"), mine);
  await failed(back, `${mine}x`);
  // As it was meant, and once more: the code is used up.
  const right = await send(back, { headers: { Cookie: mine } });
  expect(right.headers.location).toBe("/");
  await failed(back, mine);
});
