import { expect, type Page, test } from "@playwright/test";
import { expectWellMade } from "../support/look.ts";
import { signInClient, signInStaff } from "../support/sign-in.ts";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("files go with a new ticket and a reply, by their content, and come back as files to save", async ({
      page,
      browser,
    }) => {
      test.setTimeout(60_000);
      const subject = `With files ${crypto.randomUUID().slice(0, 8)}`;
      await signInClient(page);
      // Without scripts the overview calls itself: whoever goes on before it has would be stopped.
      if (!javaScriptEnabled) await expect(page).toHaveURL(/whole/);
      await page.goto("/tickets/new");
      await page.getByLabel("Subject").fill(subject);
      await page.getByLabel("Message").fill("Look at these.");
      const attach = page.getByLabel("Attach files");
      await attach.setInputFiles([file("page.html", Buffer.from("<!doctype html><script>alert(1)</script>"))]);
      await page.getByRole("button", { name: "Open the ticket" }).click();
      await expect(page.getByText("page.html is not a picture").first()).toBeVisible();
      await expect(page.getByLabel("Message")).toHaveValue("Look at these.");

      await attach.setInputFiles([file("shell.php", png), file("Überblick.log", Buffer.from("no space left\n"))]);
      await page.getByRole("button", { name: "Open the ticket" }).click();
      await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
      await expect(page.getByRole("link", { name: "shell.png" })).toBeVisible();

      const href = await page.getByRole("link", { name: "Überblick.log" }).getAttribute("href");
      const saved = await page.request.get(href ?? "");
      expect(await saved.text()).toBe("no space left\n");
      expect(saved.headers()).toMatchObject({
        "content-type": "application/octet-stream",
        "x-content-type-options": "nosniff",
        "content-disposition": `attachment; filename="U_berblick.log"; filename*=UTF-8''%C3%9Cberblick.log`,
      });
      expect(saved.headers()["content-security-policy"]).toContain("sandbox");
      expect(saved.headers()["cache-control"]).toContain("no-store");

      await page.getByRole("textbox", { name: "Your reply" }).fill("And one more.");
      await attach.setInputFiles([file("more.png", png)]);
      await page.getByRole("button", { name: "Send reply" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "And one more." })).toContainText("more.png");

      // Nobody else's: the same answer as for a file that was never there.
      const other = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await signInClient(other, "other@kraken.example");
      const foreign = await other.request.get(href ?? "");
      const missing = await other.request.get("/api/tickets/99999999/files/0/0");
      expect([foreign.status(), missing.status()]).toEqual([404, 404]);
      expect(await foreign.text()).toBe(await missing.text());
      for (const wrong of ["/api/tickets/1e0/files/0/0", "/api/tickets/0/files/0/0", "/api/tickets/1/files/-1/0"])
        expect((await other.request.get(wrong)).status(), wrong).toBe(404);
      await other.context().close();
      const nobody = await (await browser.newContext()).newPage();
      const refused = await nobody.request.get(href ?? "", { maxRedirects: 0 });
      expect(refused.headers().location).toMatch(/^\/login\?next=/);
      await nobody.context().close();

      // Staff have it too, and answer with one of theirs.
      await page.context().clearCookies();
      await signInStaff(page, `/admin/tickets?status=all&q=${encodeURIComponent(subject)}`);
      await rows(page).first().getByRole("link", { name: subject }).click();
      const theirs = await page.getByRole("link", { name: "more.png" }).getAttribute("href");
      expect((await page.request.get(theirs ?? "")).status()).toBe(200);
      const reply = page.locator("form", { has: page.getByRole("textbox", { name: /^Reply to/ }) });
      await reply.getByRole("textbox", { name: /^Reply to/ }).fill("Solved, see the log.");
      await reply.getByLabel("Attach files").setInputFiles([file("solved.txt", Buffer.from("solved"))]);
      await page.getByRole("button", { name: "Send reply" }).click();
      await expect(page.getByRole("link", { name: "solved.txt" })).toBeVisible();
    });
  });
}

test("a file that is too large is said before it is sent, and one of ten megabytes goes", async ({ page }) => {
  test.setTimeout(60_000);
  const subject = `Large ${crypto.randomUUID().slice(0, 8)}`;
  await signInClient(page);
  await page.goto("/tickets/new");
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Message").fill("A large one.");
  const attach = page.getByLabel("Attach files");
  await attach.setInputFiles([file("large.log", Buffer.alloc(10_000_001, "a"))]);
  await expect(page.getByText("large.log is larger than 10 MB")).toBeVisible();
  await expectWellMade(page);
  await attach.setInputFiles([file("just.log", Buffer.alloc(10_000_000, "a"))]);
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  const href = await page.getByRole("link", { name: "just.log" }).getAttribute("href");
  expect((await (await page.request.get(href ?? "")).body()).byteLength).toBe(10_000_000);
});
