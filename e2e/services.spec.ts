import { expect, type Page, test } from "@playwright/test";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn } from "./support/sign-in.ts";

/* What a client does with his services, on Kraken's backend and on one that answers as a WHMCS. */

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

for (const engine of ["kraken", "whmcs"] as const) {
  const isStrict = engine === "whmcs";
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;
    let ids: Map<string, number>;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: isStrict, env: { LEGACY_URL: "https://kraken.example" } });
      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      const { products } = await whmcs.getClientsProducts({ clientid });
      ids = new Map(products.map(({ id, name, domain }) => [`${name} ${domain}`, id]));
      await whmcs.close();
    });
    test.afterAll(() => own?.stop());

    /** The id of the first service on that domain. */
    const idOf = (domain: string) => [...ids].find(([name]) => name.endsWith(` ${domain}`))?.[1] ?? 0;
    const at = (domain: string, part = "") => `${own.portal}/services/${idOf(domain)}${part}`;
    const called = (action: string) => own.line.calls.filter((call) => call.action === action);

    const signIn = (page: Page) => resumeInOwn(page, own);

    async function fromMenu(page: Page, item: string): Promise<void> {
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("link", { name: item }).click();
    }

    test("the service says what it has and what can be done", async ({ page }) => {
      await signIn(page);
      await page.goto(at("fjordandfell.example"));
      await expect(heading(page, "Web Hosting L")).toBeVisible();
      await expect(page.getByRole("region", { name: "Add-ons" })).toContainText("Active");
      await expectWellMade(page);
      if (isStrict) {
        await expect(page.getByRole("region", { name: "Commands" })).toHaveCount(0);
        return;
      }
      const restart = page
        .getByRole("region", { name: "Commands" })
        .getByRole("listitem")
        .filter({ hasText: "Restart" });
      await restart.getByRole("button", { name: "Run" }).click();
      await expect(page.getByText("It was told to the server")).toBeVisible();
      expect(called("ModuleCustom").at(-1)?.fields).toMatchObject({ func_name: "reboot" });
      await expect(page.getByText("Build anew")).toHaveCount(0);
    });

    test("a further period is ordered at the price that is shown", async ({ page }) => {
      await signIn(page);
      await page.goto(at("halden.example"));
      await fromMenu(page, "Renew now");
      await expectWellMade(page);
      const before = called("AddOrder").length;
      const button = page.getByRole("button", { name: /^Renew for €/ });
      await button.dblclick();
      await expect(heading(page, /^Invoice/)).toBeVisible();
      await expect(page.getByText("The renewal of Web Hosting M is ordered")).toBeVisible();
      expect(called("AddOrder")).toHaveLength(before + 1);
      expect(called("CancelOrder")).toHaveLength(0);
      // It is on an unpaid invoice now: it can't be ordered twice.
      await page.goto(at("halden.example", "/renew"));
      await expect(page.getByRole("heading", { name: "It is invoiced already" })).toBeVisible();
      await expect(page.getByRole("button", { name: /^Renew for/ })).toHaveCount(0);
      await page.getByRole("link", { name: /^Pay invoice/ }).click();
      await expect(heading(page, /^Invoice/)).toBeVisible();
    });

    test("the password is shown to who enters his own again, and kept nowhere; and changed", async ({ page }) => {
      await signIn(page);
      await page.goto(at("fjordandfell.example"));
      await page.getByRole("link", { name: "Access", exact: true }).click();
      await expectWellMade(page);
      await page.getByLabel("New password of the service").fill("short");
      await page.getByRole("button", { name: "Change the password" }).click();
      await expect(page.getByText("Use at least 10 characters").first()).toBeVisible();
      const secret = "Xy7-plain-secret";
      await page.getByLabel("New password of the service").fill(secret);
      await page.getByRole("button", { name: "Change the password" }).click();
      await expect(page.getByText("The password of the service is changed")).toBeVisible();

      await page.getByLabel("Your account's password").fill("not it");
      await page.getByRole("button", { name: "Show them" }).click();
      await expect(page.getByText("This is not your account's password").first()).toBeVisible();
      expect(await page.content()).not.toContain(secret);
      await page.getByLabel("Your account's password").fill(own.login.password);
      await page.getByRole("button", { name: "Show them" }).click();
      await expect(page.getByRole("list", { name: "Password", exact: true })).toContainText(secret);
      await page.goto(at("fjordandfell.example"));
      expect(await page.content()).not.toContain(secret);
      const { readFileSync, readdirSync } = await import("node:fs");
      for (const file of readdirSync(own.home).filter((name) => /^portal/.test(name)))
        expect(readFileSync(`${own.home}/${file}`, "latin1"), file).not.toContain(secret);
    });

    test("the control panel opens by a single sign-on of the user's own, made by the press", async ({ page }) => {
      await signIn(page);
      await page.goto(at("fjordandfell.example", "/access"));
      if (!isStrict) {
        // Kraken's own backend has no control panels behind a client area.
        await expect(page.getByRole("button", { name: "Show them" })).toBeVisible();
        await expect(page.getByRole("button", { name: "Open the control panel" })).toHaveCount(0);
        return;
      }
      expect(called("CreateSsoToken")).toHaveLength(0);
      let led = "";
      await page.route("https://kraken.example/**", (route) => {
        led = route.request().url();
        return route.fulfill({ body: "WHMCS" });
      });
      await page.getByRole("button", { name: "Open the control panel" }).click();
      await expect.poll(() => led).toMatch(/^https:\/\/kraken\.example\/oauth\/singlesignon\.php\?access_token=/);
      expect(called("CreateSsoToken").at(-1)?.fields).toMatchObject({
        client_id: "1",
        user_id: "1",
        destination: "clientarea:product_details",
        service_id: String(idOf("fjordandfell.example")),
      });
      await page.waitForURL("https://kraken.example/**");
      // A link that leads elsewhere is not followed.
      led = "";
      own.line.spoil(({ action }) =>
        action === "CreateSsoToken"
          ? {
              status: 200,
              text: JSON.stringify({ result: "success", access_token: "x", redirect_url: "https://evil.example/x" }),
            }
          : undefined,
      );
      await page.goto(at("fjordandfell.example", "/access"));
      await page.getByRole("button", { name: "Open the control panel" }).click();
      await expect(page.getByText("You were not sent there")).toBeVisible();
      own.line.spoil(() => undefined);
    });

    test("a plan is changed at the price that is shown, line by line", async ({ page }) => {
      await signIn(page);
      await page.goto(at("atlas.fjordandfell.example", "/upgrade"));
      await expectWellMade(page);
      if (isStrict) {
        await expect(page.getByText("Which plans it can change to is not known here")).toBeVisible();
        await expect(page.getByRole("button", { name: "See the plans" })).toBeVisible();
        return;
      }
      const plans = page.getByRole("region", { name: "Plans" }).getByRole("link");
      await plans.last().click();
      await expect(page).toHaveURL(/plan=\d+&cycle=/);
      const button = page.getByRole("button", { name: /^Change (for|now)/ });
      await expect(button).toBeVisible();
      await expectWellMade(page);
      const price = /€[\d.,]+/.exec((await button.textContent()) ?? "")?.[0] ?? "";
      await expect(page.getByText("Tax 19 %")).toBeVisible();
      const before = called("UpgradeProduct").length;
      await button.click();
      await expect(heading(page, /^Invoice/)).toBeVisible();
      // What was shown is what is to be paid, taxes and all.
      await expect(page.getByRole("article").getByText("To pay").locator("..")).toContainText(price);
      expect(
        called("UpgradeProduct")
          .slice(before)
          .map(({ fields }) => fields.calconly ?? "order"),
      ).toContain("order");
      await page.goto(at("atlas.fjordandfell.example", "/upgrade"));
      await expect(page.getByText("A change is on its way")).toBeVisible();
    });

    test("an add-on is bought where the engine knows which there are", async ({ page }) => {
      await signIn(page);
      await page.goto(at("halden.example", "/addons"));
      await expectWellMade(page);
      if (isStrict) {
        await expect(page.getByText("Which ones there are is not known here")).toBeVisible();
        return;
      }
      await page.getByRole("region", { name: "Buy one" }).getByRole("link", { name: "See the price" }).first().click();
      const button = page.getByRole("button", { name: /^Order for €/ });
      await expect(button).toBeVisible();
      await expectWellMade(page);
      await button.click();
      await expect(heading(page, /^Invoice/)).toBeVisible();
      await page.goto(at("halden.example", "/addons"));
      await expect(page.getByRole("region", { name: "Add-ons" })).toContainText("Pending");
    });

    test("a service is cancelled by its name, and kept again as far as the engine lets", async ({ page }) => {
      await signIn(page);
      await page.goto(at("fjordandfell.example"));
      await fromMenu(page, "Cancel this service");
      await expectWellMade(page);
      await page.getByLabel(/^Why/).fill("We move.");
      await page.getByLabel(/^Type /).fill("something else");
      await page.getByRole("button", { name: "Cancel the service" }).click();
      await expect(page.getByText("One thing to mend")).toBeVisible();
      await expect(page.getByLabel(/^Why/)).toHaveValue("We move.");
      expect(called("AddCancelRequest")).toHaveLength(0);
      await page.getByLabel(/^Type /).fill("FjordAndFell.example");
      await page.getByRole("button", { name: "Cancel the service" }).click();
      await expect(page.getByText(/^This service ends on \d/)).toBeVisible();
      expect(called("AddCancelRequest").at(-1)?.fields).toMatchObject({
        type: "End of Billing Period",
        reason: "We move.",
      });
      await expectWellMade(page);
      await page.goto(`${own.portal}/`);
      const weeks = page.getByRole("region", { name: "The next eight weeks" });
      await expect(weeks.getByText("halden.example").filter({ visible: true })).toHaveCount(1);
      await expect(weeks.getByText("Web Hosting L")).toHaveCount(0);
      await page.goto(at("fjordandfell.example", "/cancel"));
      await expect(page.getByText(/^This service ends on \d/)).toBeVisible();
      await page.goto(`${own.portal}/services?q=Web%20Hosting%20L`);
      await expect(page.getByRole("row", { name: "Web Hosting L" })).toContainText("ends then");
      for (const part of ["/renew", "/upgrade", "/addons"]) {
        await page.goto(at("fjordandfell.example", part));
        await expect(page.getByText(/^This service ends on \d/)).toBeVisible();
        await expect(page.getByRole("button", { name: /^(Renew|Change|Order) (for|now)/ })).toHaveCount(0);
        await expect(page.getByRole("link", { name: "See the price" })).toHaveCount(0);
      }
      await page.goto(at("fjordandfell.example"));
      if (isStrict) {
        await expect(page.getByText("Write to us if you want to keep it")).toBeVisible();
        return;
      }
      await page.getByRole("button", { name: "Keep it" }).click();
      await expect(page.getByText("The service stays")).toBeVisible();
      await expect(page.getByText(/^This service ends/)).toHaveCount(0);
    });
  });
}
