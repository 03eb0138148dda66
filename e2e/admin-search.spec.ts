import { expect, type Page, test } from "@playwright/test";
import { addStaff } from "./support/add-staff.ts";
import { newInvoice } from "./support/billing.ts";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeStaffInOwn, takeCookies } from "./support/sign-in.ts";

/* One search over everything for staff, as a page and in the palette, on Kraken's backend and as a WHMCS answers. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`search on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 120_000 });
    let own: OwnSystem;
    let order = 0;
    let number = "";
    let quote = 0;
    let invoice = 0;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs" });
      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      const wish = { clientid, paymentmethod: "banktransfer", pid: [2], billingcycle: ["monthly"] };
      order = (await whmcs.addOrder({ ...wish, domain: ["quagga.example"] })).orderid;
      number = (await whmcs.openTicket({ clientid, deptid: 1, subject: "Quagga sighted", message: "It is." })).tid;
      const made = { subject: "Quagga care", stage: "Draft", validuntil: "2030-01-01", userid: clientid } as const;
      quote = (await whmcs.createQuote(made)).quoteid;
      invoice = Number(await newInvoice(own, "12.00"));
      await whmcs.close();
    });
    test.afterAll(() => own?.stop());

    const box = (page: Page) => page.getByRole("searchbox", { name: "Search" });
    const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
    const field = (page: Page) => page.getByRole("combobox", { name: "Search" });
    const option = (page: Page, name: string | RegExp) => page.getByRole("option", { name });

    async function search(page: Page, words: string) {
      await box(page).fill(words);
      await box(page).press("Enter");
      await expect(page).toHaveURL(`${own.portal}/admin/search?${new URLSearchParams({ q: words })}`);
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    }

    async function openPalette(page: Page) {
      await expect(async () => {
        await page.keyboard.press("Control+k");
        await expect(field(page)).toBeFocused({ timeout: 1000 });
      }).toPass();
    }

    test("everything is found by what it is called, and what could not be searched is said", async ({ page }) => {
      await resumeStaffInOwn(page, own, "/admin/search");
      await search(page, "nautilus");
      await expect(part(page, "Clients").getByRole("link", { name: "Nautilus Charter Ltd" })).toBeVisible();
      await expect(part(page, "Tickets").getByRole("link", { name: /Nautilus: mail comes back/ })).toBeVisible();
      await expectWellMade(page);

      await search(page, "quagga.example");
      await expect(part(page, "Services").getByRole("link", { name: "quagga.example" })).toBeVisible();
      await search(page, "Quagga sighted");
      await expect(
        part(page, "Tickets").getByRole("link", { name: `Ticket ${number} · Quagga sighted` }),
      ).toBeVisible();
      await search(page, number);
      await expect(part(page, "Tickets").getByRole("link", { name: /Quagga sighted/ })).toBeVisible();
      await search(page, "Quagga care");
      await expect(part(page, "Quotes")).toContainText(`Quote ${quote} · Quagga care`);
      await search(page, String(invoice));
      await expect(part(page, "Invoices").getByRole("link", { name: `Invoice ${invoice}`, exact: true })).toBeVisible();
      await search(page, String(order));
      await part(page, "Orders")
        .getByRole("link", { name: new RegExp(`^Order ${order} ·`) })
        .click();
      await expect(page).toHaveURL(`${own.portal}/admin/orders/${order}`);

      await page.goto(`${own.portal}/admin/search?q=xqzwv`);
      await expect(page.getByText("Nothing is found for “xqzwv”")).toBeVisible();
      const how = page.getByText(/^Here clients are found by their name or e-mail address/);
      await expect(how).toHaveCount(engine === "whmcs" ? 1 : 0);

      own.line.spoil(({ action }) =>
        action === "GetTickets" || action === "KrakenSearch" ? { status: 500, text: "Away" } : undefined,
      );
      // What was found before would be kept.
      await page.goto(`${own.portal}/admin/search?q=naut`);
      if (engine === "whmcs") {
        await expect(page.getByText("Could not be searched: Tickets")).toBeVisible();
        await expect(part(page, "Clients").getByRole("link", { name: "Nautilus Charter Ltd" })).toBeVisible();
      } else {
        await expect(page.getByText("This part can't be shown right now.")).toBeVisible();
      }
      own.line.spoil(() => undefined);
    });

    test("the palette goes anywhere and leads to what can be done, by keyboard alone", async ({ page }) => {
      await resumeStaffInOwn(page, own, "/admin/clients");
      await openPalette(page);
      await page.keyboard.type(`accept order ${order}`);
      await expect(option(page, new RegExp(`^Accept order ${order}\\b`))).toHaveAttribute("aria-selected", "true");
      await expectWellMade(page);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`${own.portal}/admin/orders/${order}`);
      await expect(page.getByRole("button", { name: "Accept the order" })).toBeVisible();

      await page.keyboard.press("Control+k");
      await page.keyboard.type(`mark paid ${invoice}`);
      await expect(option(page, new RegExp(`^Enter a payment for invoice ${invoice}\\b`))).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`${own.portal}/admin/invoices/${invoice}?do=pay`);

      await page.keyboard.press("Control+k");
      await page.keyboard.type("new invoice for nautilus");
      await expect(option(page, "New invoice for Nautilus Charter Ltd")).toHaveAttribute("aria-selected", "true");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/admin\/invoices\/new\?client=\d+$/);

      await page.keyboard.press("Control+k");
      await page.keyboard.type("new client");
      await expect(option(page, "Add a client")).toBeVisible();
      await field(page).fill("audit");
      await expect(option(page, "Audit log")).toHaveAttribute("aria-selected", "true");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`${own.portal}/admin/audit`);
    });

    test("nobody is offered what his role may not do", async ({ page }) => {
      await takeCookies(page, own, await addStaff(own, "support"));
      await page.goto(`${own.portal}/admin/search?q=nautilus`);
      const does = part(page, "Do");
      await expect(does.getByRole("link", { name: "Edit Nautilus Charter Ltd" })).toBeVisible();
      await expect(does.getByRole("link", { name: /invoice/ })).toHaveCount(0);
      await page.goto(`${own.portal}/admin/search?q=audit`);
      await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);

      await page.context().clearCookies();
      await takeCookies(page, own, await addStaff(own, "read-only"));
      await page.goto(`${own.portal}/admin/search?q=nautilus`);
      await expect(part(page, "Clients").getByRole("link", { name: "Nautilus Charter Ltd" })).toBeVisible();
      await expect(does).toHaveCount(0);
    });

    test("who searches too often waits, and is told so", async ({ page }) => {
      await resumeStaffInOwn(page, own, "/admin/clients");
      await openPalette(page);
      await page.route("**/api/admin/search?q=naut", (route) => route.fulfill({ status: 429, json: {} }));
      await field(page).fill("naut");
      await expect(page.getByText("Those were many searches at once. Wait a moment.")).toBeVisible();
      await field(page).fill("nautilus");
      await expect(option(page, "Nautilus Charter Ltd").first()).toBeVisible();
    });

    test.describe("without scripts", () => {
      test.use({ javaScriptEnabled: false });
      test("the field leads to the page, which finds the same", async ({ page }) => {
        await resumeStaffInOwn(page, own, "/admin/clients");
        await page.getByRole("link", { name: /^Find a client/ }).click();
        await search(page, `accept order ${order}`);
        await part(page, "Do")
          .getByRole("link", { name: `Accept order ${order}` })
          .click();
        await expect(page.getByRole("button", { name: "Accept the order" })).toBeVisible();
      });
    });
  });
}
