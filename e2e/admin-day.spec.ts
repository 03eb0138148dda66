import { expect, type Page, test } from "@playwright/test";
import { clientOf, haveCredit, newInvoice } from "./support/billing.ts";
import { backendOf } from "./support/books-of.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn, resumeStaffInOwn } from "./support/sign-in.ts";

/* What staff do in a day, one after the other, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ timeout: 180_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", clients: 40, env: { CACHE_SECONDS: "0" } });
    });
    test.afterAll(() => own?.stop());

    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    const heading = (page: Page) => page.getByRole("heading", { level: 1 });
    const status = (page: Page, word: string) => expect(heading(page)).toContainText(word);

    test("a day at the desk", async ({ page, browser }) => {
      const client = Number(await clientOf(own));
      const whmcs = backendOf(own);
      const wish = { clientid: client, paymentmethod: "banktransfer", pid: [2], billingcycle: ["monthly"] };
      const { orderid, serviceids } = await whmcs.addOrder({ ...wish, domain: ["day.example"], noemail: true });
      for (const subject of ["Day one", "Day two", "Day three"])
        await whmcs.openTicket({ clientid: client, deptid: 1, subject, message: `About ${subject}` });
      const service = serviceids[0] ?? 0;

      await test.step("an order is accepted, and what is in it runs", async () => {
        await resumeStaffInOwn(page, own, "/admin/orders");
        await page
          .getByRole("table")
          .getByRole("link", { name: String(orderid), exact: true })
          .click();
        await press(page, "Accept the order");
        await status(page, "Active");
        const { products } = await whmcs.getClientsProducts({ serviceid: service });
        expect(products[0]).toMatchObject({ status: "Active", domain: "day.example" });
      });

      await test.step("three tickets are answered by keyboard only", async () => {
        await page.goto(`${own.portal}/admin/tickets?status=Open&q=Day`);
        const keys = page.keyboard;
        // With it the keys are there.
        const heard = page.getByRole("button", { name: "Keys", exact: true });
        const box = page.getByRole("textbox", { name: /^Reply to/ });
        // What is answered leaves the list, and the next one is the first.
        for (const subject of ["Day three", "Day two", "Day one"]) {
          await expect(page.getByRole("link", { name: new RegExp(`^${subject}`) }).first()).toBeVisible();
          await expect(heard).toBeVisible();
          await keys.press("j");
          await keys.press("Enter");
          await expect(page.getByRole("heading", { level: 2, name: subject, exact: true })).toBeVisible();
          // Who presses it while the page still comes presses it again.
          await expect(async () => {
            if (!(await box.evaluate((field) => field === document.activeElement))) await keys.press("r");
            await expect(box).toBeFocused({ timeout: 500 });
          }).toPass();
          await keys.type(`Answer to ${subject}`);
          await keys.press("Control+Enter");
          await expect(page.getByRole("listitem").filter({ hasText: `Answer to ${subject}` })).toContainText("Staff");
          await page.goto(`${own.portal}/admin/tickets?status=Open&q=Day`);
        }
        const { tickets } = await whmcs.getTickets({ clientid: client, subject: "Day", ignore_dept_assignments: true });
        expect(tickets.map((ticket) => ticket.status)).toEqual(["Answered", "Answered", "Answered"]);
      });

      await test.step("money is given back as far as the engine goes", async () => {
        await haveCredit(own, "0");
        const today = new Date().toISOString().slice(0, 10);
        const invoice = await newInvoice(own, "25.00", { paymentmethod: "banktransfer" });
        await whmcs.addInvoicePayment({
          invoiceid: Number(invoice),
          transid: `DAY-${engine}`,
          gateway: "banktransfer",
          date: today,
        });
        await page.goto(`${own.portal}/admin/invoices/${invoice}?do=refund`);
        await page.getByLabel("Amount in").fill("25");
        // A bank gives nothing back by itself; a WHMCS is only told.
        if (engine === "kraken") await page.getByRole("radio", { name: "By hand" }).check();
        await press(page, "Refund");
        await status(page, "Refunded");
      });

      await test.step("a service is suspended, and runs again", async () => {
        await page.goto(`${own.portal}/admin/services/${service}`);
        await press(page, "More actions");
        await page.getByRole("link", { name: "Suspend", exact: true }).click();
        await page.getByLabel("Reason").fill("Sends spam");
        await press(page, "Suspend it");
        await status(page, "Suspended");
        await page.getByRole("link", { name: "Unsuspend", exact: true }).click();
        await press(page, "Let it run again");
        await status(page, "Active");
      });

      await test.step("a quote is sent, and its client accepts it in the other portal", async () => {
        await page.goto(`${own.portal}/admin/quotes/new?client=${client}`);
        await page.getByLabel("Subject").fill("A second site");
        await page.getByLabel("Description").first().fill("Hours of work");
        await page.getByLabel("Price of one").first().fill("50");
        await page.getByLabel("Taxed").first().uncheck();
        await press(page, "Make the quote");
        await status(page, "A second site");
        const quote = Number(/quotes\/(\d+)/.exec(page.url())?.[1]);
        await press(page, "Send the quote");
        await page.getByRole("dialog").getByRole("button", { name: "Send the quote", exact: true }).click();
        await status(page, "Sent");
        const theirs = await (await browser.newContext()).newPage();
        await resumeInOwn(theirs, own);
        await theirs.goto(`${own.portal}/quotes/${quote}`);
        await theirs.getByRole("checkbox").check();
        await theirs.getByRole("button", { name: "Accept the quote" }).click();
        await expect(theirs.getByText("50.00").first()).toBeVisible();
        await theirs.context().close();
        const { quotes } = await whmcs.getQuotes({ quoteid: quote });
        expect(quotes[0]?.stage).toBe("Accepted");
      });
      await whmcs.close();
    });
  });
}
