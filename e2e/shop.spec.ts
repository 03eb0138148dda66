import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";

/*
 * Ordering, from the shop to the invoice: on Kraken's backend, which tells what a cart comes to, and on a WHMCS, where the
 * portal reckons it by itself.
 */
test.describe.configure({ mode: "default", timeout: 60_000 });

/** What a WHMCS does not tell. */
function shopFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), "kraken-shop-")), "shop.json");
  writeFileSync(file, JSON.stringify({ tax: { rules: [{ country: "DE", rate: "19" }] } }));
  return file;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name });
const main = (page: Page) => page.getByRole("main");

/** The amount that stands beside a label of a sum. */
const sumOf = async (page: Page, label: string) =>
  (await main(page).locator("dl.sum > div", { hasText: label }).first().locator("dd").innerText()).trim();

for (const strict of [false, true]) {
  test.describe(strict ? "on a WHMCS" : "on Kraken's backend", () => {
    let own: OwnSystem;
    const at = (path: string) => `${own.portal}${path}`;

    test.beforeAll(async () => {
      const env = { CACHE_SECONDS: "0", STANDING_SECONDS: "0", BRAND_TERMS_URL: "https://kraken.example/terms" };
      own = await startOwnSystem({ strict, env: { ...env, SHOP_FILE: shopFile() } });
    });
    test.afterAll(async () => own?.stop());
    test.afterEach(() => {
      own.line.lose(undefined);
      own.line.spoil(() => undefined);
    });

    async function signIn(page: Page, next = "/shop") {
      await page.goto(at(`/login?next=${encodeURIComponent(next)}`));
      await page.getByLabel("E-mail address").fill(own.login.email);
      await page.getByLabel("Password", { exact: true }).fill(own.login.password);
      await button(page, "Sign in").click();
      await expect(page).not.toHaveURL(/\/login/);
    }

    /** Puts hosting with a new domain into the cart. */
    async function choose(page: Page, name: string) {
      await page.goto(at("/shop"));
      await link(page, "Choose Web Hosting S").click();
      await expect(heading(page, "Web Hosting S")).toBeVisible();
      await link(page, /^Yearly/).click();
      await expect(link(page, /^Yearly/)).toHaveAttribute("aria-current", "true");
      // WHMCS's API does not tell which add-ons there are.
      const backups = page.getByRole("checkbox", { name: /^Daily backups/ });
      if (strict) await expect(backups).toHaveCount(0);
      else await backups.check();
      await page.getByLabel("PHP version").selectOption("8.2");
      await page.getByRole("radio", { name: "Register a new one" }).check();
      await page.getByLabel("Domain name").fill(name);
      await button(page, "Put into the cart").click();
      await expect(heading(page, "Cart")).toBeVisible();
      const lines = main(page).getByRole("list", { name: "What you order" });
      for (const said of [name, "PHP version: 8.2", ...(strict ? [] : ["Besides: Daily backups"])])
        await expect(lines).toContainText(said);
    }

    /** Orders by bank transfer, and answers the total that was shown. */
    async function order(page: Page) {
      const total = await sumOf(page, "To pay now");
      await page.getByRole("radio", { name: "Bank Transfer" }).check();
      await page.getByRole("checkbox", { name: /accept/ }).check();
      await button(page, `Order for ${total}`).click();
      return total;
    }

    const stateOf = async (id: string) => {
      const { orders } = (await own.api("GetOrders", { id })) as { orders: { order: { status: string }[] } };
      return orders.order[0]?.status;
    };
    const newest = async () => {
      const { orders } = (await own.api("GetOrders", { limitnum: "1" })) as { orders: { order: { id: number }[] } };
      return Number(orders.order[0]?.id ?? 0);
    };

    for (const scripts of [true, false]) {
      test(`a client orders, and the invoice says what was shown, ${scripts ? "with" : "without"} scripts`, async ({
        browser,
        viewport,
      }) => {
        const page = await pageOf(browser, viewport, scripts);
        await signIn(page);
        await choose(page, `fell-${strict}-${scripts}-${viewport?.width}.com`);
        await page.getByLabel("Promotion code").fill("AGENCY5");
        await button(page, "Use it").click();
        await expect(main(page)).toContainText("AGENCY5 is taken into account");
        await expect(main(page)).toContainText("Promotion AGENCY5");
        if (scripts) await expectWellMade(page);
        const before = await sumOf(page, "To pay now");
        await link(page, "Go to checkout").click();
        await expect(heading(page, "Checkout")).toBeVisible();
        expect(await sumOf(page, "To pay now")).toBe(before);
        await button(page, /^Order for/).click();
        await expect(main(page).getByText("Accept the terms to order").first()).toBeVisible();
        if (scripts) await expectWellMade(page);
        const total = await order(page);
        await expect(heading(page, /^Order \d+/)).toContainText("Pending");
        await expect(main(page)).toContainText("Thank you, it is ordered");
        await expect(main(page)).toContainText(total);
        // The lines come to the total: what was taken off is one of them.
        const lines = main(page).getByRole("list", { name: "What was ordered" });
        await expect(lines).toContainText("AGENCY5");
        const cents = (text: string) => Math.round(Number(text.replace("−", "-").replace(/[^\d.-]/g, "")) * 100);
        const amounts = (await lines.innerText()).match(/−?[€$£][\d,]+\.\d\d/g) ?? [];
        expect(amounts.map(cents).reduce((sum, each) => sum + each, 0)).toBe(cents(await sumOf(page, "Without tax")));
        if (scripts) await expectWellMade(page);
        await link(page, "Go to the invoice").click();
        await expect(heading(page, /^Invoice \d+/)).toContainText("Unpaid");
        await expect(page.getByRole("article")).toContainText(total);
        await page.goto(at("/cart"));
        await expect(main(page)).toContainText("Nothing in the cart yet");
        await page.context().close();
      });
    }

    test("what is wrong is said beside the field, and what was chosen stays", async ({ browser, viewport }) => {
      const page = await pageOf(browser, viewport, false);
      await page.goto(at("/shop/1?cycle=monthly"));
      await page.getByLabel("Domain name").fill("google.com");
      await button(page, "Put into the cart").click();
      await expect(
        main(page)
          .getByText(/google\.com is taken/)
          .first(),
      ).toBeVisible();
      await expect(page.getByLabel("Domain name")).toHaveValue("google.com");
      await page.getByLabel("Domain name").fill("name.notsold");
      await button(page, "Put into the cart").click();
      await expect(
        main(page)
          .getByText(/We don't sell this ending/)
          .first(),
      ).toBeVisible();
      await page.getByRole("radio", { name: /leave it where it is/ }).check();
      await button(page, "Put into the cart").click();
      await expect(heading(page, "Cart")).toBeVisible();
      await link(page, /^Change Web Hosting S/).click();
      await expect(page.getByLabel("Domain name")).toHaveValue("name.notsold");
      await page.getByRole("radio", { name: "Decide later" }).check();
      await button(page, "Change it").click();
      await expect(main(page).getByRole("list", { name: "What you order" })).not.toContainText("name.notsold");
      await button(page, /^Take Web Hosting S/).click();
      await expect(main(page)).toContainText("Nothing in the cart yet");
      await page.context().close();
    });

    for (const scripts of [true, false]) {
      test(`a name is looked for under every ending, and bought, ${scripts ? "with" : "without"} scripts`, async ({
        browser,
        viewport,
      }) => {
        const page = await pageOf(browser, viewport, scripts);
        const name = `hunt-${strict}-${scripts}-${viewport?.width}`;
        await page.goto(at("/domains/search"));
        await expect(main(page).getByRole("table")).toContainText(".co.uk");
        await page.getByRole("searchbox", { name: "Domain name" }).fill(`www.${name.toUpperCase()}.org`);
        await button(page, "Search").click();
        if (!scripts) await expect(page).toHaveURL(/whole/);
        const results = main(page).locator(".results").first().getByRole("listitem");
        await expect(results).toHaveCount(6);
        await expect(results.first()).toContainText(`${name}.org`);
        await expect(results.filter({ hasText: "Free" })).toHaveCount(6);
        await expect(main(page).locator(".results").last()).toContainText(`get${name.replaceAll("-", "")}`);
        await button(page, `Put ${name}.io into the cart`).click();
        await expect(link(page, `${name}.io is in the cart`)).toBeVisible();
        await page.goto(at("/domains/search?q=google.com&whole"));
        await expect(results.filter({ hasText: "Taken" })).toHaveCount(6);
        await button(page, "Move google.com here").click();
        await expect(link(page, "google.com is in the cart")).toBeVisible();
        await page.goto(at("/cart"));
        const lines = main(page).getByRole("list", { name: "What you order" });
        await expect(lines).toContainText(`${name}.io`);
        await expect(lines).toContainText("Moved here, with one more year");
        await signIn(page, "/checkout");
        await expect(heading(page, "Checkout")).toBeVisible();
        await page.getByLabel("Code of google.com").fill("Epp-code-of-google");
        const total = await order(page);
        await expect(main(page)).toContainText("Thank you, it is ordered");
        await expect(main(page)).toContainText(total);
        const asked = own.line.calls.filter(({ action }) => action === "AddOrder").at(-1)?.fields ?? {};
        expect(Object.values(asked)).toContain("Epp-code-of-google");
        await page.context().close();
      });
    }

    test("what can be no name is said to be none, and an ending that is not sold", async ({ browser, viewport }) => {
      const page = await pageOf(browser, viewport, false);
      await page.goto(at("/domains/search?q=-no-&whole"));
      await expect(main(page)).toContainText("can't be a domain name");
      await page.goto(at("/domains/search?q=fell.notsold&whole"));
      await expect(main(page)).toContainText("We don't sell .notsold");
      await page.goto(at("/domains/search?q=fell+runners.notsold&whole"));
      await expect(main(page)).toContainText("Names have no spaces: this is what was found for fellrunners.notsold");
      await page.context().close();
    });

    test("a visitor becomes a client on the way, and keeps his cart", async ({ browser, viewport }) => {
      const page = await pageOf(browser, viewport, true);
      const name = `guest-${strict}-${viewport?.width}`;
      await choose(page, `${name}.com`);
      await page.getByLabel("Country").selectOption("DE");
      await button(page, "Show the prices").click();
      await expect(main(page)).toContainText("Tax 19 %");
      await link(page, "Open an account").click();
      const typed = { "First name": "Gerda", "Last name": "Gast", "E-mail address": `${name}@mail.example` };
      const place = { "Street and number": "Weg 1", Postcode: "20457", Town: "Hamburg", "State or region": "Hamburg" };
      for (const [label, value] of Object.entries({ ...typed, ...place, Phone: "+49 40 123456" }))
        await page.getByLabel(label).fill(value);
      await page.getByLabel("Password", { exact: true }).fill("a long password of Gerda's");
      await page.getByLabel("Country").selectOption("DE");
      await page.getByRole("checkbox").check();
      await button(page, "Open the account").click();
      await expect(page).toHaveURL(/\/login\?registered&next=%2Fcheckout/);
      await page.getByLabel("E-mail address").fill(`${name}@mail.example`);
      await page.getByLabel("Password", { exact: true }).fill("a long password of Gerda's");
      await button(page, "Sign in").click();
      await expect(heading(page, "Checkout")).toBeVisible();
      await expect(main(page)).toContainText("Ordering as Gerda Gast");
      const total = await order(page);
      await expect(main(page)).toContainText("Thank you, it is ordered");
      await expect(main(page)).toContainText(total);
      await page.context().close();
    });

    test("an order whose invoice says something else is taken back, and that is said to the cent", async ({
      browser,
      viewport,
    }) => {
      const page = await pageOf(browser, viewport, true);
      await signIn(page);
      await choose(page, `differs-${strict}-${viewport?.width}.com`);
      await link(page, "Go to checkout").click();
      own.line.spoil(({ action, answer }) => {
        if (action !== "GetInvoice") return undefined;
        const invoice = JSON.parse(answer) as { subtotal: string };
        return { status: 200, text: JSON.stringify({ ...invoice, subtotal: "1.23", tax: "0.00", tax2: "0.00" }) };
      });
      const total = await order(page);
      await expect(main(page).getByRole("alert")).toContainText("Nothing was ordered");
      await expect(main(page).getByRole("alert")).toContainText(`You were shown ${total}, and the invoice said €1.23`);
      const id = /order (\d+) was cancelled/.exec(await main(page).getByRole("alert").innerText())?.[1] ?? "";
      expect(await stateOf(id)).toBe("Cancelled");
      await page.context().close();
    });

    test("what changed meanwhile is said, and then ordered for what it comes to now", async ({ browser, viewport }) => {
      const page = await pageOf(browser, viewport, true);
      await signIn(page);
      await choose(page, `changes-${strict}-${viewport?.width}.com`);
      await link(page, "Go to checkout").click();
      await expect(heading(page, "Checkout")).toBeVisible();
      const other = await page.context().newPage();
      await other.goto(at("/cart"));
      await other.getByLabel("Promotion code").fill("AGENCY5");
      await button(other, "Use it").click();
      await expect(main(other)).toContainText("AGENCY5 is taken into account");
      const before = await order(page);
      await expect(main(page).getByRole("alert")).toContainText("The total is another one now");
      await expect(button(page, /^Order for/)).not.toContainText(before);
      const total = await order(page);
      expect(total).not.toBe(before);
      await expect(main(page)).toContainText("Thank you, it is ordered");
      await expect(main(page)).toContainText(total);
      await page.context().close();
    });

    test("a total that the browser made up orders nothing", async ({ browser, viewport }) => {
      const page = await pageOf(browser, viewport, true);
      await signIn(page);
      await choose(page, `cheap-${strict}-${viewport?.width}.com`);
      await link(page, "Go to checkout").click();
      const before = await newest();
      const total = await sumOf(page, "To pay now");
      await page.locator("input[name=total]").evaluate((field: HTMLInputElement) => {
        field.value = "0.01";
      });
      await order(page);
      await expect(main(page).getByRole("alert")).toContainText("The total is another one now");
      await expect(main(page).getByRole("alert")).toContainText(`It was €0.01 and is ${total} now`);
      expect(await newest()).toBe(before);
      await page.context().close();
    });

    test("an order whose answer was lost is found among the client's orders", async ({ browser, viewport }) => {
      const page = await pageOf(browser, viewport, true);
      await signIn(page);
      await choose(page, `lost-${strict}-${viewport?.width}.com`);
      await link(page, "Go to checkout").click();
      const before = await newest();
      own.line.lose("AddOrder");
      await order(page);
      await expect(main(page)).toContainText("Thank you, it is ordered");
      expect(await newest()).toBe(before + 1);
      await page.goto(at("/cart"));
      await expect(main(page)).toContainText("Nothing in the cart yet");
      await page.context().close();
    });

    test("an order in doubt is looked for until that is certain, told everywhere, and its cart goes", async ({
      browser,
      viewport,
    }) => {
      const page = await pageOf(browser, viewport, true);
      const name = `doubt-${strict}-${viewport?.width}.com`;
      await signIn(page);
      await choose(page, name);
      await link(page, "Go to checkout").click();
      await expect(heading(page, "Checkout")).toBeVisible();
      own.line.lose("AddOrder");
      let isAway = false;
      own.line.spoil(({ action }) => {
        // Who has ordered can't look: WHMCS fails from then on.
        if (action === "AddOrder") isAway = true;
        return isAway && action === "GetOrders" ? { status: 500, text: "" } : undefined;
      });
      const before = await newest();
      await order(page);
      await expect(main(page).getByRole("alert")).toContainText("We don't know whether it was ordered");
      await expect(page.getByText(/^Whether .+ was ordered is not known yet$/)).toBeVisible();
      const orders = () => own.line.calls.filter(({ action }) => action === "AddOrder").length;
      const sent = orders();
      own.line.lose(undefined);
      // The same is not ordered again meanwhile, by another form neither.
      await page.goto(at("/checkout"));
      await order(page);
      await expect(main(page).getByRole("alert")).toContainText("We don't know whether it was ordered");
      expect(orders()).toBe(sent);
      own.line.spoil(() => undefined);
      await page.goto(at("/services"));
      await expect(page.getByText(new RegExp(`^.*${name}.* was ordered$`))).toBeVisible();
      await expectWellMade(page);
      expect(await newest()).toBe(before + 1);
      await page.goto(at("/cart"));
      await expect(main(page)).toContainText("Nothing in the cart yet");
      await link(page, "See the order").click();
      await expect(heading(page, /^Order/)).toBeVisible();
      await page.goto(at("/services"));
      await expect(page.getByText(/ was ordered$/)).toHaveCount(0);
      await page.context().close();
    });

    test("an order in doubt whose invoice says something else is taken back", async ({ browser, viewport }) => {
      const page = await pageOf(browser, viewport, true);
      await signIn(page);
      await choose(page, `doubly-${strict}-${viewport?.width}.com`);
      await link(page, "Go to checkout").click();
      own.line.lose("AddOrder");
      own.line.spoil(({ action, answer }) => {
        if (action !== "GetInvoice") return undefined;
        const invoice = JSON.parse(answer) as { subtotal: string };
        return { status: 200, text: JSON.stringify({ ...invoice, subtotal: "1.23", tax: "0.00", tax2: "0.00" }) };
      });
      await order(page);
      await expect(page.getByText(/was ordered and taken back$/)).toBeVisible();
      await expect(page.getByText("The invoice came to €1.23 instead of")).toBeVisible();
      expect(await stateOf(String(await newest()))).toBe("Cancelled");
      await button(page, "Understood").click();
      await expect(page.getByText(/was ordered and taken back$/)).toHaveCount(0);
      await page.context().close();
    });
  });
}

test.describe("an order that never arrived", () => {
  let own: OwnSystem;
  test.beforeAll(async () => {
    own = await startOwnSystem({ env: { CACHE_SECONDS: "0", API_TIMEOUT: "1000" } });
  });
  test.afterAll(async () => own?.stop());

  test("is looked for, is not sent again meanwhile, and can be ordered again then", async ({ page }) => {
    await page.goto(`${own.portal}/login?next=/domains`);
    await page.getByLabel("E-mail address").fill(own.login.email);
    await page.getByLabel("Password", { exact: true }).fill(own.login.password);
    await button(page, "Sign in").click();
    await link(page, "fellrunners.example").first().click();
    await expect(heading(page, "fellrunners.example")).toBeVisible();
    const form = `${page.url()}/renew`;
    await page.goto(form);
    own.line.hold("AddOrder");
    own.line.lose("AddOrder");
    await button(page, /^Renew for €/).click();
    await expect(main(page).getByRole("alert")).toContainText("We don't know whether it was done");
    await expect(page.getByText(/^Whether .*fellrunners.example.* was ordered is not known yet$/)).toBeVisible();
    const sent = own.line.calls.filter(({ action }) => action === "AddOrder").length;
    await button(page, /^Renew for €/).click();
    await expect(main(page).getByRole("alert")).toContainText("We don't know whether it was done");
    expect(own.line.calls.filter(({ action }) => action === "AddOrder")).toHaveLength(sent);
    // When WHMCS can't be at it any more: twice the time that a call has, and 15 seconds.
    await expect(async () => {
      await page.goto(form);
      await expect(page.getByText(/^.*fellrunners.example.* was not ordered$/)).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 40_000 });
    own.line.hold(undefined);
    own.line.lose(undefined);
    await button(page, /^Renew for €/).click();
    await expect(heading(page, /^Invoice/)).toBeVisible();
    await expect(page.getByText(/was not ordered$/)).toHaveCount(0);
  });
});

/** A browser of a visitor's own. */
async function pageOf(
  browser: Browser,
  viewport: { width: number; height: number } | null,
  javaScriptEnabled: boolean,
): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport, locale: "en-GB", timezoneId: "UTC" });
  return context.newPage();
}
