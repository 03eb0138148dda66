import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { clientOf, creditOf, haveCredit, newInvoice, signInTo } from "./support/billing.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn } from "./support/sign-in.ts";

/* The pages about money beside the invoice's: as the backend answers, and as a WHMCS does. */
test.describe.configure({ mode: "serial", timeout: 90_000 });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

/** The text of a file that a press saves. */
async function saved(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** The backend's notice of quotes of a stage, and their ids. */
async function newQuote(own: OwnSystem, stage: string, validuntil: string): Promise<string> {
  const line = 'a:1:{i:0;a:3:{s:4:"desc";s:5:"Hours";s:3:"qty";s:1:"3";s:2:"up";s:5:"10.00";}}';
  const made = await own.api("CreateQuote", {
    userid: await clientOf(own),
    subject: `A quote that is ${stage}`,
    stage,
    validuntil,
    lineitems: Buffer.from(line).toString("base64"),
  });
  return String(made.quoteid);
}

for (const strict of [false, true]) {
  test.describe(strict ? "as a WHMCS answers" : "as the backend answers", () => {
    let own: OwnSystem;
    test.beforeAll(async () => {
      own = await startOwnSystem({ strict, env: { CACHE_SECONDS: "0" } });
    });
    test.afterAll(async () => {
      await own?.stop();
    });

    for (const javaScriptEnabled of [true, false]) {
      test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
        test.use({ javaScriptEnabled });
        test("a card is made the default and removed, after a question", async ({ page }) => {
          const clientid = await clientOf(own);
          await own.api("AddPayMethod", {
            clientid,
            type: "RemoteCreditCard",
            gateway_module_name: "sandboxcard",
            card_number: "4000000000000002",
            card_expiry: "1230",
          });
          await signInTo(page, own, "/account/payment-methods");
          const row = rows(page).filter({ hasText: "Visa ending in 0002, until 12/30" });
          await page.getByRole("button", { name: "Make Visa ending in 0002, until 12/30 the default" }).click();
          await expect(row).toContainText("Default");
          await row.getByRole("link", { name: /^Remove/ }).click();
          await expect(page.getByText("Remove Visa ending in 0002, until 12/30?")).toBeVisible();
          await page.getByRole("link", { name: "Keep it" }).click();
          await expect(row).toBeVisible();
          await row.getByRole("link", { name: /^Remove/ }).click();
          await page.getByRole("button", { name: "Remove it" }).click();
          await expect(row).toHaveCount(0);
          const left = (await own.api("GetPayMethods", { clientid })) as { paymethods: { card_last_four?: string }[] };
          expect(left.paymethods.map((method) => method.card_last_four)).not.toContain("0002");
        });
      });
    }

    test("a card of the sandbox is stored on the demo, and nowhere else", async ({ page }) => {
      await signInTo(page, own, "/account/payment-methods");
      await expect(heading(page)).toHaveText("Payment methods");
      const store = page.getByRole("button", { name: "Store the card" });
      if (strict) return expect(store).toHaveCount(0);
      await page.getByLabel("Visa ending in 9995").check();
      await page.getByLabel("Expires").fill("13/29");
      await store.click();
      await expect(page.getByText("Enter a month that is not over")).toBeVisible();
      await expect(page.getByLabel("Visa ending in 9995")).toBeChecked();
      await page.getByLabel("Expires").fill("04/31");
      await store.click();
      await expect(rows(page).filter({ hasText: "Visa ending in 9995, until 04/31" })).toBeVisible();
      // No number of a card is ever asked for.
      await expect(page.locator("input[name*=number], input[autocomplete^=cc-]")).toHaveCount(0);
      await expectWellMade(page);
    });

    test("transactions are listed and saved as a table, in which nothing is a formula", async ({ page }) => {
      const invoiceid = await newInvoice(own, "5.00");
      const transid = '=HYPERLINK("http://elsewhere.example","x")';
      await own.api("AddInvoicePayment", { invoiceid, transid, gateway: "paypal", date: "2026-11-02 10:00:00" });
      await signInTo(page, own, "/transactions");
      await expect(rows(page).filter({ hasText: `Invoice ${invoiceid}` })).toContainText("€5.00");
      const file = await saved(page, "Save as CSV");
      expect(file.name).toBe("transactions.csv");
      expect(file.text).toMatch(/^\ufeffDate,What,Invoice,Method,Reference,Amount,Currency\r\n/);
      expect(file.text).toContain(`"'=HYPERLINK(""http://elsewhere.example"",""x"")",5.00,EUR`);
      await expectWellMade(page);
    });

    test("the credit's log adds up to the credit, and is saved as a table", async ({ page }) => {
      const clientid = await clientOf(own);
      await own.api("AddCredit", { clientid, amount: "7.25", description: "For the wait" });
      await signInTo(page, own, "/credit");
      const { client } = (await own.api("GetClientsDetails", { clientid })) as { client: { credit: string } };
      await expect(page.getByText(`You have €${client.credit} of credit.`)).toBeVisible();
      await expect(rows(page).first()).toContainText("For the wait");
      await expect(rows(page).first()).toContainText(`€${client.credit}`);
      expect((await saved(page, "Save as CSV")).text).toContain(`,For the wait,7.25,${client.credit},EUR\r\n`);
      await expectWellMade(page);
    });

    test("a quote is read and accepted; a draft is nobody's, and what is over can't be accepted", async ({ page }) => {
      const draft = await newQuote(own, "Draft", "31/12/2031");
      const over = await newQuote(own, "Delivered", "01/11/2020");
      const open = await newQuote(own, "Delivered", "31/12/2031");
      await signInTo(page, own, "/quotes");
      await expect(rows(page).filter({ hasText: "A quote that is Draft" })).toHaveCount(0);
      await expectWellMade(page);
      expect((await page.goto(`${own.portal}/quotes/${draft}`))?.status()).toBe(404);
      await page.goto(`${own.portal}/quotes/${over}`);
      await expect(heading(page)).toContainText("Expired");
      await expect(page.getByRole("button", { name: "Accept the quote" })).toHaveCount(0);
      await page.goto(`${own.portal}/quotes/${open}`);
      await expectWellMade(page);
      await expect(page.getByRole("article")).toContainText("3 × €10.00");
      await page.getByRole("button", { name: "Accept the quote" }).click();
      await expect(page.getByText("Tick this, if you accept the quote")).toBeVisible();
      await page.getByLabel(/^I accept this quote over €/).check();
      await page.getByRole("button", { name: "Accept the quote" }).click();
      await expect(heading(page)).toContainText(/^Invoice \d+/);
      await page.goto(`${own.portal}/quotes/${open}`);
      await expect(heading(page)).toContainText("Accepted");
    });

    for (const javaScriptEnabled of [true, false]) {
      test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
        test.use({ javaScriptEnabled });
        test("several invoices are paid one after the other, as far as the credit goes", async ({ page }) => {
          await haveCredit(own, "12.00");
          const [first, second, third] = [
            await newInvoice(own, "7.00", { duedate: "2026-01-01" }),
            await newInvoice(own, "8.00", { duedate: "2026-01-02" }),
            await newInvoice(own, "9.00", { duedate: "2026-01-03" }),
          ];
          await signInTo(page, own, "/invoices");
          await page.getByRole("link", { name: "Pay several at once" }).click();
          await expect(heading(page)).toHaveText("Pay several at once");
          const mine = new RegExp(`^Invoice (${first}|${second}|${third})\\b`);
          for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
          await page.getByRole("button", { name: "Pay the chosen invoices" }).click();
          await expect(page.getByText("Choose at least one invoice").first()).toBeVisible();
          for (const box of await page.getByRole("checkbox", { name: mine }).all()) await box.check();
          if (javaScriptEnabled) await expect(page.getByText("€24.00")).toBeVisible();
          await page.getByLabel("With your credit").check();
          await page.getByRole("button", { name: "Pay the chosen invoices" }).click();
          await expect(page.getByText(`Invoice ${first}: €7.00 paid`)).toBeVisible();
          await expect(page.getByText(`Invoice ${second}: €5.00 paid, the rest is left`)).toBeVisible();
          await expect(page.getByText(`Invoice ${third}: not tried`)).toBeVisible();
          const left = await own.api("GetInvoice", { invoiceid: second });
          expect(left).toMatchObject({ status: "Unpaid", balance: "3.00" });
          for (const invoiceid of [second, third]) await own.api("UpdateInvoice", { invoiceid, status: "Cancelled" });
        });
      });
    }

    test("who pays by card and has stored none is led to storing one, and back to the invoice", async ({ page }) => {
      const login = { email: "no-card@ledger.example", password: "seven swans on a lake" };
      const { clientid } = await own.api("AddClient", {
        ...{ firstname: "Nora", lastname: "Card", email: login.email, password2: login.password, noemail: "1" },
        ...{
          address1: "1 Pier",
          city: "Oban",
          state: "Argyll",
          postcode: "PA34",
          country: "GB",
          phonenumber: "+44 1631 1",
        },
      });
      const id = await newInvoice(own, "9.00", { userid: String(clientid), paymentmethod: "sandboxcard" });
      await resumeInOwn(page, own, login);
      await page.goto(`${own.portal}/invoices/${id}`);
      await expectWellMade(page);
      await page.getByRole("link", { name: "Store a card" }).click();
      await expect(heading(page)).toHaveText("Payment methods");
      if (strict) return;
      await page.getByRole("button", { name: "Store the card" }).click();
      await expect(page).toHaveURL(`${own.portal}/invoices/${id}`);
      await page.getByRole("button", { name: /^Pay .*9\.00 by card$/ }).click();
      await expect(heading(page)).toContainText("Paid");
    });

    test("funds are added by an invoice on the backend; a WHMCS without pages has no way", async ({ page }) => {
      await signInTo(page, own, "/credit");
      await expect(heading(page)).toHaveText("Credit");
      const make = page.getByRole("button", { name: "Make the invoice" });
      if (strict) return expect(make).toHaveCount(0);
      await page.getByLabel("Amount in EUR").fill("0.50");
      await make.click();
      await expect(page.getByText(/^Enter at least €/)).toBeVisible();
      await page.getByLabel("Amount in EUR").fill("25");
      await make.click();
      await expect(heading(page)).toContainText(/^Invoice \d+/);
      // Credit is not bought with credit.
      await haveCredit(own, "30.00");
      const { pathname } = new URL(page.url());
      const invoice = pathname.split("/").at(-1);
      await page.reload();
      await expect(page.getByRole("button", { name: "Use the credit" })).toHaveCount(0);
      await page.goto(`${own.portal}/invoices/several`);
      for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
      await page.getByRole("checkbox", { name: new RegExp(`^Invoice ${invoice}\\b`) }).check();
      await page.getByLabel("With your credit").check();
      await page.getByRole("button", { name: "Pay the chosen invoices" }).click();
      await expect(page.getByText(`Invoice ${invoice}: it buys credit, and is not paid with any`)).toBeVisible();
      await page.goto(`${own.portal}${pathname}`);
      const before = await creditOf(own);
      await page.getByRole("button", { name: "Pay €25.00 by card" }).click();
      await expect(heading(page)).toContainText("Paid");
      expect((await creditOf(own)) - before).toBeCloseTo(25);
    });

    test("an invoice and a quote are saved as PDF", async ({ page }) => {
      await signInTo(page, own, "/quotes");
      await rows(page).getByRole("link").first().click();
      const quote = await saved(page, "Save as PDF");
      expect(quote.name).toMatch(/^quote-\d+\.pdf$/);
      expect(quote.text.startsWith("%PDF-1.7")).toBe(true);
      await page.goto(`${own.portal}/invoices?status=paid`);
      await rows(page).getByRole("link").first().click();
      await expect(heading(page)).toContainText("Paid");
      const invoice = await saved(page, "Save as PDF");
      expect(invoice.name).toMatch(/^invoice-\d+\.pdf$/);
      expect(invoice.text).toContain("/S /Table");
      const answer = await page.request.get(`${own.portal}/api/invoices/99999999/pdf`);
      expect(answer.status()).toBe(404);
    });

    test("a quote whose answer was lost is found to be accepted", async ({ page }) => {
      const id = await newQuote(own, "Delivered", "31/12/2031");
      await signInTo(page, own, `/quotes/${id}`);
      own.line.lose("AcceptQuote");
      await page.getByLabel(/^I accept this quote over €/).check();
      await page.getByRole("button", { name: "Accept the quote" }).click();
      await expect(heading(page)).toContainText("Accepted");
      own.line.lose(undefined);
    });
  });
}
