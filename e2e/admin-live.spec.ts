import { expect, type Page, test } from "@playwright/test";
import { backendOf, openTicket } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn, resumeStaffInOwn } from "./support/sign-in.ts";

/* The desk while it stands open, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`the open desk on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 120_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", env: { LIVE_SECONDS: "1" }, clients: 40 });
    });
    test.afterAll(() => own?.stop());

    async function openDesk(page: Page, path: string) {
      const stream = page.waitForResponse("**/api/admin/live*");
      await resumeStaffInOwn(page, own, path);
      expect((await stream).status()).toBe(200);
    }

    /** The rounds of who watches, and then a page that is made anew: a busy machine takes longer for both. */
    const soon = { timeout: 30_000 };
    const box = (page: Page) => page.getByRole("textbox", { name: /^Reply to/ });
    const message = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });

    test("a new ticket and a client's reply appear without a reload, and what is being typed stays", async ({
      page,
      browser,
    }) => {
      await openDesk(page, "/admin/tickets");
      const id = await openTicket(own, "Opened beside the open list");
      await page.getByRole("table").getByRole("link", { name: "Opened beside the open list" }).click();
      await expect(page).toHaveURL(new RegExp(`/admin/tickets/${id}`));
      await box(page).fill("I was just");
      const other = await (await browser.newContext()).newPage();
      await resumeInOwn(other, own);
      await other.goto(`${own.portal}/tickets/${id}`);
      await other.getByRole("textbox", { name: "Your reply" }).fill("From the other portal");
      await other.getByRole("button", { name: "Send reply" }).click();
      await expect(message(page, "From the other portal")).toBeVisible(soon);
      await expect(page.getByRole("status").getByRole("link", { name: "New reply" })).toBeVisible();
      await expect(box(page)).toHaveValue("I was just");
      await other.context().close();

      // Written in WHMCS itself, past every portal.
      const whmcs = backendOf(own);
      await whmcs.addTicketNote({ ticketid: id, message: "Noted in the back office" });
      await whmcs.close();
      await expect(message(page, "Noted in the back office")).toBeVisible(soon);
      await expectWellMade(page);
    });

    test("who else reads or answers is told, and who closes his page is soon not there any more", async ({
      page,
      browser,
    }) => {
      const id = await openTicket(own, "Read by two");
      await openDesk(page, `/admin/tickets/${id}`);
      const context = await browser.newContext();
      const other = await context.newPage();
      await openDesk(other, `/admin/tickets/${id}`);
      const said = (of: Page) => of.getByRole("status");
      await expect(said(page).getByText(/ is reading this$/)).toBeVisible();
      await expect(said(other).getByText(/ is reading this$/)).toBeVisible();
      await box(other).fill("It is");
      await expect(said(page).getByText(/ is answering$/)).toBeVisible();
      await box(other).fill("");
      await expect(said(page).getByText(/ is reading this$/)).toBeVisible();
      await context.close();
      await expect(said(page).getByText(/ is reading this$/)).toHaveCount(0);
    });
  });
}
