import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { hostingAt } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { auditOf } from "./support/portal-store.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* Services of all clients and one of them, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`services on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 120_000 });
    let own: OwnSystem;
    let client: string;
    const isOwn = engine === "kraken";

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: !isOwn, clients: 40 });
      const found = await own.api("GetClientsDetails", { email: own.login.email });
      const { companyname, fullname } = found.client as { companyname: string; fullname: string };
      client = companyname || fullname;
    });
    test.afterAll(() => own?.stop());

    const hosting = async (domain: string) => (await hostingAt(own, [domain]))[0]?.service ?? 0;

    const serviceOf = async (id: number) => {
      const { products } = (await own.api("GetClientsProducts", { serviceid: String(id) })) as {
        products: { product: Record<string, string>[] };
      };
      return products.product[0] ?? {};
    };
    const open = (page: Page, id: number, search = "") => resumeStaffInOwn(page, own, `/admin/services/${id}${search}`);
    const heading = (page: Page) => page.getByRole("heading", { level: 1 });
    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    /** One of the less likely deeds, from the menu. */
    const choose = async (page: Page, name: string) => {
      await press(page, "More actions");
      await page.getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
    };
    const notesOf = (id: number) => auditOf(own, `service ${id}`);

    test("all services: searched, narrowed and sorted in the address, saved as a file, and each led to", async ({
      page,
    }) => {
      const id = await hosting("listed.example");
      await resumeStaffInOwn(page, own, "/admin/services");
      const rows = page.getByRole("table", { name: "Services" }).locator("tbody").getByRole("row");
      await expect(rows).toHaveCount(25);
      await expect(rows.first()).toContainText("listed.example");
      await expect(rows.first()).toContainText(client);
      await expectWellMade(page);

      const status = page.getByRole("navigation", { name: "Status" });
      if (isOwn) {
        await status.getByRole("link", { name: "Suspended" }).click();
        await expect(page).toHaveURL(/status=Suspended$/);
        await expect(rows.first()).toContainText("Suspended");
        await page.getByRole("columnheader", { name: "Next payment" }).getByRole("link").click();
        await expect(page).toHaveURL(/status=Suspended&sort=nextduedate&dir=asc$/);
        await page.goto(`${own.portal}/admin/services?status=Suspended&q=nobody+of+that+name`);
        await expect(page.getByText("No service matches these filters")).toBeVisible();
      } else {
        // A WHMCS lists them by product alone.
        await expect(status).toHaveCount(0);
        await expect(page.getByRole("columnheader", { name: "Next payment" }).getByRole("link")).toHaveCount(0);
      }
      await page.goto(`${own.portal}/admin/services`);
      await press(page, "Product");
      await page.getByRole("link", { name: "Web Hosting M", exact: true }).click();
      await expect(page).toHaveURL(/product=\d+$/);

      await page.goto(`${own.portal}/admin/services`);
      const search = page.getByRole("searchbox", { name: "Search services" });
      for (const words of ["listed.example", String(id)]) {
        await search.fill(words);
        await search.press("Enter");
        await expect(page).toHaveURL(new RegExp(`q=${words}`));
        await expect(rows.first()).toContainText("listed.example");
      }
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save as CSV" }).click();
      const file = readFileSync(await (await saved).path(), "utf8")
        .trim()
        .split("\r\n");
      expect(file[0]).toContain("No.,Service,Domain,Client,Server,Next payment,Price,Currency,Cycle,Status");
      expect(file[1]).toContain("listed.example");
      await page.getByRole("link", { name: "listed.example" }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/services/${id}`);
      await expect(heading(page)).toContainText("listed.example");
    });

    test("a service is suspended with its reason, runs again, and is ended once its name is typed", async ({
      page,
    }) => {
      const id = await hosting("shop.ended.example");
      await open(page, id);
      await expectWellMade(page);
      await choose(page, "Suspend");
      await page.getByLabel("Reason").fill("Sends spam");
      await press(page, "Suspend it");
      await expect(page.getByText("Active → Suspended")).toBeVisible();
      await expect(heading(page)).toContainText("Suspended");
      expect(await serviceOf(id)).toMatchObject({ status: "Suspended", suspensionreason: "Sends spam" });
      await page.getByRole("link", { name: "Unsuspend", exact: true }).click();
      await press(page, "Let it run again");
      await expect(page.getByText("Suspended → Active")).toBeVisible();

      await choose(page, "Terminate");
      await expect(page.getByText(/is deleted: files, databases and mailboxes/)).toBeVisible();
      await expectWellMade(page);
      await page.getByLabel("Type shop.ended.example to go on").fill("shop");
      await press(page, "Terminate it");
      await expect(page.getByText("Type shop.ended.example as it stands there").first()).toBeVisible();
      expect(await serviceOf(id)).toMatchObject({ status: "Active" });
      await page.getByLabel("Type shop.ended.example to go on").fill("shop.ended.example");
      await press(page, "Terminate it");
      await expect(heading(page)).toContainText("Terminated");
      const notes = await notesOf(id);
      expect(notes.map(({ action, result }) => `${action} ${result}`)).toEqual([
        "service.suspend done",
        "service.unsuspend done",
        "service.terminate refused",
        "service.terminate done",
      ]);
      expect(notes[0]?.note).toContain("status: Active → Suspended");
      expect(notes[0]?.note).toContain("suspensionReason: – → Sends spam");
    });

    test("what a server refuses is shown in its own words, waits in the queue, and can be tried again", async ({
      page,
    }) => {
      const id = await hosting("fail-suspend.example");
      await open(page, id, "?do=suspend");
      await page.getByLabel("Reason").fill("Abuse");
      await press(page, "Suspend it");
      await expect(page.getByText("The sandbox refuses to suspend fail-suspend.example").first()).toBeVisible();
      await expect(page.getByLabel("Reason")).toHaveValue("Abuse");
      expect(await serviceOf(id)).toMatchObject({ status: "Active" });
      await page.goto(`${own.portal}/admin/services/${id}`);
      await expect(page.getByText("SuspendAccount failed once")).toBeVisible();
      await page.getByRole("link", { name: "Try again" }).click();
      await expect(page).toHaveURL(`${own.portal}/admin/services/${id}?do=suspend`);

      await page.goto(`${own.portal}/admin/services/queue`);
      const failed = page.getByRole("table", { name: "Failed commands" }).getByRole("row");
      const entry = failed.filter({ hasText: `Service ${id}` });
      await expect(entry).toContainText("The sandbox refuses to suspend fail-suspend.example");
      await expectWellMade(page);
      await entry.getByRole("button", { name: "Try again" }).click();
      await expect(entry.getByText("Not done. This was answered:")).toBeVisible();
      await own.api("UpdateClientProduct", { serviceid: String(id), domain: "mended.example" });
      await entry.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByText("SuspendAccount is done")).toBeVisible();
      await expect(entry).toHaveCount(0);
      expect(await serviceOf(id)).toMatchObject({ status: "Suspended" });
      expect((await notesOf(id)).map(({ action, result }) => `${action} ${result}`)).toEqual([
        "service.suspend refused",
        "service.retry refused",
        "service.retry done",
      ]);
    });

    test("its password is shown when it is asked for, changed, commands are run and its package changed", async ({
      page,
    }) => {
      const id = await hosting("care.example");
      const { password = "" } = await serviceOf(id);
      expect(password).not.toBe("");
      await open(page, id);
      expect(await page.content()).not.toContain(password);
      await press(page, "Show them");
      await expect(page.getByText(password, { exact: true })).toBeVisible();
      expect(await notesOf(id)).toEqual([{ action: "service.credentials", result: "done", note: "" }]);

      await page.goto(`${own.portal}/admin/services/${id}?do=password`);
      await page.getByLabel("New password of the service").fill("short");
      await press(page, "Change the password");
      await expect(page.getByText("Use at least 10 characters").first()).toBeVisible();
      await page.getByLabel("New password of the service").fill("Correct-Horse-9");
      await press(page, "Change the password");
      await expect(page.getByText("Password changed")).toBeVisible();
      expect(await serviceOf(id)).toMatchObject({ password: "Correct-Horse-9" });

      await choose(page, "Run a command");
      if (isOwn) {
        await page.getByLabel("Command", { exact: true }).selectOption({ label: "Build anew from the last copy" });
      } else {
        // Its name is typed where the engine does not tell them, and none that has a form of its own.
        await page.getByLabel("Command", { exact: true }).fill("TerminateAccount");
        await press(page, "Run it");
        await expect(page.getByText("The module has no command of this name.").first()).toBeVisible();
        await page.getByLabel("Command", { exact: true }).fill("rebuild");
      }
      await press(page, "Run it");
      await expect(page.getByText("The server has taken the command")).toBeVisible();

      await choose(page, "Change package");
      await page.getByLabel("Product").selectOption({ label: "Web Hosting L" });
      await press(page, "Change the package");
      await expect(page.getByText("Package changed")).toBeVisible();
      expect(await serviceOf(id)).toMatchObject({ name: "Web Hosting L" });
      expect(JSON.stringify(await notesOf(id))).not.toContain("Correct-Horse-9");
    });

    test("a service is edited: what is wrong stays typed, only what changed is written, and both are in the audit log", async ({
      page,
    }) => {
      const id = await hosting("edited.example");
      await open(page, id);
      await page.getByRole("link", { name: "Edit", exact: true }).click();
      await expectWellMade(page);
      await page.getByLabel("Recurring", { exact: true }).fill("12,345");
      await page.getByLabel("Note, staff only").fill("Moved by hand");
      await press(page, "Save");
      await expect(page.getByText("Enter an amount with two places at most.").first()).toBeVisible();
      await expect(page.getByLabel("Recurring", { exact: true })).toHaveValue("12,345");
      await page.getByLabel("Recurring", { exact: true }).fill("12,50");
      await page.getByLabel("Next payment").fill("2027-03-01");
      await page.getByLabel("Domain").fill("moved.example");
      await page.getByLabel("Nameserver 1").fill("ns1.moved.example");
      const before = own.line.calls.length;
      await press(page, "Save");
      await expect(page.getByText("Saved", { exact: true })).toBeVisible();
      await expect(heading(page)).toContainText("moved.example");
      expect(await serviceOf(id)).toMatchObject({
        ...{ recurringamount: "12.50", nextduedate: "2027-03-01", domain: "moved.example", notes: "Moved by hand" },
        ...{ ns1: "ns1.moved.example", status: "Active", billingcycle: "Monthly" },
      });
      const written = own.line.calls.slice(before).filter(({ action }) => action === "UpdateClientProduct");
      expect(written).toHaveLength(1);
      expect(Object.keys(written[0]?.fields ?? {})).not.toContain("billingcycle");
      expect((await notesOf(id)).at(-1)?.note).toContain("domain: edited.example → moved.example");
      // What is emptied is emptied.
      await page.goto(`${own.portal}/admin/services/${id}?do=edit`);
      await page.getByLabel("Nameserver 1").fill("");
      await press(page, "Save");
      await expect(page.getByText("Saved", { exact: true })).toBeVisible();
      expect(await serviceOf(id)).toMatchObject({ ns1: "", notes: "Moved by hand" });
    });

    test("another plan is reckoned before it is ordered, and a cancellation is requested and taken back", async ({
      page,
    }) => {
      const id = await hosting("grows.example");
      // Days that are left cost something: what is due today changes for nothing, and at once.
      await own.api("UpdateClientProduct", { serviceid: String(id), nextduedate: "2099-01-01" });
      await open(page, id, "?do=upgrade");
      await page.getByLabel("Product").selectOption({ label: "Web Hosting L" });
      await press(page, "See the price");
      await expect(page.getByRole("button", { name: "Order the change" })).toBeVisible();
      await expect(page.getByText(/From .* to Web Hosting L, before taxes/)).toBeVisible();
      await expectWellMade(page);
      await press(page, "Order the change");
      await expect(page.getByText("Change ordered")).toBeVisible();
      await page.goto(`${own.portal}/admin/services/${id}?do=upgrade&product=4&cycle=monthly`);
      await press(page, "Order the change");
      await expect(page.getByText(/Previous upgrade invoice for service is still unpaid/)).toBeVisible();

      await choose(page, "Request cancellation");
      await page.getByLabel("Why").fill("Closes the shop");
      await press(page, "Request it");
      await expect(page.getByText("Cancellation requested")).toBeVisible();
      await expect(page.getByText(/Closes the shop/)).toBeVisible();
      await page.goto(`${own.portal}/admin/services/queue?view=requests`);
      const waiting = page.getByRole("table", { name: "Cancellation requests" }).getByRole("row");
      await expect(waiting.filter({ hasText: "grows.example" })).toContainText("Closes the shop");
      await expect(waiting.filter({ hasText: "grows.example" })).toContainText(client);
      await expectWellMade(page);
      await page.getByRole("link", { name: "grows.example" }).click();
      if (isOwn) {
        await press(page, "Keep the service");
        await expect(page.getByText("The request is taken back")).toBeVisible();
        await expect(page.getByText(/Closes the shop/)).toHaveCount(0);
      } else {
        await expect(page.getByText(/own admin area takes a request back/)).toBeVisible();
      }
    });

    test.describe("without scripts", () => {
      test.use({ javaScriptEnabled: false });

      test("a service is suspended, and what was typed stays where its server refuses", async ({ page }) => {
        const [id, other] = [await hosting("plain.example"), await hosting("fail-suspend.plain.example")];
        await open(page, id, "?do=suspend");
        await page.getByLabel("Reason").fill("Abuse");
        await press(page, "Suspend it");
        await expect(heading(page)).toContainText("Suspended");
        await page.goto(`${own.portal}/admin/services/${other}?do=suspend`);
        await page.getByLabel("Reason").fill("Abuse");
        await press(page, "Suspend it");
        await expect(page.getByText("The sandbox refuses to suspend").first()).toBeVisible();
        await expect(page.getByLabel("Reason")).toHaveValue("Abuse");
      });
    });
  });
}
