import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { clientOf, haveCredit, newInvoice } from "./support/billing.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* What staff do with invoices, on Kraken's backend and on one that answers as a WHMCS. */

type Row = { status: string; balance: string; credit: string; transactions: { transaction?: { amountout: string }[] } };

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", clients: 40 });
    });
    test.afterAll(() => own?.stop());

    const invoice = async (id: string) => (await own.api("GetInvoice", { invoiceid: id })) as Row;
    const open = async (page: Page, path: string) => {
      await resumeStaffInOwn(page, own);
      await page.goto(`${own.portal}${path}`);
    };
    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    /** One of the less likely deeds, from the menu. */
    const choose = async (page: Page, name: string) => {
      await press(page, "More actions");
      await page.getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
    };

    test("an invoice is written, reckoned before it is made, published and paid in three ways", async ({ page }) => {
      const client = await clientOf(own);
      await haveCredit(own, "30");
      await open(page, `/admin/invoices/new?client=${client}`);
      await page.getByLabel("Description").nth(0).fill("Moving of a site");
      await page.getByLabel("Amount").nth(0).fill("100");
      await page.getByLabel("Description").nth(1).fill("Discount");
      await page.getByLabel("Amount").nth(1).fill("-10,50");
      await page.getByLabel("Tax 1, percent").fill("19");
      await page.getByLabel("Tax 2, percent").fill("0");
      await press(page, "Reckon");
      // 89.50 and 19 % of each line.
      await expect(page.getByRole("status", { name: "What it comes to" })).toContainText("106.50");
      await expectWellMade(page);
      await press(page, "Make the invoice");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Draft");
      await expect(page.getByText("another figure")).toHaveCount(0);
      const id = /invoices\/(\d+)/.exec(page.url())?.[1] ?? "";
      expect(await invoice(id)).toMatchObject({ status: "Draft", balance: "106.50" });

      await page.getByRole("link", { name: "Publish", exact: true }).click();
      await press(page, "Publish the draft");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Unpaid");

      await page.getByRole("link", { name: "Add a payment" }).click();
      await expectWellMade(page);
      await page.getByLabel("Amount in").fill("0");
      await press(page, "Add the payment");
      await expect(page.getByText("Enter an amount above zero").first()).toBeVisible();
      await page.getByLabel("Amount in").fill("40");
      await page.getByLabel("Transaction number").fill(`BANK-${engine}`);
      await press(page, "Add the payment");
      await expect(page.getByText("Payment added")).toBeVisible();
      await expect(page.getByText("€106.50 → €66.50")).toBeVisible();

      await choose(page, "Apply credit");
      await expect(page.getByLabel("Amount in")).toHaveValue("30.00");
      await press(page, "Apply the credit");
      await expect(page.getByText("€66.50 → €36.50")).toBeVisible();

      await page.getByRole("link", { name: "Add a payment" }).click();
      await press(page, "Add the payment");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Paid");
      expect(await invoice(id)).toMatchObject({ status: "Paid", balance: "0.00", credit: "30.00" });
      await expectWellMade(page);
    });

    test("lines, days and the state are changed, the mail is sent, and it is cancelled", async ({ page }) => {
      const id = await newInvoice(own, "50.00");
      await open(page, `/admin/invoices/${id}`);
      await choose(page, "Change lines");
      await page.getByLabel("Amount").first().fill("55");
      await page.getByLabel("Description").nth(1).fill("A second hour");
      await page.getByLabel("Amount").nth(1).fill("5.25");
      await page.getByLabel("Taxed").nth(1).uncheck();
      await press(page, "Save the lines");
      await expect(page.getByText("€50.00 → €60.25")).toBeVisible();
      await expect(page.getByText("another figure")).toHaveCount(0);

      await choose(page, "Change details");
      await page.getByLabel("Due").fill("2027-01-31");
      await page.getByLabel("Notes").fill("Thank you");
      await press(page, "Save");
      await expect(page.getByText("31 Jan 2027").or(page.getByText("Jan 31, 2027")).first()).toBeVisible();
      expect(await own.api("GetInvoice", { invoiceid: id })).toMatchObject({
        duedate: "2027-01-31",
        notes: "Thank you",
      });

      await choose(page, "Send by e-mail");
      await press(page, "Send");
      await expect(page.getByRole("status")).toContainText("Sent");

      await choose(page, "Cancel the invoice");
      await press(page, "Cancel the invoice");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Cancelled");
      expect(await invoice(id)).toMatchObject({ status: "Cancelled" });
    });

    test("the stored card is charged, and a refund goes as far as the engine", async ({ page }) => {
      await haveCredit(own, "0");
      const id = await newInvoice(own, "25.00", { paymentmethod: "banktransfer" });
      await own.api("AddPayMethod", {
        clientid: await clientOf(own),
        type: "RemoteCreditCard",
        gateway_module_name: "sandboxcard",
        card_number: "4242424242424242",
        card_expiry: "1230",
        set_as_default: "true",
      });
      await open(page, `/admin/invoices/${id}`);
      await choose(page, "Charge the stored card");
      await expect(page.getByText("4242")).toBeVisible();
      await press(page, "Charge it now");
      await expect(page.getByText("€25.00 → €0.00")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Paid");

      await page.getByRole("link", { name: "Refund", exact: true }).click();
      const byHand = page.getByText("Give the money back at the gateway yourself");
      await expect(byHand).toHaveCount(engine === "whmcs" ? 1 : 0);
      await page.getByLabel("Amount in").fill("26");
      await press(page, "Refund");
      await expect(page.getByText("25.00 at most").first()).toBeVisible();
      await page.getByLabel("Amount in").fill("10");
      await press(page, "Refund");
      await expect(page.getByText("€0.00 → €10.00")).toBeVisible();
      await expect(page.getByRole("table", { name: "Transactions" })).toContainText("−€10.00");
      await page.goto(`${own.portal}/admin/invoices/${id}?do=refund`);
      await expect(page.getByLabel("Amount in")).toHaveValue("15.00");
      await press(page, "Refund");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Refunded");
      await expect(page.getByText("another figure")).toHaveCount(0);
      expect(await invoice(id)).toMatchObject({ status: "Refunded" });
    });

    test("all invoices: overdue by amount, searched, saved as a file, and a figure that differs is said", async ({
      page,
    }) => {
      await open(page, "/admin/invoices");
      const rows = page.getByRole("table", { name: "Invoices" }).locator("tbody").getByRole("row");
      await expect(rows).toHaveCount(25);
      await expectWellMade(page);
      await page.getByRole("navigation", { name: "Status" }).getByRole("link", { name: "Overdue" }).click();
      await expect(page).toHaveURL(/status=Overdue$/);
      await page.getByRole("columnheader", { name: "Total" }).getByRole("link").click();
      await expect(page).toHaveURL(/status=Overdue&sort=total&dir=asc$/);
      await page.getByRole("columnheader", { name: "Total" }).getByRole("link").click();
      await expect(page).toHaveURL(/status=Overdue&sort=total&dir=desc$/);
      await expect(rows.first()).toContainText("Overdue");
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save as CSV" }).click();
      const file = readFileSync(await (await saved).path(), "utf8")
        .trim()
        .split("\r\n");
      expect(file[0]).toContain("Invoice,Client,Date,Due,Total");
      expect(file.length - 1).toBe(await rows.count());

      const id = await newInvoice(own, "77.00");
      await page.goto(`${own.portal}/admin/invoices`);
      const search = page.getByRole("searchbox", { name: "Search invoices" });
      await search.fill(id);
      await search.press("Enter");
      await expect(rows).toHaveCount(1);
      await search.fill("nautilus");
      await search.press("Enter");
      if (engine === "kraken") await expect(rows.first()).toContainText("Nautilus Charter Ltd");
      else await expect(page.getByText("finds invoices by their numbers alone")).toBeVisible();

      await page.goto(`${own.portal}/admin/invoices/${id}?reckoned=76.00`);
      await expect(
        page.getByText("Reckoned here, €76.00 is left to pay; the billing system says €77.00."),
      ).toBeVisible();
      const pdf = page.waitForEvent("download");
      await page.getByRole("link", { name: "PDF" }).click();
      expect((await pdf).suggestedFilename()).toBe(`invoice-${id}.pdf`);
    });
  });
}
