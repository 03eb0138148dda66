import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { auditOf } from "./support/portal-store.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* One client's page and what staff do there, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`one client on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 120_000 });
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
    const audited = (id: number) => auditOf(own, `client ${id}`);

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

    test("a client is added with what is known, and with a login that exists; each is mailed what was ticked", async ({
      page,
      browser,
    }) => {
      const whmcs = backendOf(own);
      await resumeStaffInOwn(page, own, "/admin/clients");
      await page.getByRole("link", { name: "Add a client" }).click();
      await expect(page.getByLabel("Country")).toBeVisible();
      await expectWellMade(page);
      const add = () => page.getByRole("button", { name: "Add the client" }).click();
      await page.getByLabel("First name").fill("Nora");
      await page.getByLabel("Last name").fill("Lind");
      await page.getByLabel("E-mail address").first().fill(own.login.email);
      await page.getByLabel("Currency").selectOption({ label: "EUR" });
      await add();
      await expect(page.getByLabel("Country")).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel("Last name")).toHaveValue("Lind");
      await page.getByLabel("Country").selectOption("NO");
      await add();
      await expect(said(page, /Somebody has a login with this address already/).first()).toBeVisible();
      const email = `nora@${engine}.example`;
      const linksBefore = own.line.calls.filter(({ action }) => action === "ResetPassword").length;
      await page.getByLabel("E-mail address").first().fill(email);
      await add();
      await expect(said(page, "The client is added")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Nora Lind");
      const id = await clientIdOf(whmcs, email);
      expect(page.url()).toBe(`${own.portal}/admin/clients/${id}`);
      const { client: made } = await whmcs.getClientsDetails({ clientid: id });
      expect(made).toMatchObject({ country: "NO", address1: "", currency_code: "EUR" });
      const mails = async (clientid: number) =>
        (await whmcs.getEmails({ clientid })).emails.map(({ subject }) => subject);
      const welcome = (await mails(id)).filter((subject) => /welcome/i.test(subject));
      expect(welcome).toHaveLength(1);
      const links = () => own.line.calls.filter(({ action }) => action === "ResetPassword").length;
      expect(links()).toBe(1 + linksBefore);
      expect((await audited(id))[0]).toMatchObject({ action: "client.add", result: "done" });

      // Without a script, and with the login that is there: nothing is mailed where nothing is ticked.
      const context = await browser.newContext({ javaScriptEnabled: false });
      const plain = await context.newPage();
      await resumeStaffInOwn(plain, own, "/admin/clients/new");
      await plain.getByLabel("First name").fill("Nora");
      await plain.getByLabel("Last name").fill("Lind");
      await plain.getByLabel("Company").fill("Lind Invest");
      await plain.getByLabel("E-mail address").first().fill(email);
      await plain.getByLabel("Country").selectOption("NO");
      await plain.getByLabel("Send the welcome e-mail").uncheck();
      await plain.getByLabel("Mail a password link").uncheck();
      await plain.getByLabel("Use the login that this e-mail address already has").check();
      await plain.getByRole("button", { name: "Add the client" }).click();
      await expect(plain.getByRole("heading", { level: 1 })).toContainText("Lind Invest");
      const second = Number(/clients\/(\d+)/.exec(plain.url())?.[1]);
      await context.close();
      const { client: other } = await whmcs.getClientsDetails({ clientid: second });
      expect(other.users).toEqual(made.users);
      expect(await mails(second)).toEqual([]);
      expect(links()).toBe(1 + linksBefore);
      await whmcs.close();
    });

    test("the list: what is owed and a group as far as the engine tells, and all of it as a file", async ({ page }) => {
      const whmcs = backendOf(own);
      const { groups } = await whmcs.getClientGroups({});
      const [group] = groups;
      const all = (await whmcs.getClients({ limitnum: 1000 })).clients;
      const inGroup = all.filter(({ groupid }) => groupid === group?.id);
      await whmcs.close();
      expect(inGroup.length).toBeGreaterThan(0);
      await resumeStaffInOwn(page, own, "/admin/clients");
      const chips = page.getByRole("navigation", { name: "Group" });
      const column = page.getByRole("columnheader", { name: "To pay" });
      if (engine === "kraken") {
        await expect(column).toBeVisible();
        await chips.getByRole("link", { name: group?.groupname ?? "", exact: true }).click();
        await expect(page).toHaveURL(`${own.portal}/admin/clients?group=${group?.id}`);
        await expect(said(page, new RegExp(` of ${inGroup.length}$`))).toBeVisible();
        await expectWellMade(page);
      } else {
        await expect(chips).toHaveCount(0);
        await expect(column).toHaveCount(0);
        await page.goto(`${own.portal}/admin/clients?group=${group?.id}`);
        await expect(said(page, /^This WHMCS can't list the clients of one group/)).toBeVisible();
      }
      // Which columns there are is in the address.
      const email = page.getByRole("columnheader", { name: "E-mail" });
      await expect(email).toBeVisible();
      await page.getByRole("button", { name: "Columns" }).click();
      await page.getByRole("link", { name: "Hide: E-mail" }).click();
      await expect(page).toHaveURL(/columns=[a-z.]+$/);
      await expect(email).toHaveCount(0);
      await page.getByRole("button", { name: "Columns" }).click();
      await page.getByRole("link", { name: "The usual columns" }).click();
      await expect(email).toBeVisible();

      const waiting = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save as CSV" }).click();
      const file = readFileSync((await (await waiting).path()) ?? "", "utf8");
      const lines = file.trim().split("\r\n");
      expect(lines[0]).toContain("No.,Client,Contact,E-mail,Group,Client since,Status");
      expect(lines).toHaveLength(1 + (engine === "kraken" ? inGroup : all).length);
      expect(file).toContain(group?.groupname ?? "no group");
    });

    test("an e-mail is looked at before it goes: in one's own words without a script, and from a template", async ({
      page,
      browser,
    }) => {
      const whmcs = backendOf(own);
      const newest = async () => (await whmcs.getEmails({ clientid: client, limitnum: 1 })).emails[0];
      const last = (await newest())?.id;
      const context = await browser.newContext({ javaScriptEnabled: false });
      const plain = await context.newPage();
      await resumeStaffInOwn(plain, own, `/admin/clients/${client}/email?way=own`);
      await plain.getByLabel("Subject").fill("About {$client_name}");
      await plain.getByLabel("Message").fill("Dear [FIRSTNAME],\n\nall is **well**, {$client_email}.");
      await plain.getByRole("button", { name: "Preview" }).click();
      await expect(said(plain, "Leave out { and }").first()).toBeVisible();
      await plain.getByLabel("Subject").fill("About Tuesday, [FIRSTNAME]");
      await plain.getByRole("button", { name: "Preview" }).click();
      const shown = plain.getByRole("region", { name: "What will be sent" });
      await expect(shown).toContainText("About Tuesday, Ines");
      const letter = plain.frameLocator("iframe[title='The e-mail']");
      await expect(letter.locator("strong")).toHaveText("well");
      await expect(letter.getByText("Dear Ines,")).toBeVisible();
      await expect(letter.getByText("{$client_email}")).toBeVisible();
      expect((await newest())?.id).toBe(last);
      await plain.getByRole("button", { name: "Send the e-mail" }).click();
      await expect(plain.getByRole("table", { name: "E-mails" })).toContainText("About Tuesday, Ines");
      await context.close();
      expect(await newest()).toMatchObject({
        subject: "About Tuesday, Ines",
        message: expect.stringContaining("<strong>well</strong>"),
      });

      await resumeStaffInOwn(page, own, `/admin/clients/${client}`);
      await page.getByRole("button", { name: "More to do for this client" }).click();
      await page.getByRole("link", { name: "Send an e-mail" }).click();
      await page.getByLabel("Template").selectOption("Service Suspension Notification");
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(said(page, "This template is about a service: choose which.")).toBeVisible();
      await page.getByLabel("About").selectOption({ index: 1 });
      await page.getByRole("button", { name: "Preview" }).click();
      const made = page.getByRole("region", { name: "What will be sent" });
      if (engine === "kraken") {
        await expect(made).toContainText(own.login.email);
        await expect(page.frameLocator("iframe[title='The e-mail']").locator("body")).toContainText("Ines");
      } else await expect(made).toContainText("WHMCS does not tell what a template says");
      await expectWellMade(page);
      await page.getByRole("button", { name: "Send the e-mail" }).click();
      await expect(said(page, "The e-mail is on its way")).toBeVisible();
      expect((await newest())?.id).toBeGreaterThan(last ?? 0);
      await whmcs.close();
      const mailed = (await audited(client)).filter(({ action }) => action === "client.email");
      expect(mailed.map(({ result, note }) => `${result} ${note}`)).toEqual([
        "done subject: – → About Tuesday, Ines",
        "done template: – → Service Suspension Notification",
      ]);
    });

    test("a ticket is opened for a client with a file, and he is told of it", async ({ page }) => {
      await resumeStaffInOwn(page, own, "/admin/tickets");
      await page.getByRole("link", { name: "Open a ticket for a client" }).click();
      await expect(said(page, "For which client?")).toBeVisible();
      await page.goto(`${own.portal}/admin/clients/${client}`);
      await page.getByRole("button", { name: "More to do for this client" }).click();
      await page.getByRole("link", { name: "Open a ticket for a client" }).click();
      await expectWellMade(page);
      await page.getByLabel("Subject").fill("Your certificate ends on Friday");
      await page.getByLabel("Priority").selectOption("High");
      await page.getByLabel("About").selectOption({ index: 1 });
      await page.getByLabel("Message").fill("We renew it **tonight**.");
      const file = { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("At midnight") };
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByRole("button", { name: "Open the ticket" }).click();
      await expect(page).toHaveURL(/\/admin\/tickets\/\d+$/);
      await expect(page.getByRole("region", { name: "Your certificate ends on Friday" })).toContainText("plan.txt");
      const id = Number(/(\d+)$/.exec(page.url())?.[1]);
      const whmcs = backendOf(own);
      const ticket = await whmcs.getTicket({ ticketid: id });
      expect(ticket).toMatchObject({ userid: client, priority: "High", service: expect.stringMatching(/^S\d+$/) });
      const [mail] = (await whmcs.getEmails({ clientid: client, limitnum: 1 })).emails;
      expect(mail?.subject).toContain("Your certificate ends on Friday");
      await whmcs.close();
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
