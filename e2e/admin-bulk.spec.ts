import { expect, type Page, test } from "@playwright/test";
import { newInvoice } from "./support/billing.ts";
import { backendOf, clientIdOf, hostingAt } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { auditLines } from "./support/portal-store.ts";
import { resumeStaffInOwn } from "./support/sign-in.ts";

/* The same with many things at once, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`several at once on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 120_000 });
    let own: OwnSystem;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs" });
    });
    test.afterAll(() => own?.stop());

    async function statusOf(id: number): Promise<string | undefined> {
      const { products } = (await own.api("GetClientsProducts", { serviceid: String(id) })) as {
        products: { product: { status: string }[] };
      };
      return products.product[0]?.status;
    }

    const open = (page: Page, of: string, ids: (number | string)[], deed = "") =>
      resumeStaffInOwn(page, own, `/admin/bulk?of=${of}&deed=${deed}&${ids.map((id) => `d${id}=on`).join("&")}`);
    /** It goes on by itself, and its page says how far it is. */
    const ended = (page: Page, all: number, timeout = 30_000) =>
      expect(page.getByText(`${all} of ${all} gone through`)).toBeVisible({ timeout });
    const row = (page: Page, text: string) => page.getByRole("table").getByRole("row").filter({ hasText: text });

    test("services are chosen in the list, what will happen is said, and each has its result; what failed is tried again", async ({
      page,
    }) => {
      const [one, two, three] = await hostingAt(own, [
        "one.many.example",
        "fail-suspend.many.example",
        "three.many.example",
      ]);
      await own.api("ModuleSuspend", { serviceid: String(three?.service) });
      await resumeStaffInOwn(page, own, `/admin/services?q=${encodeURIComponent(own.login.email)}`);
      for (const name of ["one.many.example", "fail-suspend.many.example", "three.many.example"])
        await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
      await page.getByRole("button", { name: "Change the chosen ones" }).click();
      await expect(page.getByText("3 chosen")).toBeVisible();
      await expect(page.getByText("Suspend: 2 of them")).toBeVisible();
      await expect(page.getByText("1 stays as it is")).toBeVisible();
      await expect(row(page, "three.many.example")).toContainText("Stays as it is");
      await expectWellMade(page);
      await page.getByLabel("Reason").fill("Unpaid");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await expect(page).toHaveURL(/\/admin\/bulk\?run=\d+$/);
      await ended(page, 2);
      await expect(row(page, "one.many.example")).toContainText("Active → Suspended");
      await expect(row(page, "fail-suspend.many.example")).toContainText(
        "The sandbox refuses to suspend fail-suspend.many.example",
      );
      await expectWellMade(page);
      expect([await statusOf(one?.service ?? 0), await statusOf(two?.service ?? 0)]).toEqual(["Suspended", "Active"]);
      // In the list's order, the newest first.
      expect((await auditLines(own)).filter((line) => line.includes("service.suspend"))).toEqual([
        `owner admin admin service.suspend service ${two?.service} refused`,
        `owner admin admin service.suspend service ${one?.service} done`,
      ]);

      // Its server is mended meanwhile: only what failed is done once more.
      await own.api("UpdateClientProduct", { serviceid: String(two?.service), domain: "mended.many.example" });
      const before = own.line.calls.length;
      await page.getByRole("button", { name: "Try 1 again" }).click();
      await expect(row(page, "fail-suspend.many.example")).toContainText("Active → Suspended", { timeout: 30_000 });
      expect(own.line.calls.slice(before).filter(({ action }) => action === "ModuleSuspend")).toHaveLength(1);
      await page.getByRole("link", { name: "Several at once" }).click();
      await expect(page.getByRole("table", { name: "Latest" })).toContainText("Suspend: Services");
      await expectWellMade(page);
    });

    test("a run goes on when the portal was killed, nothing is done twice, and what may have been done is told", async ({
      page,
    }) => {
      const made = await hostingAt(own, ["a.killed.example", "b.killed.example", "c.killed.example"]);
      await open(
        page,
        "services",
        made.map(({ service }) => service),
        "suspend",
      );
      const from = own.line.calls.length;
      const suspended = () => own.line.calls.slice(from).filter(({ action }) => action === "ModuleSuspend");
      // The first one's answer does not come, and the portal dies while it waits for it.
      own.line.spoil(({ action }) => (action === "ModuleSuspend" ? "silence" : undefined));
      await page.getByRole("button", { name: "Do it with all 3" }).click();
      await expect(page).toHaveURL(/run=\d+$/);
      const { href } = new URL(page.url());
      await expect.poll(() => suspended().length).toBe(1);
      await own.killPortal();
      own.line.spoil(() => undefined);
      await own.startPortal();
      await resumeStaffInOwn(page, own, new URL(href).pathname + new URL(href).search);
      // The lease of the one who died has to end first.
      await ended(page, 3, 60_000);
      await expect(row(page, "a.killed.example")).toContainText("it may have been done. Look at it.");
      await expect(row(page, "b.killed.example")).toContainText("Active → Suspended");
      await expect(row(page, "c.killed.example")).toContainText("Active → Suspended");
      // Nobody is offered to do once more what may have been done.
      await expect(page.getByRole("button", { name: /^Try/ })).toHaveCount(0);
      expect(suspended().map(({ fields }) => fields.serviceid)).toEqual(made.map(({ service }) => String(service)));
    });

    test("orders are accepted, invoices marked paid and tickets closed together; services end once their number is typed", async ({
      page,
    }) => {
      const made = await hostingAt(own, ["x.together.example", "y.together.example"], false);
      await open(
        page,
        "orders",
        made.map(({ order }) => order),
        "accept",
      );
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      expect(await Promise.all(made.map(({ service }) => statusOf(service)))).toEqual(["Active", "Active"]);

      const invoices = [await newInvoice(own, "10.00"), await newInvoice(own, "20.00")];
      const free = await newInvoice(own, "0.00");
      await own.api("UpdateInvoice", { invoiceid: free, status: "Unpaid" });
      await open(page, "invoices", [...invoices, free], "pay");
      await page.getByRole("button", { name: "Do it with all 3" }).click();
      await ended(page, 3);
      // Of what costs nothing there is nothing to pay.
      await expect(row(page, free)).toContainText("It can’t be done now: Unpaid");
      for (const id of invoices) {
        await expect(row(page, id)).toContainText("Unpaid → Paid");
        expect(await own.api("GetInvoice", { invoiceid: id })).toMatchObject({ status: "Paid", balance: "0.00" });
      }

      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      const { departments } = await whmcs.getSupportDepartments({});
      const tickets: number[] = [];
      for (const subject of ["First of two", "Second of two"]) {
        const wish = { clientid, deptid: departments[0]?.id ?? 1, subject, message: "Hello" };
        tickets.push((await whmcs.openTicket(wish)).id);
      }
      await whmcs.close();
      await open(page, "tickets", tickets, "close");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      await expect(row(page, "First of two")).toContainText("Open → Closed");

      await open(
        page,
        "services",
        made.map(({ service }) => service),
        "terminate",
      );
      await page.getByLabel("Type 2 to go on").fill("3");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await expect(page.getByText("Type 2 as it stands there").first()).toBeVisible();
      expect(await statusOf(made[0]?.service ?? 0)).toBe("Active");
      await page.getByLabel("Type 2 to go on").fill("2");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      expect(await statusOf(made[0]?.service ?? 0)).toBe("Terminated");
    });

    test("clients are mailed by name, offers to those alone who want them, put in a group and closed", async ({
      page,
    }) => {
      const whmcs = backendOf(own);
      const made: number[] = [];
      for (const [lastname, marketingoptin] of [
        ["Willing", true],
        ["Unwilling", false],
      ] as const) {
        const { clientid } = await whmcs.addClient({
          ...{ firstname: `Ada-${engine}`, lastname, email: `${lastname}@${engine}.example`.toLowerCase() },
          ...{ address1: "1 Pier", city: "Oban", state: "Argyll", postcode: "PA34", country: "GB" },
          ...{ phonenumber: "+44 1631 1", password2: "seven swans on a lake", noemail: true, marketingoptin },
        });
        made.push(clientid);
      }
      const [willing = 0, unwilling = 0] = made;
      const subjects = async (clientid: number) =>
        (await whmcs.getEmails({ clientid })).emails.map(({ subject }) => subject);

      await resumeStaffInOwn(page, own, `/admin/clients?q=Ada-${engine}`);
      for (const name of ["Willing", "Unwilling"])
        await page.getByRole("checkbox", { name: `Choose Ada-${engine} ${name}` }).check();
      await page.getByRole("button", { name: "Change the chosen ones" }).click();
      await expect(page.getByText("Send an e-mail: 2 of them")).toBeVisible();
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await expect(page.getByText("Enter a subject").first()).toBeVisible();
      await page.getByLabel("Subject").fill("News for [NAME]");
      await page.getByLabel("Message").fill("Dear [FIRSTNAME], there is *something* new.");
      await page.getByLabel("It is news or an offer").check();
      await expectWellMade(page);
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      await expect(row(page, "Unwilling")).toContainText("this client doesn’t want news and offers");
      expect(await subjects(willing)).toEqual([`News for Ada-${engine} Willing`]);
      expect(await subjects(unwilling)).toEqual([]);

      const { groups } = await whmcs.getClientGroups({});
      const group = groups[0];
      await open(page, "clients", made, "group");
      await page.getByLabel("Group", { exact: true }).selectOption(group?.groupname ?? "");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      for (const clientid of made) expect((await whmcs.getClientsDetails({ clientid })).client.groupid).toBe(group?.id);

      await open(page, "clients", made, "close");
      await expect(page.getByText("Their services end at once")).toBeVisible();
      await page.getByLabel("Type 2 to go on").fill("2");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      await expect(row(page, "Unwilling")).toContainText("Active → Closed");
      expect((await whmcs.getClientsDetails({ clientid: willing })).client.status).toBe("Closed");
      await whmcs.close();
    });

    test("domains are locked, renewed and left to expire together, and quotes sent and deleted", async ({ page }) => {
      const whmcs = backendOf(own);
      const userid = await clientIdOf(whmcs, own.login.email);
      const active = async () =>
        (await whmcs.getClientsDomains({ clientid: userid })).domains.filter(({ status }) => status === "Active");
      const chosen = (await active()).slice(0, 2);
      const ids = chosen.map(({ id }) => id);
      expect(ids).toHaveLength(2);
      const now = async () => (await active()).filter(({ id }) => ids.includes(id));
      const run = async (deed: string) => {
        await open(page, "domains", ids, deed);
        await page.getByRole("button", { name: "Do it with all 2" }).click();
        await ended(page, 2);
      };
      await run("unlock");
      for (const domainid of ids)
        expect((await whmcs.domainGetLockingStatus({ domainid })).lockstatus).toBe("unlocked");
      await run("lock");
      for (const domainid of ids) expect((await whmcs.domainGetLockingStatus({ domainid })).lockstatus).toBe("locked");
      await run("renewOff");
      expect((await now()).map(({ donotrenew }) => donotrenew)).toEqual([true, true]);
      await run("renewOn");
      expect((await now()).map(({ donotrenew }) => donotrenew)).toEqual([false, false]);
      await open(page, "domains", ids, "renew");
      await page.getByLabel("Years at a time").selectOption("2 years");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      const years = (date: string | null) => Number(date?.slice(0, 4));
      for (const { id, expirydate } of await now())
        expect(years(expirydate)).toBe(years(chosen.find((before) => before.id === id)?.expirydate ?? null) + 2);

      const quotes: number[] = [];
      for (const subject of ["One of two", "Two of two"]) {
        const wish = { subject, stage: "Draft", validuntil: "2031-12-31", userid } as const;
        quotes.push((await whmcs.createQuote(wish)).quoteid);
      }
      await open(page, "quotes", quotes, "send");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      await expect(row(page, "One of two")).toContainText("Draft → Sent");
      await open(page, "quotes", quotes, "delete");
      await page.getByLabel("Type 2 to go on").fill("2");
      await page.getByRole("button", { name: "Do it with all 2" }).click();
      await ended(page, 2);
      for (const quoteid of quotes) expect((await whmcs.getQuotes({ quoteid })).quotes).toEqual([]);
      await whmcs.close();
    });
  });
}
