import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { clientOf, creditOf, haveCredit, newInvoice } from "./support/billing.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* What staff do with transactions, on Kraken's backend and on one that answers as a WHMCS. */

type Row = { id: string; amountin: string; amountout: string; transid: string; description: string; date: string };

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", clients: 40 });
    });
    test.afterAll(() => own?.stop());

    const open = (page: Page, path: string) => resumeStaffInOwn(page, own, path);
    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    const rowsOf = (page: Page) => page.getByRole("table", { name: "Transactions" }).locator("tbody").getByRole("row");
    const search = async (page: Page, words: string) => {
      const box = page.getByRole("searchbox", { name: "Search transactions" });
      await box.fill(words);
      await box.press("Enter");
      await expect(page).toHaveURL(/[?&]q=/);
    };
    const byNumber = async (transid: string) => {
      const { transactions } = (await own.api("GetTransactions", { transid })) as {
        transactions: { transaction?: Row[] };
      };
      return transactions.transaction ?? [];
    };

    test("all transactions: by client, number, dates and amount, and saved as a file", async ({ page }) => {
      await open(page, "/admin/transactions");
      const rows = rowsOf(page);
      if (engine === "kraken") {
        await expect(rows).toHaveCount(25);
        await page.getByRole("columnheader", { name: "Amount" }).getByRole("link").click();
        await expect(page).toHaveURL(/sort=amount&dir=asc$/);
        await search(page, "nautilus");
        await expect(rows.first()).toContainText("Nautilus Charter Ltd");
      } else await expect(page.getByText("answers all transactions at once")).toBeVisible();
      await expectWellMade(page);

      await page.goto(`${own.portal}/admin/transactions?client=${await clientOf(own)}`);
      await expect(rows.first()).toBeVisible();
      const all = await rows.count();
      await expectWellMade(page);
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save as CSV" }).click();
      const [headings, ...lines] = readFileSync(await (await saved).path(), "utf8")
        .trim()
        .split("\r\n");
      expect(headings).toContain("Id,Date,Client,Invoice,Description,Way to pay,Transaction number,Amount,Fees");
      expect(lines.length).toBeGreaterThanOrEqual(all);

      await page.getByLabel("From", { exact: true }).fill("2001-01-01");
      await page.getByLabel("To", { exact: true }).fill("2001-12-31");
      await press(page, "Show");
      await expect(page.getByText("No transaction matches these filters")).toBeVisible();
      await page.getByRole("link", { name: /^To: / }).click();
      await expect(rows).toHaveCount(all);
    });

    test("money is written down: a mistake is said, an invoice paid in part, the same number refused", async ({
      page,
    }) => {
      const client = await clientOf(own);
      const invoice = await newInvoice(own, "50.00");
      await open(page, `/admin/transactions/new?client=${client}&invoice=${invoice}`);
      await expect(page.getByLabel("For which invoice")).toHaveValue(invoice);
      await expectWellMade(page);
      await page.getByLabel("Money in, EUR").fill("20");
      await page.getByLabel("Money out, EUR").fill("5");
      await press(page, "Add the transaction");
      await expect(page.getByText("one of both").first()).toBeVisible();
      await expect(page.getByLabel("Money in, EUR")).toHaveValue("20");
      await page.getByLabel("Money out, EUR").fill("");
      await page.getByLabel("Transaction number").fill(`WIRE-${engine}`);
      await page.getByLabel("Description").fill("By wire");
      await press(page, "Add the transaction");
      await expect(page.getByText("Transaction added")).toBeVisible();
      await expect(page.getByText("€50.00 → €30.00")).toBeVisible();
      expect(await own.api("GetInvoice", { invoiceid: invoice })).toMatchObject({ balance: "30.00" });

      await page.goto(`${own.portal}/admin/transactions/new?client=${client}`);
      await page.getByLabel("Money in, EUR").fill("1");
      await page.getByLabel("Transaction number").fill(`WIRE-${engine}`);
      await press(page, "Add the transaction");
      await expect(page.getByText("Transaction ID must be Unique")).toBeVisible();
      expect(await byNumber(`WIRE-${engine}`)).toHaveLength(1);

      await haveCredit(own, "0");
      await page.getByLabel("Transaction number").fill(`GIFT-${engine}`);
      await page.getByLabel("Put it into the client’s credit").check();
      await press(page, "Add the transaction");
      await expect(page.getByText("€0.00 → €1.00")).toBeVisible();
      expect(await creditOf(own)).toBe(1);
    });

    test("a transaction is changed: its invoice's balance before and after, and the audit log knows both", async ({
      page,
    }) => {
      const client = await clientOf(own);
      const invoice = await newInvoice(own, "80.00");
      const transid = `TYPO-${engine}`;
      await own.api("AddTransaction", {
        ...{ userid: client, invoiceid: invoice, paymentmethod: "banktransfer", transid },
        ...{ amountin: "30.00", description: "By wire" },
      });
      await open(page, `/admin/transactions?client=${client}`);
      await search(page, transid);
      await rowsOf(page).first().getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Transaction");
      await expect(page.getByLabel("Money in, EUR")).toHaveValue("30.00");
      await expectWellMade(page);
      await page.getByLabel("Money in, EUR").fill("many");
      await press(page, "Save");
      await expect(page.getByText("with two places at most, or nothing").first()).toBeVisible();
      await page.getByLabel("Money in, EUR").fill("33.50");
      await page.getByLabel("Description").fill("By wire, in two parts");
      await press(page, "Save");
      await expect(page.getByText("Transaction changed")).toBeVisible();
      await expect(page.getByText("€50.00 → €46.50")).toBeVisible();
      const [changed] = await byNumber(transid);
      expect(changed).toMatchObject({ amountin: "33.50", description: "By wire, in two parts" });
      await page.goto(`${own.portal}/admin/audit`);
      await expect(page.getByText("in: 30.00 → 33.50").first()).toBeVisible();
    });

    test("money of no client's, without a script", async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await open(page, "/admin/transactions/new");
      await page.getByLabel("Money out").fill("7,50");
      await page.getByLabel("Transaction number").fill(`RENT-${engine}`);
      await page.getByLabel("Date").fill("");
      await press(page, "Add the transaction");
      await expect(page.getByText("Choose a day.").first()).toBeVisible();
      await expect(page.getByLabel("Money out")).toHaveValue("7,50");
      await page.getByLabel("Date").fill("2026-11-20");
      await press(page, "Add the transaction");
      await expect(page).toHaveURL(/\/admin\/transactions$/);
      const [made] = await byNumber(`RENT-${engine}`);
      expect(made).toMatchObject({ amountout: "7.50", userid: "0" });
      await context.close();
    });
  });
}
