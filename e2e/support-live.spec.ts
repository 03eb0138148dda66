import { expect, type Page, test } from "@playwright/test";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn } from "./support/sign-in.ts";

/* A ticket's page while it stands open, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", env: { LIVE_SECONDS: "1" } });
    });
    test.afterAll(() => own?.stop());

    /** A ticket of the client's own, opened as by him. */
    async function openTicket(subject: string): Promise<number> {
      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      const { id } = await whmcs.openTicket({ clientid, deptid: 1, subject, message: "A question", priority: "Low" });
      await whmcs.close();
      return id;
    }

    /** Staff answer in WHMCS itself, past every portal. */
    async function answerInWhmcs(ticketid: number, message: string): Promise<void> {
      const whmcs = backendOf(own);
      await whmcs.addTicketReply({ ticketid, adminusername: "admin", message, markdown: true });
      await whmcs.close();
    }

    const box = (page: Page) => page.getByRole("textbox", { name: "Your reply" });
    const message = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });

    async function openPage(page: Page, id: number) {
      await resumeInOwn(page, own);
      const stream = page.waitForResponse(`**/api/tickets/${id}/live`);
      await page.goto(`${own.portal}/tickets/${id}`);
      expect((await stream).status()).toBe(200);
    }

    test("what staff answer appears without a reload, and what is being typed stays", async ({ page, browser }) => {
      const id = await openTicket("Answered while it is open");
      await openPage(page, id);
      await box(page).pressSequentially("I was just");
      await answerInWhmcs(id, "Is it better **now**?");
      await expect(message(page, "Is it better now?")).toBeVisible();
      await expect(page.getByRole("status").getByRole("link", { name: "New reply" })).toBeVisible();
      await expect(box(page)).toHaveValue("I was just");
      await expect(box(page)).toBeFocused();
      await expectWellMade(page);
      await page.getByRole("link", { name: "New reply" }).click();
      await expect(page.getByRole("link", { name: "New reply" })).toHaveCount(0);

      // Written through the portal, in another browser.
      const other = await (await browser.newContext()).newPage();
      await openPage(other, id);
      await box(other).fill("From my phone");
      await other.getByRole("button", { name: "Send reply" }).click();
      await expect(message(other, "From my phone")).toBeVisible();
      await expect(message(page, "From my phone")).toBeVisible();
      await other.context().close();
    });
  });
}
