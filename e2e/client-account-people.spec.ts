import { expect, type Page, test } from "@playwright/test";
import { memberOfDemo } from "./support/backend-api.ts";
import { backendOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { openPostOffice, type PostOffice } from "./support/post-office.ts";
import { resumeInOwn } from "./support/sign-in.ts";

/* What a client says of himself, whom he has mailed, and who acts for him: as the backend answers, and as a WHMCS does. */

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

for (const strict of [false, true]) {
  test.describe(strict ? "as a WHMCS answers" : "as the backend answers", () => {
    test.describe.configure({ mode: "default", timeout: 90_000 });
    let own: OwnSystem;
    let office: PostOffice;

    test.beforeAll(async () => {
      office = await openPostOffice();
      own = await startOwnSystem({
        strict,
        env: { CACHE_SECONDS: "0", STANDING_SECONDS: "0" },
        backendEnv: { SMTP_URL: office.url },
      });
    });
    test.afterAll(async () => {
      await own?.stop();
      await office?.close();
    });

    const recordOf = async (email: string) => {
      const whmcs = backendOf(own);
      const { client } = await whmcs.getClientsDetails({ email });
      await whmcs.close();
      return client;
    };

    for (const javaScriptEnabled of [true, false]) {
      test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
        test.use({ javaScriptEnabled });

        test("the account's details are changed: what is wrong is said, what was typed stays", async ({ page }) => {
          await resumeInOwn(page, own);
          await page.goto(`${own.portal}/account`);
          const places = page.getByRole("navigation", { name: "Parts of the account" });
          await places.getByRole("link", { name: "Details" }).click();
          await expect(heading(page)).toHaveText("Account details");
          await field(page, "Town").fill(javaScriptEnabled ? "Ålesund" : "Molde");
          await field(page, "Phone").fill("no digits");
          await page.getByRole("checkbox", { name: "News and offers" }).setChecked(javaScriptEnabled);
          await page.getByRole("button", { name: "Save the details" }).click();
          await expect(page.getByRole("alert").filter({ hasText: "One thing to mend" })).toContainText("phone number");
          await expect(field(page, "Town")).toHaveValue(javaScriptEnabled ? "Ålesund" : "Molde");
          await expect(page.getByRole("checkbox", { name: "News and offers" })).toBeChecked({
            checked: javaScriptEnabled,
          });
          if (javaScriptEnabled) await expectWellMade(page);
          await field(page, "Phone").fill("+47 700 12 345");
          await field(page, "Country").selectOption({ label: "Norway" });
          await page.getByRole("button", { name: "Save the details" }).click();
          await expect(page.getByText("to mend")).toHaveCount(0);
          await expect(field(page, "Phone")).toHaveValue("+47 700 12 345");
          expect(await recordOf(own.login.email)).toMatchObject({
            city: javaScriptEnabled ? "Ålesund" : "Molde",
            phonenumber: "+47 700 12 345",
            country: "NO",
            marketing_emails_opt_in: javaScriptEnabled,
          });
        });

        test("a contact is added, mailed about what was ticked, changed and removed", async ({ page }) => {
          const email = `books${javaScriptEnabled ? 1 : 2}@ledger.example`;
          await resumeInOwn(page, own);
          await page.goto(`${own.portal}/account/contacts`);
          await page.getByRole("link", { name: "Add a contact" }).click();
          await field(page, "First name").fill("V".repeat(120));
          await page.getByRole("checkbox", { name: /^Invoices/ }).check();
          await page.getByRole("button", { name: "Add the contact" }).click();
          await expect(page.getByText("Use at most 100 characters").first()).toBeVisible();
          await expect(field(page, "First name")).toHaveValue("V".repeat(120));
          await field(page, "First name").fill("Vera");
          await expect(page.getByText("Enter an e-mail address like name@company.com").first()).toBeVisible();
          await expect(page.getByRole("checkbox", { name: /^Invoices/ })).toBeChecked();
          if (javaScriptEnabled) await expectWellMade(page);
          await field(page, "E-mail address").fill(email);
          await page.getByRole("button", { name: "Add the contact" }).click();
          const row = rows(page).filter({ hasText: email });
          await expect(row).toContainText("Invoices");
          if (javaScriptEnabled) await expectWellMade(page);
          await row.getByRole("link").click();
          await expect(heading(page)).toHaveText("Vera");
          await page.getByRole("checkbox", { name: /^Domains/ }).check();
          await page.getByRole("button", { name: "Save the contact" }).click();
          await expect(row).toContainText("Invoices, Domains");
          await row.getByRole("link").click();
          await page.getByRole("link", { name: "Remove" }).click();
          await expect(page.getByText("Remove Vera?")).toBeVisible();
          await page.getByRole("button", { name: "Remove the contact" }).click();
          await expect(heading(page)).toHaveText("Contacts");
          await expect(row).toHaveCount(0);
        });
      });
    }

    test("an e-mail address that is changed is told to the old one, of the account and of who signs in", async ({
      page,
    }) => {
      const { email, password } = own.login;
      const whmcs = backendOf(own);
      const mails = async () =>
        (await whmcs.getEmails({ clientid: 1, limitnum: 250 })).emails.map(({ to, subject }) => `${to}: ${subject}`);
      await resumeInOwn(page, own);
      for (const [path, subject, save] of [
        ["/account", "Another e-mail address to sign in with", "Save"],
        ["/account/details", "Another e-mail address for your account", "Save the details"],
      ] as const) {
        await page.goto(`${own.portal}${path}`);
        await field(page, "E-mail address").fill("moved@fjord.example");
        await field(page, "Current password (for a new e-mail address)").fill(password);
        await page.getByRole("button", { name: save, exact: true }).click();
        await expect(page.getByText(/(is|are) saved$/)).toBeVisible();
        await expect(field(page, "E-mail address")).toHaveValue("moved@fjord.example");
        expect(await mails()).toContain(`${email}: ${subject}`);
      }
      await whmcs.updateClient({ clientid: 1, email });
      await whmcs.updateUser({ user_id: 1, email });
      await whmcs.close();
    });

    test("what a user may do is changed, and a removed one is out", async ({ page, browser }) => {
      const { email, id } = await memberOfDemo(own);
      const theirs = await browser.newContext();
      const other = await theirs.newPage();
      const password = own.logins.find((login) => login.email === email)?.password;
      await resumeInOwn(page, own);
      await page.goto(`${own.portal}/account/users`);
      const row = rows(page).filter({ hasText: email });
      await expect(row).toContainText("See domains, Change domains, Open and answer tickets");
      await expect(rows(page).filter({ hasText: "Owner: everything" })).toContainText("You");
      await expectWellMade(page);
      await row.getByRole("link").click();
      await page.getByRole("checkbox", { name: "Change domains" }).uncheck();
      await page.getByRole("checkbox", { name: "See and pay invoices" }).check();
      await expectWellMade(page);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(row).toContainText("See domains, See and pay invoices, Open and answer tickets");
      const whmcs = backendOf(own);
      const { permissions } = await whmcs.getUserPermissions({ user_id: id, client_id: 1 });
      await whmcs.close();
      expect(permissions).toEqual(["domains", "invoices", "tickets"]);

      // He may not look after users himself, and is out once he is removed.
      if (password) {
        await resumeInOwn(other, own, { email, password });
        expect((await other.goto(`${own.portal}/account/users`))?.status()).toBe(403);
        expect((await other.goto(`${own.portal}/invoices`))?.status()).toBe(200);
      }
      await row.getByRole("link").click();
      await page.getByRole("link", { name: "Remove" }).click();
      await page.getByRole("button", { name: "Remove the user" }).click();
      await expect(row).toHaveCount(0);
      if (password) {
        await other.goto(`${own.portal}/invoices`);
        await expect(other).toHaveURL(/\/login/);
      }
      await theirs.close();
    });

    test("somebody is invited, and comes in by the link where the engine has one", async ({ page, browser }) => {
      const email = "mona@invited.example";
      await resumeInOwn(page, own);
      await page.goto(`${own.portal}/account/users`);
      await page.getByRole("link", { name: "Invite a user" }).click();
      await field(page, "E-mail address").fill(email);
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await expect(page.getByText("Tick at least one").first()).toBeVisible();
      await expectWellMade(page);
      await page.getByRole("checkbox", { name: "Open and answer tickets" }).check();
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await expect(page.getByText("The invitation is on its way")).toBeVisible();
      if (strict) return expect(page.getByText("Which invitations wait can't be told here.")).toBeVisible();

      const waiting = rows(page).filter({ hasText: email });
      await expect(waiting).toContainText("Open and answer tickets");
      await expectWellMade(page);
      const token = () => /invitations\/accept\?token=([\w-]+)/.exec(office.mailsTo(email).join("\n"))?.[1];
      await expect.poll(token, { timeout: 60_000 }).toBeTruthy();
      const link = `${own.portal}/invitations/accept?token=${token()}`;

      const theirs = await browser.newContext();
      const other = await theirs.newPage();
      await other.goto(link);
      await expect(heading(other)).toHaveText("You are invited by Fjord & Fell Studio");
      await field(other, "First name").fill("Mona");
      await field(other, "Password").fill("short");
      await other.getByRole("button", { name: "Accept the invitation" }).click();
      await expect(other.getByRole("alert").filter({ hasText: "2 things to mend" })).toContainText("last name");
      await expectWellMade(other);
      await field(other, "Last name").fill("Lund");
      await field(other, "Password").fill("three herons on a pier");
      await other.getByRole("button", { name: "Accept the invitation" }).click();
      await expect(other.getByText("The invitation is accepted")).toBeVisible();
      await field(other, "E-mail address").fill(email);
      await field(other, "Password").fill("three herons on a pier");
      await other.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(heading(other)).toHaveText("Overview");
      expect((await other.goto(`${own.portal}/invoices`))?.status()).toBe(403);
      await other.goto(link);
      await expect(other.getByText("The link does not work any more")).toBeVisible();
      await theirs.close();
      await page.reload();
      await expect(rows(page).filter({ hasText: "Mona Lund" })).toContainText("Open and answer tickets");
      await expect(page.getByText("Invitations that wait")).toHaveCount(0);

      // One that was taken back leads nowhere.
      await page.goto(`${own.portal}/account/users/invite`);
      await field(page, "E-mail address").fill("nils@invited.example");
      await page.getByRole("checkbox", { name: "Read e-mails" }).check();
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await page.getByRole("button", { name: "Take it back" }).click();
      await expect(page.getByText("The invitation is taken back")).toBeVisible();
      await expect(page.getByText("Invitations that wait")).toHaveCount(0);
    });

    if (!strict) {
      test("an invitation is taken up by who is signed in already", async ({ page, browser }) => {
        const guest = own.logins[1];
        const whmcs = backendOf(own);
        await whmcs.createClientInvite({ client_id: 1, email: guest?.email ?? "", permissions: ["domains"] });
        await whmcs.close();
        const token = () =>
          /invitations\/accept\?token=([\w-]+)/.exec(office.mailsTo(guest?.email ?? "").join("\n"))?.[1];
        await expect.poll(token, { timeout: 60_000 }).toBeTruthy();
        // Without a session its password is asked for, and a wrong one is said to be wrong.
        const theirs = await browser.newContext();
        const other = await theirs.newPage();
        await other.goto(`${own.portal}/invitations/accept?token=${token()}`);
        await expect(field(other, "E-mail address")).toHaveValue(guest?.email ?? "");
        await field(other, "Password").fill("not the right one");
        await other.getByRole("button", { name: "Accept the invitation" }).click();
        await expect(other.getByText("E-mail address or password is wrong").first()).toBeVisible();
        await theirs.close();
        await resumeInOwn(page, own, guest);
        await page.goto(`${own.portal}/invitations/accept?token=${token()}`);
        await expect(page.getByText(`You are signed in as ${guest?.email}.`)).toBeVisible();
        await page.getByRole("button", { name: "Accept the invitation" }).click();
        await expect(heading(page)).toHaveText("Overview");
        await page.goto(`${own.portal}/domains`);
        await expect(page.getByText("fjordandfell.example").first()).toBeVisible();
      });
    }
  });
}
