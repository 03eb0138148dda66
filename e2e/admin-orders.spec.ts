import { expect, type Page, test } from "@playwright/test";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { auditOf } from "./support/portal-store.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* The orders' queue and one order, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`orders on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs" });
    });
    test.afterAll(() => own?.stop());

    /** Two months of hosting, ordered by a client past the portal. */
    async function order(domain: string): Promise<{ id: number; service: number }> {
      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      const wish = { clientid, paymentmethod: "banktransfer", pid: [2], billingcycle: ["monthly"], domain: [domain] };
      const { orderid, serviceids } = await whmcs.addOrder(wish);
      await whmcs.close();
      return { id: orderid, service: serviceids[0] ?? 0 };
    }

    async function stateOf({ id, service }: { id: number; service: number }) {
      const whmcs = backendOf(own);
      const { orders } = await whmcs.getOrders({ id });
      const { products } = await whmcs.getClientsProducts({ serviceid: service });
      await whmcs.close();
      return { order: orders[0]?.status, service: products[0]?.status };
    }

    const row = (page: Page, text: string) => page.getByRole("table").getByRole("row").filter({ hasText: text });
    const badge = (page: Page, word: string) =>
      page.getByRole("heading", { level: 1 }).getByText(word, { exact: true });
    const toast = (page: Page, text: string) => page.getByText(text, { exact: true });

    /** Opens a deed's question and says yes. */
    async function confirm(
      page: Page,
      verb: string,
      says: string,
      first?: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>,
    ) {
      await page.getByRole("button", { name: verb, exact: true }).first().click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByText(says)).toBeVisible();
      await first?.(dialog);
      await dialog.getByRole("button", { name: verb, exact: true }).click();
    }

    test("the queue: what waits with counts, search, the oldest first, all in the address", async ({ page }) => {
      const { id } = await order("queue.example");
      await resumeStaffInOwn(page, own, "/admin/orders");
      await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
      await expect(page.getByRole("link", { name: /^Pending\s*\d+/ })).toHaveAttribute("aria-current", "true");
      await expect(page.getByRole("table").locator("tbody").getByRole("row").first()).toContainText("queue.example");
      await expectWellMade(page);

      await page.getByRole("link", { name: "Ordered", exact: true }).click();
      await expect(page).toHaveURL(/\/admin\/orders\?dir=asc$/);
      await expect(page.getByRole("table").locator("tbody").getByRole("row").first()).not.toContainText(
        "queue.example",
      );

      const search = page.getByRole("searchbox", { name: "Search orders" });
      await search.fill(String(id));
      await search.press("Enter");
      await expect(page).toHaveURL(new RegExp(`q=${id}`));
      await expect(row(page, "queue.example")).toBeVisible();
      await search.fill("nobody of that name");
      await search.press("Enter");
      await expect(page.getByText("No order matches these filters")).toBeVisible();
      await search.fill("ines");
      await search.press("Enter");
      await page.getByRole("link", { name: String(id), exact: true }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/orders/${id}`);
    });

    test("an order is accepted and set up; another is refused in the server's own words", async ({ page }) => {
      const placed = await order("accepted.example");
      await resumeStaffInOwn(page, own, `/admin/orders/${placed.id}`);
      await expect(badge(page, "Pending")).toBeVisible();
      await expect(page.getByText("No fraud module has looked at this order.")).toBeVisible();
      await expectWellMade(page);
      await page.getByLabel("Send the client the e-mails").uncheck();
      await page.getByRole("button", { name: "Accept the order" }).click();
      await expect(toast(page, `Order ${placed.id} is accepted`)).toBeVisible();
      await expect(badge(page, "Active")).toBeVisible();
      expect(await stateOf(placed)).toEqual({ order: "Active", service: "Active" });
      await expect(page.getByRole("button", { name: "Accept the order" })).toHaveCount(0);

      // Somebody else was quicker: nothing is done, and the answer is shown.
      const late = await order("late.example");
      await page.goto(`${own.portal}/admin/orders/${late.id}`);
      await own.api("CancelOrder", { orderid: String(late.id) });
      await page.getByRole("button", { name: "Accept the order" }).click();
      await expect(page.getByText("Order ID not found or Status not Pending")).toBeVisible();
      await expect(page.getByLabel("Send the client the e-mails")).toBeChecked();
    });

    test("fraud, pending again, cancelled and deleted, each after its question, and in the audit log", async ({
      page,
    }) => {
      const placed = await order("ended.example");
      await resumeStaffInOwn(page, own, `/admin/orders/${placed.id}`);
      await confirm(page, "Mark as fraud", "The order and what is in it become fraud, and services in it end.");
      await expect(toast(page, `Order ${placed.id} is marked as fraud`)).toBeVisible();
      await expect(badge(page, "Fraud")).toBeVisible();
      expect(await stateOf(placed)).toEqual({ order: "Fraud", service: "Fraud" });

      await confirm(page, "Set pending", "Its cancelled invoice can become unpaid again.");
      await expect(badge(page, "Pending")).toBeVisible();
      await confirm(page, "Cancel the order", "Its unpaid invoice is cancelled.");
      await expect(badge(page, "Cancelled")).toBeVisible();
      expect(await stateOf(placed)).toEqual({ order: "Cancelled", service: "Cancelled" });

      await confirm(page, "Delete for good", "There is no way back.", async (dialog) => {
        await expectWellMade(page);
        await dialog.getByLabel(`Type ${placed.id} to confirm`).fill(String(placed.id));
      });
      await expect(page).toHaveURL(`${own.portal}/admin/orders`);
      await expect(toast(page, `Order ${placed.id} is deleted`)).toBeVisible();
      expect(await page.goto(`${own.portal}/admin/orders/${placed.id}`).then((answer) => answer?.status())).toBe(404);

      const notes = await auditOf(own, `order ${placed.id}`);
      expect(notes).toEqual([
        { action: "order.fraud", result: "done", note: "status: Pending → Fraud" },
        { action: "order.reopen", result: "done", note: "status: Fraud → Pending" },
        { action: "order.cancel", result: "done", note: "status: Pending → Cancelled" },
        { action: "order.remove", result: "done", note: "status: Cancelled → –" },
      ]);
    });
  });
}
