import { expect, type Page, test } from "@playwright/test";
import { backendOf, openTicket } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* Replies of staff's that can be taken back, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`undoing a reply on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 240_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", env: { UNDO_SECONDS: "60" }, clients: 40 });
    });
    test.afterAll(() => own?.stop());

    async function repliesOf(ticketid: number) {
      const whmcs = backendOf(own);
      const { replies, status } = await whmcs.getTicket({ ticketid });
      await whmcs.close();
      return { texts: replies.slice(1).map(({ message }) => message), status };
    }

    const box = (page: Page) => page.getByRole("textbox", { name: /^Reply to/ });
    const send = (page: Page) => page.getByRole("button", { name: "Send reply" }).click();
    const undo = (page: Page) => page.getByRole("button", { name: "Undo" });

    test("a reply is taken back, without a script too, and what was written is in the box again", async ({
      page,
      browser,
    }) => {
      const id = await openTicket(own, "Too quick");
      await resumeStaffInOwn(page, own, `/admin/tickets/${id}`);
      await box(page).fill("It is fixed, I gues");
      await send(page);
      await expect(page.getByText("Your reply goes in a moment")).toBeVisible();
      await expectWellMade(page);
      await undo(page).click();
      await expect(box(page)).toHaveValue("It is fixed, I gues");
      await expect(page.getByText("Your reply goes in a moment")).toHaveCount(0);
      expect((await repliesOf(id)).texts).toEqual([]);

      const context = await browser.newContext({ javaScriptEnabled: false });
      const plain = await context.newPage();
      await resumeStaffInOwn(plain, own, `/admin/tickets/${id}`);
      await box(plain).fill("Without a script");
      await send(plain);
      await undo(plain).click();
      await expect(box(plain)).toHaveValue("Without a script");
      expect((await repliesOf(id)).texts).toEqual([]);
      await context.close();
    });

    test("a reply is sent once, whatever becomes of the browser and of the portal's process", async ({ browser }) => {
      const id = await openTicket(own, "Sent all the same");
      const context = await browser.newContext();
      const page = await context.newPage();
      await resumeStaffInOwn(page, own, `/admin/tickets/${id}`);
      await box(page).fill("It is fixed");
      await send(page);
      await expect(undo(page)).toBeVisible();
      await context.close();
      await own.killPortal();
      expect((await repliesOf(id)).texts).toEqual([]);
      await own.startPortal();
      await expect
        .poll(() => repliesOf(id), { timeout: 120_000 })
        .toEqual({ texts: ["It is fixed"], status: "Answered" });
      const later = await (await browser.newContext()).newPage();
      await resumeStaffInOwn(later, own, `/admin/tickets/${id}`);
      await expect(later.getByRole("listitem").filter({ hasText: "It is fixed" })).toHaveCount(1);
      await expect(undo(later)).toHaveCount(0);
      await later.context().close();
    });
  });
}
