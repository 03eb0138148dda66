import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { clientOf } from "./support/billing.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn, resumeStaffInOwn } from "./support/sign-in.ts";

/* What staff do with quotes, on Kraken's backend and on one that answers as a WHMCS. */

type Row = { id: number; stage: string; total: string; subject: string };

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
    /** Opens the question of a deed, and says yes. */
    const confirm = async (page: Page, name: string) => {
      await press(page, name);
      const dialog = page.getByRole("dialog");
      await expect(dialog).toBeVisible();
      await dialog.getByRole("button", { name, exact: true }).click();
    };
    const quote = async (quoteid: string) => {
      const { quotes } = (await own.api("GetQuotes", { quoteid })) as { quotes: { quote?: Row[] } };
      return quotes.quote?.[0];
    };
    const fill = async (page: Page, at: number, values: { [label: string]: string }) => {
      for (const [label, value] of Object.entries(values)) await page.getByLabel(label).nth(at).fill(value);
    };
    /** A draft of the demo client's; answers its id. */
    const write = async (page: Page, subject: string, price: string) => {
      await open(page, `/admin/quotes/new?client=${await clientOf(own)}`);
      await page.getByLabel("Subject").fill(subject);
      await fill(page, 0, { Description: "Moving of a site", "Price of one": price });
      await page.getByLabel("Taxed").nth(0).uncheck();
      await press(page, "Make the quote");
      await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
      return /quotes\/(\d+)/.exec(page.url())?.[1] ?? "";
    };

    test("a quote is written, reckoned, sent, and accepted by its client in the other portal", async ({
      page,
      browser,
    }) => {
      const subject = `Harbour site ${engine}`;
      await open(page, `/admin/quotes/new?client=${await clientOf(own)}`);
      await fill(page, 0, { Description: "Hours of work", Quantity: "3", "Price of one": "50", "Off, percent": "10" });
      await fill(page, 1, { Description: "Less", "Price of one": "-5,50" });
      await page.getByLabel("Taxed").nth(0).uncheck();
      await page.getByLabel("Taxed").nth(1).uncheck();
      await page.getByLabel("What we offer").fill("A new site,\nready by spring.");
      await press(page, "Reckon");
      await expect(page.getByText("Say what the quote is about.").first()).toBeVisible();
      await page.getByLabel("Subject").fill(subject);
      await press(page, "Reckon");
      // 3 × 50 less 10 %, less 5.50.
      await expect(page.getByRole("status", { name: "What it comes to" })).toContainText("129.50");
      await expectWellMade(page);
      await press(page, "Make the quote");
      await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
      await expect(page.getByRole("status").getByText("€129.50")).toBeVisible();
      await expectWellMade(page);
      const id = /quotes\/(\d+)/.exec(page.url())?.[1] ?? "";
      expect(await quote(id)).toMatchObject({ stage: "Draft", total: "129.50" });

      await confirm(page, "Send the quote");
      await expect(page.getByRole("status").getByText("Quote sent")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Sent");

      const theirs = await (await browser.newContext()).newPage();
      await resumeInOwn(theirs, own);
      await theirs.goto(`${own.portal}/quotes/${id}`);
      await expect(theirs.getByText("ready by spring").first()).toBeVisible();
      await theirs.getByRole("checkbox").check();
      await theirs.getByRole("button", { name: "Accept the quote" }).click();
      await expect(theirs.getByText("129.50").first()).toBeVisible();
      await theirs.context().close();

      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Accepted");
      await expect(page.getByRole("button", { name: "Send the quote" })).toHaveCount(0);
      expect(await quote(id)).toMatchObject({ stage: "Accepted" });
    });

    test("a quote is changed, accepted for its client, and deleted once its number is typed", async ({ page }) => {
      const id = await write(page, `Lighthouse ${engine}`, "40");
      await page.getByRole("link", { name: "Change", exact: true }).click();
      await page.getByLabel("Quantity").nth(0).fill("many");
      await press(page, "Save the quote");
      await expect(page.getByText("Enter how many").first()).toBeVisible();
      await page.getByLabel("Quantity").nth(0).fill("2");
      await fill(page, 1, { Description: "A lamp", "Price of one": "7.25" });
      await page.getByLabel("Taxed").nth(1).uncheck();
      await page.getByLabel("Stage").selectOption("On Hold");
      await press(page, "Reckon");
      const sums = page.getByRole("status", { name: "What it comes to" });
      await expect(sums).toContainText("87.25");
      await expect(sums).toContainText("40.00");
      await expectWellMade(page);
      await press(page, "Save the quote");
      await expect(page.getByRole("status").getByText("Quote saved")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("On hold");
      expect(await quote(id)).toMatchObject({ stage: "On Hold", total: "87.25" });
      await page.goto(`${own.portal}/admin/audit`);
      await expect(page.getByText("total: 40.00 → 87.25").first()).toBeVisible();

      await page.goto(`${own.portal}/admin/quotes/${id}`);
      await press(page, "More actions");
      await confirm(page, "Accept for the client");
      await expect(page.getByRole("status").getByText("Quote accepted")).toBeVisible();
      expect(await quote(id)).toMatchObject({ stage: "Accepted" });

      await page.goto(`${own.portal}/admin/quotes/${id}`);
      await press(page, "More actions");
      await press(page, "Delete the quote");
      await page.getByRole("dialog").getByLabel(`Type ${id} to delete it`).fill(id);
      await expectWellMade(page);
      await page.getByRole("dialog").getByRole("button", { name: "Delete the quote" }).click();
      await expect(page).toHaveURL(/\/admin\/quotes$/);
      expect(await quote(id)).toBeUndefined();
    });

    test("all quotes: by stage, number and client, and one saved as PDF", async ({ page }) => {
      const id = await write(page, `Breakwater ${engine}`, "12");
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "PDF" }).click();
      expect((await saved).suggestedFilename()).toBe(`quote-${id}.pdf`);
      await page.goto(`${own.portal}/admin/quotes?stage=Draft`);
      const rows = page.getByRole("table", { name: "Quotes" }).locator("tbody").getByRole("row");
      await expect(rows.first()).toContainText(`Breakwater ${engine}`);
      await expect(rows.first()).toContainText("Draft");
      await expectWellMade(page);
      const box = page.getByRole("searchbox", { name: "Search quotes" });
      await box.fill(id);
      await box.press("Enter");
      await expect(page).toHaveURL(/q=/);
      await expect(rows).toHaveCount(1);
      await box.fill("Breakw");
      await box.press("Enter");
      await expect(page).toHaveURL(/q=Breakw/);
      if (engine === "kraken") await expect(rows).toHaveCount(1);
      else await expect(page.getByText("whole subjects alone")).toBeVisible();
      await page.goto(`${own.portal}/admin/quotes?client=${await clientOf(own)}&stage=Lost&q=nowhere`);
      await expect(page.getByText("No quote matches these filters")).toBeVisible();

      await page.goto(`${own.portal}/admin/quotes?client=${await clientOf(own)}`);
      const saving = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save as CSV" }).click();
      const [headings, ...lines] = readFileSync(await (await saving).path(), "utf8")
        .trim()
        .split("\r\n");
      expect(headings).toContain("Id,Subject,Client,Made on,Valid until,Total,Currency,Stage");
      expect(lines[0]).toContain(`Breakwater ${engine}`);
    });

    test("without a script a quote is written, with more lines, and a refusal keeps what was typed", async ({
      browser,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await open(page, `/admin/quotes/new?client=${await clientOf(own)}`);
      await page.getByLabel("Subject").fill(`Jetty ${engine}`);
      await press(page, "More lines");
      await expect(page.getByLabel("Price of one")).toHaveCount(8);
      await fill(page, 7, { Description: "A pile", "Price of one": "much" });
      await press(page, "Make the quote");
      await expect(page.getByLabel("Price of one").nth(7)).toHaveValue("much");
      await page.getByLabel("Price of one").nth(7).fill("9");
      await press(page, "Make the quote");
      await expect(page.getByRole("heading", { level: 1 })).toContainText(`Jetty ${engine}`);
      await context.close();
    });
  });
}
