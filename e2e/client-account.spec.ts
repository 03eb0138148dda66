import { expect, type Page, test } from "@playwright/test";
import { backendOf, openTicket } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn } from "./support/sign-in.ts";
import { Visitor } from "./support/visitor.ts";

/* What a client does with his tickets and his account, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs" });
    });
    test.afterAll(() => own?.stop());

    const signIn = (page: Page) => resumeInOwn(page, own);

    async function statusOf(ticketid: number): Promise<string> {
      const whmcs = backendOf(own);
      const { status } = await whmcs.getTicket({ ticketid });
      await whmcs.close();
      return status;
    }

    for (const javaScriptEnabled of [true, false]) {
      test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
        test.use({ javaScriptEnabled });

        /** What was done is said. Playwright's words look past noscript. */
        const told = (page: Page, sentence: string) =>
          javaScriptEnabled
            ? expect(page.getByText(sentence)).toBeVisible()
            : expect.poll(() => page.locator("noscript > *").innerText()).toContain(sentence);

        test("a ticket is closed, opened again by the other button, and by a reply", async ({ page }) => {
          const id = await openTicket(own, `Closing ${javaScriptEnabled ? "with" : "without"} scripts`);
          await signIn(page);
          await page.goto(`${own.portal}/tickets/${id}`);
          await page.getByRole("button", { name: "Close the ticket" }).click();
          await told(page, "Open it again with the same button, or by writing to it.");
          const heading = page.getByRole("heading", { level: 1 });
          await expect(heading).toContainText("Closed");
          await expect(page.getByRole("button", { name: "Close the ticket" })).toHaveCount(0);
          expect(await statusOf(id)).toBe("Closed");
          if (javaScriptEnabled) await expectWellMade(page);
          await page.getByRole("button", { name: "Open it again" }).click();
          await told(page, "Ticket opened again");
          await expect(heading).not.toContainText("Closed");
          expect(await statusOf(id)).toBe("Open");

          await page.getByRole("button", { name: "Close the ticket" }).click();
          await expect(heading).toContainText("Closed");
          await page.getByRole("textbox", { name: "Your reply" }).fill("One thing more.");
          await page.getByRole("button", { name: "Send reply" }).click();
          await told(page, "Reply sent");
          await expect(heading).not.toContainText("Closed");
          expect(await statusOf(id)).toBe("Customer-Reply");
        });
      });
    }

    test("the announcements are a feed, which their page names", async ({ page }) => {
      await page.goto(`${own.portal}/announcements`);
      const link = page.locator('link[rel="alternate"][type="application/rss+xml"]');
      await expect(link).toHaveAttribute("href", /\/announcements\/rss$/);
      await expectWellMade(page);
      const first = page.getByRole("region", { name: "Announcements" }).getByRole("link").first();
      const title = (await first.textContent()) ?? "";
      const feed = await new Visitor(own.portal).get("/announcements/rss");
      expect(feed.status).toBe(200);
      expect(feed.headers["content-type"]).toContain("application/rss+xml");
      const items = await page.evaluate((text) => {
        const document = new DOMParser().parseFromString(text, "application/xml");
        return [...document.querySelectorAll("parsererror, item")].map((item) => [
          item.querySelector("title")?.textContent,
          item.querySelector("link")?.textContent,
          Number.isNaN(Date.parse(item.querySelector("pubDate")?.textContent ?? "")),
        ]);
      }, feed.body);
      expect(items[0]).toEqual([title, `${own.portal}${await first.getAttribute("href")}`, false]);
    });
  });
}
