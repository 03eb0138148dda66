import { expect, test } from "@playwright/test";
import { addStaff } from "./support/add-staff.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeStaffInOwn, takeCookies } from "./support/sign-in.ts";

/* What was done, and what may be done: the portal's own, whatever engine stands behind it. */
test.describe.configure({ mode: "default", timeout: 120_000 });
let own: OwnSystem;

test.beforeAll(async () => {
  own = await startOwnSystem();
});
test.afterAll(() => own?.stop());

test("what was done is told in words, and found by them", async ({ page }) => {
  await resumeStaffInOwn(page, own, "/admin/clients/2?tab=notes");
  await page.getByLabel("Note, staff only").fill("Likes short answers");
  await page.getByRole("button", { name: "Add the note" }).click();
  await expect(page.getByText("Likes short answers").first()).toBeVisible();

  await page.goto(`${own.portal}/admin/audit`);
  const rows = page.getByRole("table").locator("tbody").getByRole("row");
  await expect(rows.first()).toContainText("Note about the client written");
  await expect(rows.first()).toContainText("client.note");
  const search = page.getByRole("searchbox", { name: "Search the log" });
  await search.fill("note about");
  await search.press("Enter");
  await expect(page).toHaveURL(/q=note\+about/);
  await expect(rows).toHaveCount(1);
  await expectWellMade(page);
  await search.fill("client.note");
  await search.press("Enter");
  await expect(page).toHaveURL(/q=client\.note/);
  await expect(rows).toHaveCount(1);
  await search.fill("nothing of that kind");
  await search.press("Enter");
  await expect(page.getByText("No entry matches these filters")).toBeVisible();
});

test("what each role may do stands beside the accounts", async ({ page }) => {
  await resumeStaffInOwn(page, own, "/admin/staff");
  const table = page.getByRole("table", { name: "What each role may do" });
  const row = table.getByRole("row").filter({ hasText: "Write invoices, enter payments" });
  await expect(row.getByRole("cell").nth(1)).toContainText("Yes");
  await expect(row.getByRole("cell").nth(3)).toContainText("No");
  await expectWellMade(page);
  await page.context().clearCookies();
  await takeCookies(page, own, await addStaff(own, "support"));
  expect((await page.goto(`${own.portal}/admin/audit`))?.status()).toBe(404);
});
