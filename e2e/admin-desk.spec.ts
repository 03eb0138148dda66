import { expect, type Page, test } from "@playwright/test";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { Visitor } from "./support/visitor.ts";

/* The desk of staff, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;
    /** Numbers of the tickets that were opened here, by their subjects. */
    const opened = new Map<string, { id: number; number: string }>();

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", env: { CACHE_SECONDS: "0" } });
      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      for (const subject of ["Desk one", "Desk two", "Desk three", "Desk four", "Desk five"]) {
        const { id, tid } = await whmcs.openTicket({ clientid, deptid: 1, subject, message: `About ${subject}` });
        opened.set(subject, { id, number: tid });
      }
      await whmcs.close();
    });
    test.afterAll(() => own?.stop());

    async function openDesk(page: Page, path: string) {
      const { cookies } = await new Visitor(own.portal).signInAsStaff(own.adminPassword);
      await page
        .context()
        .addCookies([...cookies].map(([name, value]) => ({ name, value, url: own.portal, httpOnly: true })));
      await page.goto(`${own.portal}${path}`);
    }

    async function ticketNow(subject: string) {
      const whmcs = backendOf(own);
      const ticket = await whmcs.getTicket({ ticketid: opened.get(subject)?.id });
      await whmcs.close();
      return ticket;
    }

    const desk = (page: Page, subject: string) => page.getByRole("region", { name: subject });
    const heard = (page: Page, subject: string) =>
      expect(page.getByRole("heading", { level: 2, name: subject, exact: true })).toBeVisible();

    test("three tickets are answered by keyboard only", async ({ page }) => {
      await openDesk(page, "/admin/tickets?status=all&q=Desk");
      const keys = page.keyboard;
      await expect(page.getByRole("button", { name: "Keys", exact: true })).toBeVisible();
      // The keys, by a key; and no letter counts while they are shown.
      await keys.press("?");
      const help = page.getByRole("dialog", { name: "Keys" });
      await expect(help).toBeVisible();
      await expect(help.getByText("Next ticket")).toBeVisible();
      await keys.press("j");
      await keys.press("Escape");
      await expect(help).toBeHidden();

      await keys.press("j");
      await keys.press("Enter");
      await heard(page, "Desk five");
      for (const [at, subject] of ["Desk five", "Desk four", "Desk three"].entries()) {
        await heard(page, subject);
        await keys.press("r");
        await expect(page.getByRole("textbox", { name: /^Reply to/ })).toBeFocused();
        // What is typed is text, whatever letters it has.
        await keys.type(`jkrnae answer ${at}`);
        await keys.press("Control+Enter");
        await expect(page.getByRole("listitem").filter({ hasText: `jkrnae answer ${at}` })).toContainText("Staff");
        await expect(page.getByRole("textbox", { name: /^Reply to/ })).toHaveValue("");
        await keys.press("Escape");
        // What was answered last is first in the list: the next one is after the current one.
        const lines = page.getByRole("region", { name: "Tickets", exact: true }).getByRole("link", { name: /^Desk/ });
        await expect(lines.first()).toContainText(subject);
        for (let step = 0; step <= at; step++) {
          const before = page.url();
          await keys.press("j");
          await expect(page).not.toHaveURL(before);
          await expect(page.locator(".desk-list a.ticket[aria-current]")).toHaveCount(1);
        }
      }
      for (const subject of ["Desk five", "Desk four", "Desk three"])
        expect((await ticketNow(subject)).status).toBe("Answered");
    });

    test("a ticket is taken, noted on, moved, closed and opened again, by its keys", async ({ page }) => {
      await openDesk(page, `/admin/tickets/${opened.get("Desk two")?.id}?q=Desk&status=all`);
      const keys = page.keyboard;
      await heard(page, "Desk two");
      await expectWellMade(page);
      await expect(page.getByRole("button", { name: "Take it" })).toBeVisible();
      await keys.press("a");
      await expect(page.getByText("The ticket is changed")).toBeVisible();
      await expect(page.getByRole("button", { name: "Take it" })).toBeHidden();
      expect((await ticketNow("Desk two")).flag).toBeGreaterThan(0);

      await keys.press("n");
      const note = page.getByRole("textbox", { name: "Note, staff only" });
      await expect(note).toBeFocused();
      await keys.type("Ask the registrar.");
      await keys.press("Control+Enter");
      const noted = desk(page, "Desk two").getByRole("listitem").filter({ hasText: "Ask the registrar." });
      await expect(noted).toContainText("— admin");
      expect((await ticketNow("Desk two")).notes).toHaveLength(1);

      await page.getByLabel("Priority").selectOption("High");
      await page.getByRole("combobox", { name: "Department", exact: true }).selectOption({ index: 1 });
      const before = (await ticketNow("Desk two")).deptid;
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(desk(page, "Desk two").getByText("High", { exact: true })).toBeVisible();
      const moved = await ticketNow("Desk two");
      expect(moved.priority).toBe("High");
      expect(moved.deptid).not.toBe(before);

      await page.getByRole("heading", { level: 2, name: "Desk two" }).click();
      await keys.press("e");
      await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
      expect((await ticketNow("Desk two")).status).toBe("Closed");
      await keys.press("e");
      await expect.poll(async () => (await ticketNow("Desk two")).status).toBe("Open");

      // It is mine now, and I find it there.
      await page.goto(`${own.portal}/admin/tickets?status=mine`);
      await expect(page.getByRole("table").getByRole("link", { name: "Desk two" })).toBeVisible();
      await page.goto(`${own.portal}/admin/tickets?status=flagged&q=Desk`);
      await expect(page.getByRole("table").getByRole("link", { name: /^Desk/ })).toHaveCount(1);
    });

    test("a predefined reply is put in at the caret, with its placeholders filled, and closes the ticket", async ({
      page,
    }) => {
      await openDesk(page, `/admin/tickets/${opened.get("Desk one")?.id}?q=Desk&status=all`);
      const box = page.getByRole("textbox", { name: /^Reply to/ });
      await box.fill("AB");
      await box.press("ArrowLeft");
      await page.getByLabel("Predefined replies").selectOption({ label: "We are on it" });
      await page.getByRole("button", { name: "Insert" }).click();
      await expect(box).toHaveValue(/^AHello \S[\s\S]*B$/);
      await expect(box).toHaveValue(new RegExp(opened.get("Desk one")?.number ?? "-"));
      await expect(box).not.toHaveValue(/\[[A-Z]+\]/);
      await page.getByLabel("Status after the reply").selectOption("Closed");
      await page.getByRole("button", { name: "Send reply" }).click();
      await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
      const now = await ticketNow("Desk one");
      expect(now.status).toBe("Closed");
      expect(now.replies.at(-1)?.message).toContain("I have your ticket");
    });

    test("tickets are merged, a sender blocked, a note, a reply and a ticket deleted, without a script", async ({
      browser,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const [one, two, three] = ["Desk one", "Desk two", "Desk three"].map((subject) => opened.get(subject));
      if (!one || !two || !three) throw new Error("The tickets are opened before");
      const whmcs = backendOf(own);
      await whmcs.addTicketNote({ ticketid: two.id, message: "To be deleted" });
      await whmcs.addTicketReply({ ticketid: three.id, adminusername: "admin", message: "A wrong answer" });
      const mine = await whmcs.getTicket({ ticketid: two.id });
      const { tickets } = await whmcs.getTickets({ ignore_dept_assignments: true, limitnum: 100 });
      const foreign = tickets.find(({ userid }) => userid !== mine.userid)?.tid ?? "";
      const before = { notes: (await ticketNow("Desk two")).notes, replies: (await ticketNow("Desk three")).replies };
      await whmcs.close();
      await openDesk(page, `/admin/tickets/${two.id}`);
      // A predefined reply comes by the page itself here.
      await page.getByLabel("Predefined replies").selectOption({ label: "We are on it" });
      await page.getByRole("button", { name: "Insert" }).click();
      await expect(page.getByRole("textbox", { name: /^Reply to/ })).toHaveValue(/^Hello/);

      await page.getByRole("link", { name: "More", exact: true }).click();
      const number = page.getByLabel("Number of the other ticket");
      await number.fill("no such ticket");
      await page.getByRole("button", { name: "Merge into this ticket" }).click();
      await expect(page.getByText("There is no ticket with this number").first()).toBeVisible();
      // What another client wrote is not for this one.
      await number.fill(foreign);
      await page.getByRole("button", { name: "Merge into this ticket" }).click();
      await expect(page.getByText("That ticket is another client's").first()).toBeVisible();
      await number.fill(one.number);
      await page.getByRole("button", { name: "Merge into this ticket" }).click();
      await expect(page.getByText("About Desk one")).toBeVisible();

      await page.goto(`${own.portal}/admin/tickets/${two.id}/manage`);
      await page.getByRole("button", { name: "Block the sender" }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/tickets/${two.id}`);

      const note = page.getByRole("listitem").filter({ hasText: "To be deleted" });
      await note.getByRole("link", { name: "Delete" }).click();
      await page.getByLabel(/^Type the ticket.s number/).fill("wrong");
      await page.getByRole("button", { name: "Delete the note" }).click();
      await expect(page.getByText("That is not the ticket's number").first()).toBeVisible();
      await page.getByLabel(/^Type the ticket.s number/).fill(two.number);
      await page.getByRole("button", { name: "Delete the note" }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/tickets/${two.id}`);
      expect((await ticketNow("Desk two")).notes).toHaveLength(before.notes.length - 1);

      await page.goto(`${own.portal}/admin/tickets/${three.id}`);
      const reply = page.getByRole("listitem").filter({ hasText: "A wrong answer" });
      await reply.getByRole("link", { name: "Delete" }).click();
      await page.getByLabel(/^Type the ticket.s number/).fill(three.number);
      await page.getByRole("button", { name: "Delete the reply" }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/tickets/${three.id}`);
      expect((await ticketNow("Desk three")).replies).toHaveLength(before.replies.length - 1);

      await page.goto(`${own.portal}/admin/tickets/${three.id}/delete`);
      await page.getByLabel(/^Type the ticket.s number/).fill(three.number);
      await page.getByRole("button", { name: "Delete the ticket" }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/tickets`);
      expect((await page.goto(`${own.portal}/admin/tickets/${three.id}`))?.status()).toBe(404);
      await context.close();
    });
  });
}
