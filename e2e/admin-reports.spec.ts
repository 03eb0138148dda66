import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* What staff see of the company and of the system, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", clients: 40 });
    });
    test.afterAll(() => own?.stop());

    const open = (page: Page, path: string) => resumeStaffInOwn(page, own, path);

    test("the overview: income, what waits and the daily run, and charts with their numbers", async ({ page }) => {
      const told = (await own.api("GetStats", {})) as { income_thismonth: string; orders_pending: number };
      await open(page, "/admin");
      await expect(page.getByRole("list", { name: "Income", exact: true })).toContainText(told.income_thismonth);
      const waits = page.getByRole("list", { name: "To be done" });
      await expect(waits.getByRole("link", { name: /^Orders to accept/ })).toContainText(String(told.orders_pending));
      await expect(waits).toContainText("The oldest waits");
      await expect(waits).toContainText("Daily run");
      const failed = waits.getByRole("link", { name: /^Failed commands/ });
      await expect(failed).toContainText(/\d/);
      await expect(failed).toHaveAttribute("href", "/admin/services/queue");
      const income = page.getByRole("region", { name: engine === "kraken" ? "Income by month" : "Income by week" });
      await income.getByText("Show the numbers").click();
      await expect(income.getByRole("table").getByRole("row")).toHaveCount(13);
      const services = page.getByRole("region", { name: "Services by month" });
      await expect(services).toHaveCount(engine === "kraken" ? 1 : 0);
      if (engine === "whmcs") await expect(page.getByText("does not tell how many services")).toBeVisible();
      const load = page.getByRole("region", { name: "Tickets and orders by day" });
      await load.getByText("Show the numbers").click();
      await expect(load.getByRole("table").getByRole("row")).toHaveCount(31);
      await expectWellMade(page);
    });

    test("a part of the overview that is not told leaves the others", async ({ page }) => {
      own.line.spoil(({ action }) => (action === "GetModuleQueue" ? { status: 500, text: "gone" } : undefined));
      await open(page, "/admin");
      const waits = page.getByRole("list", { name: "To be done" });
      await expect(waits.getByRole("listitem").filter({ hasText: "Failed commands" })).toContainText("–");
      await expect(waits.getByRole("link", { name: /^Overdue invoices/ })).toContainText(/\d/);
      own.line.spoil(() => undefined);
    });

    test("promotions by state and code, and what is unpaid by age, saved as a file", async ({ page }) => {
      const { promotions } = (await own.api("GetPromotions", {})) as {
        promotions: { promotion: { code: string }[] };
      };
      const [one] = promotions.promotion;
      await open(page, "/admin/promotions");
      const codes = page.getByRole("table", { name: "Promotions" }).locator("tbody").getByRole("row");
      await expect(codes).toHaveCount(promotions.promotion.length);
      await expectWellMade(page);
      const box = page.getByRole("searchbox", { name: "Search promotions" });
      await box.fill(one?.code.toLowerCase() ?? "");
      await box.press("Enter");
      await expect(page).toHaveURL(/q=/);
      await expect(codes.first()).toContainText(one?.code ?? "?");
      await page.goto(`${own.portal}/admin/promotions?q=nothing-has-this`);
      await expect(page.getByText("No promotion matches these filters")).toBeVisible();

      const { totalresults } = await own.api("GetInvoices", { status: "Unpaid", limitnum: "1" });
      await page.getByRole("navigation", { name: "Billing" }).getByRole("link", { name: "Aging" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Aging" })).toBeVisible();
      await expect(page.getByText("tells no part payments")).toHaveCount(engine === "whmcs" ? 1 : 0);
      await expectWellMade(page);
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save as CSV" }).click();
      const [headings, ...lines] = readFileSync(await (await saved).path(), "utf8")
        .trim()
        .split("\r\n");
      expect(headings).toContain("Currency,Due for,Invoices,To pay");
      const many = lines.map((line) => Number(line.split(",")[2]));
      expect(many.reduce((sum, each) => sum + each, 0)).toBe(Number(totalresults));
    });

    test("the log is searched, a task is done, and the daily run says what it did", async ({ page }) => {
      const words = `A word of the log ${engine}`;
      await own.api("LogActivity", { description: words });
      const database = new Database(join(own.home, "backend.db"));
      database
        .prepare(
          `insert into todo_items (date, title, description, admin_id, status, due_date, created_at, updated_at)
           values ('2026-11-01', 'Call the harbour', 'About the lamp', null, 'New', '2026-11-20', ?, ?)`,
        )
        .run("2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
      database
        .prepare("insert into automation_log (day, task, figures, created_at) values (?, 'CreateInvoices', ?, ?)")
        .run(new Date().toISOString().slice(0, 10), '{"invoices":7}', new Date().toISOString());
      database.close();
      await open(page, "/admin/system/activity");
      const box = page.getByRole("searchbox", { name: "Search the log" });
      await box.fill(words);
      await box.press("Enter");
      await expect(page).toHaveURL(/q=/);
      const entries = page.getByRole("table", { name: "Activity log" }).locator("tbody").getByRole("row");
      await expect(entries.first()).toContainText(words);
      await expectWellMade(page);

      await page.getByRole("navigation", { name: "System" }).getByRole("link", { name: "To-do list" }).click();
      const item = page.getByRole("row", { name: /Call the harbour/ });
      await expect(item).toContainText("New");
      await expectWellMade(page);
      await item.getByRole("button", { name: "Mark as done" }).click();
      await expect(page.getByText("Nothing is to be done")).toBeVisible();
      await page.goto(`${own.portal}/admin/system/to-do?state=Completed`);
      await expect(item).toContainText("Done");

      await page.goto(`${own.portal}/admin/system/automation`);
      await expect(page.getByRole("row", { name: /CreateInvoices/ })).toContainText("invoices 7");
      await expectWellMade(page);
    });

    test("the API's credential is checked: what is allowed, and what is missing", async ({ page }) => {
      await open(page, "/admin/system/api");
      const role = page.getByRole("table", { name: "The smallest role that does" });
      await expect(role.getByRole("row", { name: /GetInvoices/ })).toContainText("Reads");
      await page.getByRole("link", { name: "Check now" }).click();
      const found = page.getByRole("table", { name: "What was found" });
      await expect(found.getByRole("row", { name: /^GetInvoices / })).toContainText("Fine", { timeout: 30_000 });
      await expect(page.getByText("Every action that the portal reads with is allowed")).toBeVisible();
      await expectWellMade(page);
    });
  });
}
