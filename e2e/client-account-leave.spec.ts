import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { backendOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn } from "./support/sign-in.ts";
import { Visitor } from "./support/visitor.ts";

/* What a client takes along, and how he goes: as the backend answers, and as a WHMCS does. */

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

type Copy = Record<string, unknown> & {
  account: { details: { email: string } };
  invoices: { lines: unknown[] }[];
  tickets: { messages: unknown[] }[];
  services: object[];
  deeds: { action: string; for: string }[];
  notTold: string[];
};

for (const strict of [false, true]) {
  test.describe(strict ? "as a WHMCS answers" : "as the backend answers", () => {
    test.describe.configure({ mode: "default", timeout: 90_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict, env: { CACHE_SECONDS: "0", STANDING_SECONDS: "0" } });
    });
    test.afterAll(() => own?.stop());

    test("a copy of everything is saved for the password, and by nobody else", async ({ page }) => {
      await resumeInOwn(page, own);
      await page.goto(`${own.portal}/account/data`);
      await expectWellMade(page);
      await field(page, "Your account's password").fill("not the right one");
      await page.getByRole("button", { name: "Make a copy" }).click();
      await expect(page.getByText("This is not your account's password").first()).toBeVisible();
      await field(page, "Your account's password").fill(own.login.password);
      await page.getByRole("button", { name: "Make a copy" }).click();
      const link = page.getByRole("link", { name: "Save the file" });
      await expectWellMade(page);
      const href = (await link.getAttribute("href")) ?? "";
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
      expect(download.suggestedFilename()).toMatch(/^account-\d{4}-\d\d-\d\d\.json$/);
      const text = await readFile(await download.path(), "utf8");
      const copy = JSON.parse(text) as Copy;
      expect(copy.account.details.email).toBe(own.login.email);
      expect(copy.notTold).toEqual([]);
      for (const name of ["contacts", "users", "services", "domains", "orders", "invoices", "transactions", "quotes"])
        expect(copy[name], name).not.toHaveLength(0);
      expect(copy.invoices.some(({ lines }) => lines.length > 0)).toBe(true);
      expect(copy.tickets.some(({ messages }) => messages.length > 0)).toBe(true);
      expect(copy.deeds).toContainEqual(expect.objectContaining({ action: "account.data", result: "refused" }));

      // No secret, nothing of staff's, nothing of another client's.
      const whmcs = backendOf(own);
      const { products } = await whmcs.getClientsProducts({ clientid: 1 });
      const { tickets } = await whmcs.getTickets({ clientid: 1 });
      const { client } = await whmcs.getClientsDetails({ clientid: 1 });
      await whmcs.close();
      const secrets = [...products.map(({ password }) => password), ...tickets.map(({ c }) => c), client.notes];
      expect(secrets.filter((secret) => secret.length > 5).length).toBeGreaterThan(2);
      for (const secret of secrets.filter((each) => each.length > 5)) expect(text.includes(secret), secret).toBe(false);
      expect(text).not.toContain("nautilus");

      // The link is this session's: not another one's of the same user, and not another user's.
      const [, guest] = own.logins;
      for (const login of [own.login, guest]) {
        if (!login) throw new Error("The demo has two logins");
        expect((await (await new Visitor(own.portal).signIn(login)).get(href)).status).toBe(404);
      }
      await page.goto(`${own.portal}/account/security`);
      await expect(page.getByText("Copy of all data downloaded")).toBeVisible();
    });

    test("where something runs, closing is asked for: what it means is said, and what can be is done", async ({
      page,
    }) => {
      const whmcs = backendOf(own);
      const runs = (await whmcs.getClientsProducts({ clientid: 1 })).products.filter(({ status }) =>
        ["Active", "Suspended", "Pending"].includes(status),
      );
      await resumeInOwn(page, own);
      await page.goto(`${own.portal}/account/data`);
      await page.getByRole("link", { name: "What closing means" }).click();
      await expect(heading(page)).toHaveText("Close the account");
      const stands = page.getByRole("complementary", { name: "What stands in the way" });
      await expect(stands.getByRole("region", { name: "Services" }).getByRole("listitem")).toHaveCount(runs.length);
      const overdue = runs.filter(({ status }) => status === "Suspended").length;
      await expect(stands.getByText(/^unpaid since /)).toHaveCount(overdue);
      await expectWellMade(page);
      const submit = page.getByRole("button", { name: "Ask to close the account" });
      await submit.click();
      await expect(page.getByText("Enter the password with which you sign in here").first()).toBeVisible();
      await field(page, "Your account's password").fill(own.login.password);
      await page.getByLabel(/^Type the account's name/).fill("something else");
      await submit.click();
      await expect(page.getByText("Type the name as it is written here").first()).toBeVisible();
      const from = own.line.calls.length;
      await field(page, "Your account's password").fill(own.login.password);
      await page.getByLabel(/^Type the account's name/).fill("fjord & fell studio");
      await submit.click();
      await expect(page).toHaveURL(/\/tickets\/\d+$/);
      await expect(page.getByText("I ask you to close the account Fjord & Fell Studio (client 1)")).toBeVisible();
      await expect(page.getByText("not certain")).toHaveCount(0);
      // Once is enough: whoever comes back is led to the ticket.
      const ticket = page.url();
      await page.goto(`${own.portal}/account/close`);
      await expect(page.getByText("You have asked to close the account")).toBeVisible();
      await expect(submit).toHaveCount(0);
      await expectWellMade(page);
      await page.getByRole("link", { name: "Read the ticket" }).click();
      await expect(page).toHaveURL(ticket);
      // Nothing that can't be undone.
      const asked = own.line.calls.slice(from).map(({ action }) => action);
      expect(asked).not.toContain("CloseClient");
      expect(asked.filter((action) => action === "OpenTicket")).toHaveLength(1);
      const cancelled = (await whmcs.getCancelledPackages({ limitnum: 250 })).packages;
      for (const { id } of runs)
        expect(cancelled, `service ${id}`).toContainEqual(expect.objectContaining({ relid: id }));
      const { domains } = await whmcs.getClientsDomains({ clientid: 1 });
      for (const { status, donotrenew, domainname } of domains)
        if (status === "Active") expect(donotrenew, domainname).toBe(true);
      expect((await whmcs.getClientsDetails({ clientid: 1 })).client.status).toBe("Active");
      await whmcs.close();
    });

    test("an account with nothing in it is closed at once, and everybody is out", async ({ page }) => {
      const login = { email: "brief@leaving.example", password: "seven swans on a lake" };
      const whmcs = backendOf(own);
      const { clientid } = await whmcs.addClient({
        firstname: "Bo",
        lastname: "Brief",
        email: login.email,
        address1: "1 Pier",
        city: "Oban",
        state: "Argyll",
        postcode: "PA34",
        country: "GB",
        phonenumber: "+44 1631 1",
        password2: login.password,
        noemail: true,
      });
      const elsewhere = await new Visitor(own.portal).signIn(login);
      expect((await elsewhere.get("/account")).status).toBe(200);
      await resumeInOwn(page, own, login);
      await page.goto(`${own.portal}/account/close`);
      await expect(page.getByText("it can be closed at once")).toBeVisible();
      await expectWellMade(page);

      // An invoice that comes meanwhile makes it another thing than the page said.
      const { invoiceid } = await whmcs.createInvoice({
        userid: clientid,
        status: "Unpaid",
        itemdescription: ["An hour"],
        itemamount: ["10.00"],
        itemtaxed: [false],
      });
      const fillIn = async () => {
        await field(page, "Your account's password").fill(login.password);
        await page.getByLabel(/^Type the account's name/).fill("Bo Brief");
        await page.getByRole("button", { name: "Close the account" }).click();
      };
      await fillIn();
      await expect(page.getByText("Something has changed meanwhile")).toBeVisible();
      expect((await whmcs.getClientsDetails({ clientid })).client.status).toBe("Active");
      await whmcs.updateInvoice({ invoiceid, status: "Cancelled" });
      await page.goto(`${own.portal}/account/close`);
      await fillIn();
      await expect(page.getByText("This account was closed")).toBeVisible();
      await expect(page).toHaveURL(/\/login/);
      expect((await whmcs.getClientsDetails({ clientid })).client.status).toBe("Closed");
      await whmcs.close();
      expect((await elsewhere.get("/account")).location).toMatch(/^\/login/);
      await field(page, "E-mail address").fill(login.email);
      await field(page, "Password").fill(login.password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page).toHaveURL(/\/login/);
      await expect(heading(page)).toHaveText("Sign in");
    });
  });
}
