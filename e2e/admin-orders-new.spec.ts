import { expect, type Page, test } from "@playwright/test";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* What staff order for a client, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`an order for a client on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 120_000 });
    let own: OwnSystem;
    let client: number;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", clients: 40 });
      const whmcs = backendOf(own);
      client = await clientIdOf(whmcs, own.login.email);
      await whmcs.close();
    });
    test.afterAll(() => own?.stop());

    const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
    const lines = (page: Page) => page.getByRole("list", { name: "In the order" }).getByRole("listitem");
    const total = (page: Page) => page.getByRole("button", { name: /^Place the order for/ });

    async function addProduct(page: Page, domain: string, price: string) {
      await page.getByLabel("Product").selectOption("2");
      await press(page, "Configure it");
      await page.getByRole("radio", { name: "Use one that I have" }).check();
      await page.getByLabel("Domain name").fill(domain);
      await page.getByLabel(/^Price in EUR/).fill(price);
      await press(page, "Add to the order");
    }

    test("products and a domain at prices of staff's are reckoned first, placed, and invoiced as was shown", async ({
      page,
    }) => {
      await resumeStaffInOwn(page, own, `/admin/clients/${client}`);
      await page.getByRole("button", { name: "More to do for this client" }).click();
      await page.getByRole("link", { name: "New order" }).click();
      await expect(page.getByText("Add something, and what it comes to is shown here.")).toBeVisible();
      await addProduct(page, `new-${engine}.example`, "much");
      await expect(page.getByText("Enter a price such as 20.50, or nothing").first()).toBeVisible();
      await page.getByLabel(/^Price in EUR/).fill("20,50");
      await expectWellMade(page);
      await press(page, "Add to the order");
      await expect(lines(page)).toHaveCount(1);
      await expect(lines(page)).toContainText("€20.50");
      await expectWellMade(page);
      await page.getByRole("link", { name: "A domain alone" }).click();
      await page.getByLabel("Domain name").fill(`alone-${engine}.com`);
      await page.getByLabel(/^Price in EUR/).fill("5");
      await press(page, "Add to the order");
      await expect(lines(page)).toHaveCount(2);
      const shown = /€[\d.,]+/.exec((await total(page).textContent()) ?? "")?.[0] ?? "";
      await total(page).click();
      await expect(page).toHaveURL(/\/admin\/orders\/\d+$/);
      const id = Number(/(\d+)$/.exec(page.url())?.[1]);
      const whmcs = backendOf(own);
      const [order] = (await whmcs.getOrders({ id })).orders;
      expect(order).toMatchObject({ userid: client, status: "Pending" });
      const invoice = await whmcs.getInvoice({ invoiceid: order?.invoiceid ?? 0 });
      const amounts = invoice.items.map(({ amount }) => amount);
      expect(amounts).toEqual(expect.arrayContaining(["20.50", "5.00"]));
      const differs = page.getByText(/was shown, and the invoice says/);
      if (`€${invoice.total}` === shown) await expect(differs).toHaveCount(0);
      else await expect(differs).toContainText(shown);
      if (engine === "kraken") expect(`€${invoice.total}`).toBe(shown);
      await whmcs.close();
      // What was ordered is not put together any more.
      await page.goto(`${own.portal}/admin/orders/new?client=${client}`);
      await expect(lines(page)).toHaveCount(0);
    });

    test("without a script: a wrong code is told, a line taken out, and nothing billed or mailed where that is not ticked", async ({
      browser,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await resumeStaffInOwn(page, own, `/admin/orders/new?client=${client}`);
      await addProduct(page, "first.example", "");
      await addProduct(page, "second.example", "");
      await expect(lines(page)).toHaveCount(2);
      await page.getByRole("button", { name: /^Take .*first\.example out/ }).click();
      await expect(lines(page)).toHaveCount(1);
      await page.getByLabel("Promotion code").fill("NOSUCHCODE");
      await press(page, "Use it");
      await expect(page.getByText(/NOSUCHCODE/).first()).toBeVisible();
      const whmcs = backendOf(own);
      const mails = async () => (await whmcs.getEmails({ clientid: client, limitnum: 1 })).totalresults;
      const before = await mails();
      await page.getByLabel("Make an invoice").uncheck();
      await page.getByLabel("Mail the invoice").uncheck();
      await page.getByLabel("Mail a confirmation of the order").uncheck();
      await total(page).click();
      await expect(page).toHaveURL(/\/admin\/orders\/\d+$/);
      const id = Number(/(\d+)$/.exec(page.url())?.[1]);
      const [order] = (await whmcs.getOrders({ id })).orders;
      expect(order?.invoiceid).toBe(0);
      expect(order?.lineitems.map(({ domain }) => domain)).toEqual(["second.example"]);
      expect(await mails()).toBe(before);
      await whmcs.close();
      await context.close();
    });
  });
}
