import { expect, type Page, test } from "@playwright/test";
import { backendOf, openTicket } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { withStore } from "./support/portal-store.ts";
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
      const id = await openTicket(own, "Answered while it is open");
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

    test("what is typed is kept in the browser, outlives a session that ended meanwhile, and is gone once sent", async ({
      page,
    }) => {
      const id = await openTicket(own, "Answered in two steps");
      const words = "Typed for a quarter of an hour";
      await openPage(page, id);
      await box(page).fill(words);
      await expect(page.getByText(/^Draft kept/)).toBeVisible();
      // Somebody changed his password elsewhere: every session ends.
      await endSessions(own);
      await page.getByRole("button", { name: "Send reply" }).click();
      await expect(page).toHaveURL(/\/login/);
      await page.getByLabel("E-mail address").fill(own.login.email);
      await page.getByLabel("Password", { exact: true }).fill(own.login.password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/tickets/${id}$`));
      await expect(box(page)).toHaveValue(words);
      await expect(page.getByText(/^Draft from .* put back$/)).toBeVisible();
      await page.getByRole("button", { name: "Send reply" }).click();
      await expect(message(page, words)).toBeVisible();
      await expect(box(page)).toHaveValue("");
      await page.reload();
      await expect(box(page)).toHaveValue("");
      expect(await drafts(page)).toEqual([]);
    });

    test("a new ticket's draft comes back with all that was chosen, can be discarded, and is gone at sign-out", async ({
      page,
    }) => {
      await resumeInOwn(page, own);
      const [subject, text] = [page.getByLabel("Subject"), page.getByLabel("Message")];
      await page.goto(`${own.portal}/tickets/new`);
      await page.getByLabel("Priority").selectOption("High");
      await subject.fill("Not finished");
      await text.fill("I will look that up");
      await expect(page.getByText(/^Draft kept/)).toBeVisible();
      await page.goto(`${own.portal}/tickets`);
      await page.goto(`${own.portal}/tickets/new`);
      await expect(text).toHaveValue("I will look that up");
      await expect(subject).toHaveValue("Not finished");
      await expect(page.getByLabel("Priority")).toHaveValue("High");
      await expectWellMade(page);
      await page.getByRole("button", { name: "Discard" }).click();
      await expect(text).toHaveValue("");
      await expect(page.getByLabel("Priority")).toHaveValue("Medium");
      await expect.poll(() => drafts(page)).toEqual([]);

      await text.fill("Once more");
      await expect.poll(() => drafts(page)).toHaveLength(1);
      await page.getByRole("button", { name: "Account" }).click();
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page).toHaveURL(/\/login/);
      await expect.poll(() => drafts(page)).toEqual([]);
    });

    test("a preview is what the message will look like", async ({ page }) => {
      const id = await openTicket(own, "Looked at before");
      await openPage(page, id);
      const typed = "Look at `port 25`:\n\n- **closed**\n- <b>open</b>";
      await box(page).fill(typed);
      await page.getByRole("button", { name: "Preview" }).click();
      const preview = page.locator(".preview");
      await expect(preview.getByText("port 25")).toBeVisible();
      const html = await preview.locator(".prose").innerHTML();
      await expect(box(page)).toBeHidden();
      await expectWellMade(page);
      await page.getByRole("button", { name: "Write" }).click();
      await expect(box(page)).toHaveValue(typed);
      await page.getByRole("button", { name: "Preview" }).click();
      await page.getByRole("button", { name: "Send reply" }).click();
      await expect(message(page, "port 25").locator(".prose")).toBeVisible();
      expect(await message(page, "port 25").locator(".prose").innerHTML()).toBe(html);
    });

    test("files are dropped on the form and pasted into it, listed, and taken out again", async ({ page }) => {
      const id = await openTicket(own, "With files");
      await openPage(page, id);
      await box(page).fill("Look at these");
      await hand(page, "drop", [
        { name: "error.log", text: "no space left" },
        { name: "other.txt", text: "something else" },
      ]);
      const list = page.locator(".file-field").getByRole("listitem");
      await expect(list).toHaveCount(2);
      await hand(page, "paste", [{ name: "image.png", text: "\u0089PNG\r\n\u001a\n" }]);
      await expect(list.nth(2)).toContainText(/image-\d{6}\.png/);
      await hand(page, "drop", [{ name: "large.log", text: "a".repeat(10_000_001) }]);
      await expect(page.getByText("large.log is larger than 10 MB")).toBeVisible();
      await expect(list).toHaveCount(3);
      await page.getByRole("button", { name: "Remove other.txt" }).click();
      await expect(list).toHaveCount(2);
      await expectWellMade(page);
      await page.getByRole("button", { name: "Send reply" }).click();
      const sent = message(page, "Look at these");
      await expect(sent.getByRole("link", { name: "error.log" })).toBeVisible();
      await expect(sent.getByRole("link", { name: /image-\d{6}\.png/ })).toBeVisible();
      await expect(sent.getByRole("link")).toHaveCount(2);
      await expect(list).toHaveCount(0);
    });

    for (const javaScriptEnabled of [true, false]) {
      test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
        test.use({ javaScriptEnabled });

        test("staff's answer is rated, and rated anew, where the engine keeps it", async ({ page }) => {
          const id = await openTicket(own, "Rated");
          await answerInWhmcs(id, "It is mended");
          await resumeInOwn(page, own);
          await page.goto(`${own.portal}/tickets/${id}`);
          const answer = message(page, "It is mended");
          await expect(answer).toBeVisible();
          if (engine === "whmcs") return expect(answer.getByRole("radio")).toHaveCount(0);
          await answer.getByRole("radio", { name: "4 of 5 stars" }).check();
          await answer.getByRole("button", { name: "Rate" }).click();
          await expect(answer.getByText("You rated this answer")).toBeVisible();
          await expect(answer.getByRole("radio", { name: "4 of 5 stars" })).toBeChecked();
          if (javaScriptEnabled) await expectWellMade(page);
          await answer.getByRole("radio", { name: "2 of 5 stars" }).check();
          await answer.getByRole("button", { name: "Change" }).click();
          await expect.poll(() => ratingOf(id)).toBe(2);
          await expect(answer.getByRole("radio", { name: "2 of 5 stars" })).toBeChecked();
          if (!javaScriptEnabled) return;

          // What opened the ticket, and what he wrote himself, is no answer of staff's.
          await expect(page.getByRole("radiogroup")).toHaveCount(1);
          await page.goto(`${own.portal}/admin/login`);
          await page.getByLabel("Password", { exact: true }).fill(own.adminPassword);
          await page.getByRole("button", { name: "Sign in" }).click();
          await expect(page.getByRole("button", { name: "Account" })).toBeVisible();
          await page.goto(`${own.portal}/admin/tickets/${id}`);
          await expect(message(page, "It is mended").getByText("Rated 2 of 5")).toBeVisible();
        });
      });
    }

    async function ratingOf(ticketid: number): Promise<number | null | undefined> {
      const whmcs = backendOf(own);
      const { replies } = await whmcs.getTicket({ ticketid });
      await whmcs.close();
      return replies.at(-1)?.rating;
    }
  });
}

/** What the browser keeps of what was typed. */
const drafts = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kraken.draft.")));

/** As if every session of clients had been ended elsewhere. */
const endSessions = (own: OwnSystem) =>
  withStore(own, (store) =>
    store.transaction((tx) =>
      tx
        .updateTable("sessions")
        .set({ ended_at: "2026-01-01T00:00:00Z", end_reason: "everywhere" })
        .where("kind", "=", "client")
        .execute(),
    ),
  );

/** Drops files on the box, or pastes them into it, as the browser tells a page of that. */
const hand = (page: Page, how: "drop" | "paste", files: { name: string; text: string }[]) =>
  page.getByRole("textbox", { name: "Your reply" }).evaluate(
    (box, [type, given]) => {
      const data = new DataTransfer();
      for (const { name, text } of given)
        data.items.add(new File([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], name));
      const about = { bubbles: true, cancelable: true };
      if (type === "paste") return box.dispatchEvent(new ClipboardEvent("paste", { ...about, clipboardData: data }));
      box.dispatchEvent(new DragEvent("dragover", { ...about, dataTransfer: data }));
      return box.dispatchEvent(new DragEvent("drop", { ...about, dataTransfer: data }));
    },
    [how, files] as const,
  );
