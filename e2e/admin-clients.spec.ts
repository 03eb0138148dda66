import { expect, type Page, test } from "@playwright/test";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { withStore } from "./support/portal-store.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* One client's page and what staff do there, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`one client on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;
    let client: number;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs" });
      const whmcs = backendOf(own);
      client = await clientIdOf(whmcs, own.login.email);
      await whmcs.close();
    });
    test.afterAll(() => own?.stop());

    const said = (page: Page, text: string | RegExp) => page.getByText(text);

    /** What the audit log has of a client, by action. */
    const audited = (id: number) =>
      withStore(own, (store) =>
        store.transaction((tx) =>
          tx
            .selectFrom("audit_entries")
            .select(["action", "note", "result"])
            .where("object", "=", `client ${id}`)
            .orderBy("number")
            .execute(),
        ),
      );

    test("tabs show everything of the client, each at its address", async ({ page }) => {
      await resumeStaffInOwn(page, own, `/admin/clients/${client}`);
      const tab = (name: string) =>
        page.getByRole("navigation", { name: "Parts of this client" }).getByRole("link", { name });
      await expect(tab("Summary")).toHaveAttribute("aria-current", "page");
      await expect(page.getByRole("list", { name: "Facts about this client" })).toContainText("Paid in all");
      const table = (name: string) => page.getByRole("table", { name });
      await expect(table("Services")).toBeVisible();
      await table("Invoices").getByRole("link").first().click();
      await expect(page).toHaveURL(/\/admin\/invoices\/\d+$/);
      await page.goBack();

      await tab("Timeline").click();
      await expect(page).toHaveURL(/\?tab=timeline$/);
      await expect(said(page, /^Invoice \S+ paid$/).first()).toBeVisible();
      await expect(said(page, /^E-mail: /).first()).toBeVisible();
      await expectWellMade(page);
      await tab("Orders").click();
      await expect(table("Orders").getByRole("row").nth(1)).toBeVisible();
      await tab("Money").click();
      await expect(table("Transactions").getByRole("row").nth(1)).toBeVisible();
      await tab("Quotes").click();
      await expect(table("Quotes").getByRole("row").nth(1)).toBeVisible();
      await tab("People and cards").click();
      await expect(table("Users")).toContainText(own.login.email);
      await expect(table("Contacts")).toBeVisible();
      await expectWellMade(page);
      await tab("E-mails").click();
      await expect(table("E-mails").getByRole("row").nth(1)).toBeVisible();
      await tab("Activity").click();
      await expect(table("Activity").getByRole("row").nth(1)).toBeVisible();
      await expectWellMade(page);
    });

    test("a note, credit with what was before and after, and a password link, all in the audit log", async ({
      page,
    }) => {
      await resumeStaffInOwn(page, own, `/admin/clients/${client}?tab=notes`);
      await page.getByRole("button", { name: "Add the note" }).click();
      await expect(said(page, "Write the note").first()).toBeVisible();
      await page.getByLabel("Note, staff only").fill("Pays late,\nbut always pays");
      await page.getByRole("button", { name: "Add the note" }).click();
      await expect(said(page, "The note is added")).toBeVisible();
      if (engine === "kraken") await expect(said(page, /Pays late,\s+but always pays/)).toBeVisible();
      else await expect(said(page, "WHMCS takes notes, but does not tell them")).toBeVisible();
      await expectWellMade(page);

      const whmcs = backendOf(own);
      const { credit } = (await whmcs.getClientsDetails({ clientid: client })).client;
      await whmcs.close();
      await page.getByRole("button", { name: "More to do for this client" }).click();
      await page.getByRole("link", { name: "Add or take off credit" }).click();
      await expectWellMade(page);
      await page.getByLabel("Amount in EUR").fill("0");
      await page.getByLabel("Reason").fill("For the outage of Tuesday");
      await page.getByRole("button", { name: "Change the credit" }).click();
      await expect(said(page, "Enter an amount above 0, such as 20.50").first()).toBeVisible();
      await expect(page.getByLabel("Reason")).toHaveValue("For the outage of Tuesday");
      await page.getByLabel("Amount in EUR").fill("12,50");
      await page.getByRole("button", { name: "Change the credit" }).click();
      const after = (Number(credit) + 12.5).toFixed(2);
      await expect(said(page, `Credit: €${credit} before, €${after} now`)).toBeVisible();
      await expect(page.getByRole("table", { name: "Credit" })).toContainText("For the outage of Tuesday");

      await page.goto(`${own.portal}/admin/clients/${client}/credit`);
      await page.getByRole("radio", { name: /^Take off/ }).check();
      await page.getByLabel("Amount in EUR").fill("99999");
      await page.getByLabel("Reason").fill("Too much");
      await page.getByRole("button", { name: "Change the credit" }).click();
      await expect(said(page, `There is only €${after} of credit to take off.`)).toBeVisible();

      await page.goto(`${own.portal}/admin/clients/${client}?tab=people`);
      await page.getByRole("button", { name: "Mail a password link" }).first().click();
      await expect(said(page, "The link to a new password is mailed")).toBeVisible();
      expect(await audited(client)).toEqual([
        { action: "client.note", result: "done", note: "" },
        { action: "client.credit", result: "done", note: `credit: ${credit} → ${after}` },
        { action: "client.credit", result: "refused", note: "" },
      ]);
    });

    test("a client is edited: what was typed stays where it is wrong, and only what changed is written", async ({
      page,
    }) => {
      await resumeStaffInOwn(page, own, `/admin/clients/${client}`);
      await page.getByRole("link", { name: "Edit the client" }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/clients/${client}/edit`);
      await expect(said(page, /^Currency: EUR\./)).toBeVisible();
      await expectWellMade(page);
      const town = page.getByLabel("Town", { exact: true });
      const before = await town.inputValue();
      await town.fill("");
      await page.getByLabel("Group").selectOption({ index: 1 });
      await page.getByRole("button", { name: "Save" }).click();
      await expect(town).toHaveAttribute("aria-invalid", "true");
      await town.fill("Husum");
      await page.getByLabel("No late fees").check();
      await page.getByRole("button", { name: "Save" }).click();
      await expect(said(page, "The client is saved")).toBeVisible();
      const now = await own.api("GetClientsDetails", { clientid: String(client) });
      expect(now).toMatchObject({ client: { city: "Husum", groupid: expect.anything() } });
      const [, last] = (await audited(client)).filter(({ action }) => action === "client.edit");
      expect(last?.result).toBe("done");
      expect(last?.note).toContain(`town: ${before} → Husum`);
      expect(last?.note).toContain("noLateFees: false → true");
      expect(last?.note).not.toContain("company");
    });

    test("a client is closed, and deleted once his name is typed; it says before what goes with him", async ({
      page,
    }) => {
      const { clientid } = (await own.api("AddClient", {
        firstname: "Gone",
        lastname: "Soon",
        email: "gone@soon.example",
        address1: "Kai 1",
        city: "Kiel",
        state: "SH",
        postcode: "24103",
        country: "DE",
        phonenumber: "0431 1234567",
        password2: "a long password",
      })) as { clientid: number };
      const id = Number(clientid);
      await own.api("AddCredit", { clientid: String(id), description: "A gift", amount: "5.00" });
      await resumeStaffInOwn(page, own, `/admin/clients/${id}`);
      const menu = page.getByRole("button", { name: "More to do for this client" });
      await menu.click();
      await page.getByRole("button", { name: "Close the client" }).click();
      await expect(page.getByRole("dialog").getByText("Credit: $5.00.")).toBeVisible();
      await page.getByRole("dialog").getByRole("button", { name: "Close the client" }).click();
      await expect(said(page, "The client is closed")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 }).getByText("Closed")).toBeVisible();

      await menu.click();
      await page.getByRole("button", { name: "Delete for good" }).first().click();
      const dialog = page.getByRole("dialog");
      await expectWellMade(page);
      await dialog.getByLabel("Type Gone Soon to confirm").fill("Gone Soon");
      await dialog.getByLabel("Delete his users, too").check();
      await dialog.getByRole("button", { name: "Delete for good" }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/clients`);
      await expect(said(page, "The client is deleted")).toBeVisible();
      expect((await page.goto(`${own.portal}/admin/clients/${id}`))?.status()).toBe(404);
      expect(await audited(id)).toEqual([
        { action: "client.close", result: "done", note: "status: Active → Closed" },
        { action: "client.remove", result: "done", note: "client: Gone Soon → –; status: Closed → –" },
      ]);
    });
  });
}
