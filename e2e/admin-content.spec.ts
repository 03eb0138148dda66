import { expect, type Page, test } from "@playwright/test";
import { addStaff } from "./support/add-staff.ts";
import { backendOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { withStore } from "./support/portal-store.ts";
import { resumeStaffInOwn, takeCookies } from "./support/sign-in.ts";

/* What clients read and buy, written by staff, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`content on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 180_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs" });
    });
    test.afterAll(() => own?.stop());

    const open = async (page: Page, path: string) => {
      await resumeStaffInOwn(page, own);
      await page.goto(`${own.portal}${path}`);
    };
    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    const follow = (page: Page, name: string) => page.getByRole("link", { name, exact: true }).click();

    test("an announcement is written in Markdown, previewed, published, translated and deleted", async ({ page }) => {
      await open(page, "/admin/content/announcements");
      await expectWellMade(page);
      await follow(page, "New announcement");
      await press(page, "Save the announcement");
      await expect(page.getByText("2 things to mend")).toBeVisible();
      await page.getByLabel("Title").fill("New racks in Hamburg");
      await page.getByRole("textbox", { name: "Text" }).fill("## Why\n\nThey are **quicker**.\n\n<b>no tag</b>");
      await press(page, "Preview");
      await expect(page.getByRole("heading", { name: "Why" })).toBeVisible();
      await expect(page.getByText("<b>no tag</b>")).toBeVisible();
      await press(page, "Save the announcement");
      await expect(page.getByText("The announcement is saved")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Draft");
      const id = /announcements\/(\d+)/.exec(page.url())?.[1] ?? "";
      // A draft is for staff alone.
      const reader = await page.context().browser()?.newPage();
      expect((await reader?.goto(`${own.portal}/announcements/${id}`))?.status()).toBe(404);
      await press(page, "Publish");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Published");
      expect((await reader?.goto(`${own.portal}/announcements/${id}`))?.status()).toBe(200);
      await expect(reader?.getByText("quicker").first() ?? page.getByText("no reader")).toBeVisible();
      await reader?.close();

      await follow(page, "Edit");
      await expect(page.getByRole("textbox", { name: "Text" })).toHaveValue(
        "## Why\n\nThey are **quicker**.\n\n\\<b>no tag\\</b>",
      );
      await page.getByLabel("Title").fill("New racks in Bremen");
      await press(page, "Save the announcement");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("New racks in Bremen");

      if (engine === "kraken") {
        await follow(page, "Add a translation");
        await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "Deutsch" });
        await page.getByLabel("Title").fill("Neue Racks in Bremen");
        await press(page, "Save the announcement");
        await expect(page.getByRole("heading", { level: 1 })).toContainText("Neue Racks in Bremen");
        await page.goto(`${own.portal}/admin/content/announcements/${id}`);
        await expect(page.getByRole("link", { name: "Deutsch" })).toBeVisible();
      } else {
        await expect(page.getByText("Translations are added in WHMCS itself.")).toBeVisible();
      }
      await expectWellMade(page);
      await press(page, "Delete");
      await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
      await expect(page.getByText("The announcement is deleted")).toBeVisible();
      await expect(page).toHaveURL(`${own.portal}/admin/content/announcements`);
      await expect(page.getByText("New racks in Bremen")).toHaveCount(0);

      const notes = await withStore(own, (store) =>
        store.transaction((tx) =>
          tx
            .selectFrom("audit_entries")
            .select(["action", "note"])
            .where("object", "=", `announcement ${id}`)
            .where("action", "in", ["announcement.add", "announcement.publish", "announcement.remove"])
            .orderBy("number")
            .execute(),
        ),
      );
      expect(notes).toEqual([
        { action: "announcement.add", note: "title: – → New racks in Hamburg; published: – → false" },
        { action: "announcement.publish", note: "published: false → true" },
        { action: "announcement.remove", note: "title: New racks in Bremen → –" },
      ]);
    });

    test("prices of an ending and a product are written without a script, and refused where they are wrong", async ({
      browser,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await open(page, "/admin/content/prices");
      await page
        .locator("tbody")
        .getByRole("link")
        .filter({ hasText: /^\.com$/ })
        .click();
      const registration = page.getByRole("group", { name: /^Registration/ });
      await registration.getByLabel("1 year", { exact: true }).fill("a lot");
      await press(page, "Save the prices");
      await expect(page.getByText("Enter an amount with two places at most").first()).toBeVisible();
      await expect(registration.getByLabel("1 year", { exact: true })).toHaveValue("a lot");
      await registration.getByLabel("1 year", { exact: true }).fill("13,37");
      await press(page, "Save the prices");
      await expect(page).toHaveURL(/\/admin\/content\/prices/);
      const whmcs = backendOf(own);
      expect((await whmcs.getTLDPricing({ currencyid: 1 })).pricing.com?.register["1"]).toBe("13.37");

      await page.goto(`${own.portal}/admin/content/products/new`);
      await page.getByLabel("Name").fill("Rowing boat");
      if (engine === "whmcs") await page.getByLabel("Number of its group").fill("999999");
      await page.getByLabel("A month, or once").first().fill("4.50");
      await press(page, "Make the product");
      if (engine === "whmcs") {
        await expect(page.getByText("You must supply a valid Product Group ID")).toBeVisible();
        await expect(page.getByLabel("Name")).toHaveValue("Rowing boat");
        await page.getByLabel("Number of its group").fill("1");
        await press(page, "Make the product");
      }
      await expect(page).toHaveURL(`${own.portal}/admin/content/products`);
      const { products } = await whmcs.getProducts({});
      const boat = products.find(({ name }) => name === "Rowing boat");
      expect(Object.values(boat?.pricing ?? {}).map(({ monthly }) => monthly)).toContain("4.50");
      await whmcs.close();
      await context.close();
    });

    test("predefined replies, currencies and e-mail templates, as far as the engine allows", async ({ page }) => {
      await open(page, "/admin/content/replies");
      await expectWellMade(page);
      if (engine === "kraken") {
        await follow(page, "New category");
        await page.getByLabel("Name").fill("Boats");
        await press(page, "Save the category");
        await expect(page.getByRole("heading", { level: 2, name: "Boats" })).toBeVisible();
        await follow(page, "New reply");
        await page.getByLabel("Name").fill("Leak");
        await page.getByLabel("Category").selectOption({ label: "Boats" });
        await page.getByRole("textbox", { name: "Text" }).fill("Hello [NAME], **bail**.");
        await press(page, "Save the reply");
        await follow(page, "Leak");
        await page.getByRole("textbox", { name: "Text" }).fill("Hello [NAME], **row**.");
        await press(page, "Save the reply");
        await expect(page.getByText("Hello [NAME], row.")).toBeVisible();
        await follow(page, "Leak");
        await follow(page, "Delete the reply");
        await press(page, "Delete the reply");
        await expect(page.getByText("The reply is deleted")).toBeVisible();
        await expect(page.getByText("Leak")).toHaveCount(0);
      } else {
        await expect(page.getByText("They are changed in WHMCS itself.")).toBeVisible();
        await expect(page.getByRole("link", { name: "New reply" })).toHaveCount(0);
      }
      await follow(page, "Currencies");
      await expect(page.getByRole("row").filter({ hasText: "EUR" })).toBeVisible();
      await expectWellMade(page);
      await follow(page, "E-mail templates");
      await page.getByRole("navigation", { name: "About" }).getByRole("link", { name: "Invoices" }).click();
      await follow(page, "Invoice Created");
      const frame = page.locator("iframe[title='The e-mail']");
      if (engine === "kraken") await expect(frame).toBeVisible();
      else await expect(page.getByText("This WHMCS's API tells subjects alone.")).toBeVisible();
      await expectWellMade(page);
    });

    test("who looks after money reads the content and writes none of it", async ({ page }) => {
      await takeCookies(page, own, await addStaff(own, "billing"));
      await page.goto(`${own.portal}/admin/content/announcements`);
      await expect(page.getByRole("heading", { level: 1, name: "Content" })).toBeVisible();
      await expect(page.getByRole("link", { name: "New announcement" })).toHaveCount(0);
      expect((await page.goto(`${own.portal}/admin/content/announcements/new`))?.status()).toBe(404);
    });
  });
}
