import { expect, type Page, test } from "@playwright/test";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn } from "./support/sign-in.ts";

/* What a client does with his domains, on Kraken's backend and on one that answers as a WHMCS. */

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const setting = (page: Page, name: string) =>
  page
    .getByRole("region", { name: "Control" })
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) });

for (const engine of ["kraken", "whmcs"] as const) {
  const isStrict = engine === "whmcs";
  test.describe(`on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 60_000 });
    let own: OwnSystem;
    let ids: Map<string, number>;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: isStrict, env: { LEGACY_URL: "https://kraken.example" } });
      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      const { domains } = await whmcs.getClientsDomains({ clientid });
      ids = new Map(domains.map(({ id, domainname }) => [domainname, id]));
      await whmcs.close();
    });
    test.afterAll(() => own?.stop());

    const at = (name: string, part = "") => `${own.portal}/domains/${ids.get(name)}${part}`;
    const called = (action: string) => own.line.calls.filter((call) => call.action === action);
    const book = (action: string, name: string) => own.api(action, { domainid: String(ids.get(name)) });

    const signIn = (page: Page) => resumeInOwn(page, own);

    test("auto-renew, lock, ID protection and nameservers are switched, and say so", async ({ page }) => {
      await signIn(page);
      await page.goto(at("journal.example"));
      await expectWellMade(page);
      await setting(page, "Auto-renew").getByRole("button", { name: "Turn auto-renew off" }).click();
      await expect(page.getByText("Auto-renew is off").first()).toBeVisible();
      await expect(setting(page, "Auto-renew").getByRole("button", { name: "Renew automatically" })).toBeVisible();
      await setting(page, "Transfer lock").getByRole("button", { name: "Unlock it" }).click();
      await expect(setting(page, "Transfer lock").getByRole("button", { name: "Lock it" })).toBeVisible();
      expect(await book("DomainGetLockingStatus", "journal.example")).toMatchObject({ lockstatus: "unlocked" });
      await setting(page, "ID protection").getByRole("button", { name: "Hide the contacts" }).click();
      await expect(setting(page, "ID protection").getByRole("button", { name: "Show the contacts" })).toBeVisible();

      const before = called("DomainUpdateNameservers").length;
      await page.getByLabel("Nameserver 1").fill("ns1.elsewhere.example");
      await page.getByLabel("Nameserver 2").fill("no host");
      await page.getByRole("button", { name: "Save the nameservers" }).click();
      await expect(page.getByText("One thing to mend")).toBeVisible();
      await expect(page.getByLabel("Nameserver 2")).toHaveValue("no host");
      await expect(page.getByLabel("Nameserver 2")).toHaveAttribute("aria-invalid", "true");
      expect(called("DomainUpdateNameservers")).toHaveLength(before);
      await page.getByLabel("Nameserver 2").fill("NS2.elsewhere.example.");
      await page.getByRole("button", { name: "Save the nameservers" }).click();
      await expect(page.getByText("The nameservers are saved")).toBeVisible();
      expect(await book("DomainGetNameservers", "journal.example")).toMatchObject({
        ns1: "ns1.elsewhere.example",
        ns2: "ns2.elsewhere.example",
      });
      expect(
        (await own.api("GetClientsDomains", { domainid: String(ids.get("journal.example")) })).domains,
      ).toMatchObject({
        domain: [{ donotrenew: "1", idprotection: "1" }],
      });
    });

    test("the transfer code is shown once, and kept nowhere", async ({ page }) => {
      await signIn(page);
      await page.goto(at("halden.example"));
      await expect(setting(page, "Transfer code")).toContainText("Unlock the domain first");
      await setting(page, "Transfer lock").getByRole("button", { name: "Unlock it" }).click();
      await setting(page, "Transfer code").getByRole("button", { name: "Show the transfer code" }).click();
      await expect(page.getByText("Here is the transfer code")).toBeVisible();
      const code = (await page.getByRole("list", { name: "Transfer code" }).textContent())?.trim() ?? "";
      expect(code.length).toBeGreaterThan(5);
      await page.reload();
      await expect(setting(page, "Transfer code").getByRole("button")).toBeVisible();
      expect(await page.content()).not.toContain(code);
      const { readFileSync, readdirSync } = await import("node:fs");
      for (const file of readdirSync(own.home).filter((name) => /^portal/.test(name)))
        expect(readFileSync(`${own.home}/${file}`, "latin1"), file).not.toContain(code);
    });

    test("the contacts are a form, field by field as the registrar has them", async ({ page }) => {
      await signIn(page);
      await page.goto(at("journal.example", "/contacts"));
      await expectWellMade(page);
      const owner = page.getByRole("group", { name: "Owner" });
      await owner.getByLabel("Town").fill("Bergen");
      await owner.getByLabel("E-mail address").fill("nobody");
      await page.getByRole("button", { name: "Save the contacts" }).click();
      await expect(owner.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
      await expect(owner.getByLabel("Town")).toHaveValue("Bergen");
      await owner.getByLabel("E-mail address").fill("ines@journal.example");
      await page.getByRole("button", { name: "Save the contacts" }).click();
      await expect(page.getByText("The contacts are saved")).toBeVisible();
      const { Registrant, Admin } = await book("DomainGetWhoisInfo", "journal.example");
      expect(Registrant).toMatchObject({ City: "Bergen", Email: "ines@journal.example", First_Name: "Ines" });
      expect(Admin).toMatchObject({ City: "Hamburg" });
    });

    test("DNS records: changed here where the engine has them, else in WHMCS", async ({ page }) => {
      await own.api("UpdateClientDomain", { domainid: String(ids.get("halden.example")), dnsmanagement: "1" });
      await signIn(page);
      await page.goto(at("halden.example", "/dns"));
      await expectWellMade(page);
      if (isStrict) {
        let led = "";
        await page.route("https://kraken.example/**", (route) => {
          led = route.request().url();
          return route.fulfill({ body: "WHMCS" });
        });
        await page.getByRole("button", { name: "Open the DNS records" }).click();
        await expect.poll(() => led).toMatch(/^https:\/\/kraken\.example\/oauth\/singlesignon\.php\?access_token=/);
        const [{ fields } = { fields: {} }] = called("CreateSsoToken").slice(-1);
        expect(fields).toMatchObject({ client_id: "1", user_id: "1", destination: "sso:custom_redirect" });
        return;
      }
      const spare = page.getByLabel("Value").count();
      const last = (await spare) - 1;
      await page.getByLabel("Value").nth(last).fill("not an address");
      await page.getByRole("button", { name: "Save the records" }).click();
      await expect(page.getByText("the name or the value does not fit its type").first()).toBeVisible();
      await page.getByLabel("Name", { exact: true }).nth(last).fill("shop");
      await page.getByLabel("Value").nth(last).fill("192.0.2.7");
      await page.getByRole("button", { name: "Save the records" }).click();
      await expect(page.getByText("The DNS records are saved")).toBeVisible();
      const { records } = await book("KrakenGetDomainDns", "halden.example");
      expect(records).toContainEqual(expect.objectContaining({ type: "A", name: "shop", value: "192.0.2.7" }));
    });

    test("a domain is renewed for two years at the price that is shown, once, and leads to its invoice", async ({
      page,
    }) => {
      await signIn(page);
      await page.goto(at("fellrunners.example"));
      await page.getByRole("link", { name: "Renew", exact: true }).click();
      await expect(heading(page, "Renew fellrunners.example")).toBeVisible();
      await page.getByRole("link", { name: /^2 years/ }).click();
      await expect(page).toHaveURL(/years=2/);
      await expectWellMade(page);
      const before = called("AddOrder").length;
      const button = page.getByRole("button", { name: /^Renew for €/ });
      const price = /€[\d.,]+/.exec((await button.textContent()) ?? "")?.[0] ?? "";
      await button.dblclick();
      await expect(heading(page, /^Invoice/)).toBeVisible();
      await expect(page.getByText("The renewal of fellrunners.example is ordered")).toBeVisible();
      expect(called("AddOrder")).toHaveLength(before + 1);
      expect(called("AddOrder").at(-1)?.fields).toMatchObject({ noemail: "1", noinvoiceemail: "1" });
      const line = page.getByRole("article");
      await expect(line).toContainText("Domain Renewal - fellrunners.example - 2 Year/s");
      // On a WHMCS nobody can say beforehand which taxes there are: the price is the line's.
      await expect(line).toContainText(price);
      expect(called("CancelOrder")).toHaveLength(0);
      expect(called("SendEmail").at(-1)?.fields.messagename).toBe("Invoice Created");
      // Whoever pays both of two such invoices has paid for the same years twice.
      await page.goto(at("fellrunners.example", "/renew"));
      await expect(page.getByRole("heading", { name: "It is invoiced already" })).toBeVisible();
      await expect(page.getByRole("button", { name: /^Renew for/ })).toHaveCount(0);
      await expectWellMade(page);
    });

    test("where the invoice says something else than the page, the order is taken back and it is said", async ({
      page,
    }) => {
      await signIn(page);
      await page.goto(at("oldshop.example", "/renew"));
      own.line.spoil(({ action, answer }) => {
        if (action !== "GetInvoice") return undefined;
        const { items, subtotal, ...rest } = JSON.parse(answer) as {
          subtotal: string;
          items: { item: { amount: string }[] };
        };
        const item = items.item.map((each) => ({ ...each, amount: "99.00" }));
        return { status: 200, text: JSON.stringify({ ...rest, subtotal: "99.00", items: { item } }) };
      });
      await page.getByRole("button", { name: /^Renew for €/ }).click();
      await expect(page.getByText("The invoice said something else than this page")).toBeVisible();
      own.line.spoil(() => undefined);
      expect(called("CancelOrder")).toHaveLength(1);
      const order = called("CancelOrder").at(-1)?.fields.orderid ?? "";
      const { orders } = (await own.api("GetOrders", { id: order })) as {
        orders: { order: { status: string; invoiceid: number }[] };
      };
      expect(orders.order[0]?.status).toBe("Cancelled");
      expect(await own.api("GetInvoice", { invoiceid: String(orders.order[0]?.invoiceid) })).toMatchObject({
        status: "Cancelled",
      });
    });

    test("what the registrar refuses is said in words, and nothing is lost", async ({ page }) => {
      await signIn(page);
      await page.goto(at("fjord-and-fell.example"));
      own.line.spoil(({ action }) =>
        action === "DomainUpdateLockingStatus"
          ? { status: 200, text: JSON.stringify({ result: "error", message: "Registrar secret words 4711" }) }
          : undefined,
      );
      await setting(page, "Transfer lock").getByRole("button", { name: "Unlock it" }).click();
      await expect(page.getByText("That was not taken")).toBeVisible();
      expect(await page.content()).not.toContain("secret words");
      own.line.spoil(() => undefined);
      await setting(page, "Transfer lock").getByRole("button", { name: "Unlock it" }).click();
      await expect(setting(page, "Transfer lock").getByRole("button", { name: "Lock it" })).toBeVisible();
    });
    test("several at once: chosen in the list, changed one by one, and what failed is tried again", async ({
      page,
    }) => {
      await signIn(page);
      await page.goto(`${own.portal}/domains`);
      for (const name of ["fjordandfell.example", "halden.example", "fjord-and-fell.example"])
        await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
      await expectWellMade(page);
      await page.getByRole("button", { name: "Change the chosen ones" }).click();
      await expect(page.getByText("3 chosen")).toBeVisible();
      await page.getByRole("link", { name: "Lock", exact: true }).click();
      await expectWellMade(page);
      const failing = String(ids.get("halden.example"));
      const before = called("DomainUpdateLockingStatus").length;
      own.line.spoil(({ action, body }) =>
        action === "DomainUpdateLockingStatus" && new URLSearchParams(body).get("domainid") === failing
          ? { status: 200, text: JSON.stringify({ result: "error", message: "No" }) }
          : undefined,
      );
      await page.getByRole("button", { name: "Lock 3 domains" }).click();
      await expect(page.getByText("3 of 3 done")).toBeVisible();
      const row = (name: string) => page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
      await expect(row("fjordandfell.example")).toContainText("It is locked.");
      await expect(row("halden.example")).toContainText("Not done");
      own.line.spoil(() => undefined);
      await page.getByRole("button", { name: "Try the rest again" }).click();
      await expect(row("halden.example")).toContainText("It is locked.");
      await expect(page.getByRole("button", { name: "Try the rest again" })).toHaveCount(0);
      const asked = called("DomainUpdateLockingStatus").slice(before);
      expect(asked.filter(({ fields }) => fields.domainid === failing)).toHaveLength(2);
      expect(asked).toHaveLength(4);
      expect(await book("DomainGetLockingStatus", "halden.example")).toMatchObject({ lockstatus: "locked" });
    });

    test("several renewals, each at its price, and none that is invoiced already", async ({ page }) => {
      await signIn(page);
      const some = ["journal.example", "halden.example"];
      const chosen = some.map((name) => `d${ids.get(name)}=on`).join("&");
      await page.goto(`${own.portal}/domains/many?${chosen}&what=renew`);
      await expectWellMade(page);
      const before = called("AddOrder").length;
      if (isStrict) {
        await page.getByRole("button", { name: "Order 2 renewals" }).click();
        await expect(page.getByText("2 of 2 done")).toBeVisible();
      } else {
        // The engine itself says that it has no price for what is invoiced already.
        await expect(page.getByText(/^Left out.*: journal\.example$/)).toBeVisible();
        await page.getByRole("button", { name: "Order 1 renewal" }).click();
        await expect(page.getByText("1 of 1 done")).toBeVisible();
      }
      const row = (name: string) => page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
      if (isStrict) await expect(row("journal.example")).toContainText("Once that is paid, it is renewed.");
      await expect(row("halden.example")).toContainText("Its renewal is ordered.");
      await expect(page.getByRole("link", { name: "Invoice", exact: true })).toHaveCount(1);
      expect(called("AddOrder").slice(before)).toHaveLength(1);
    });

    test.describe("without scripts", () => {
      test.use({ javaScriptEnabled: false });

      test("a domain's settings and several at once are changed by plain forms", async ({ page }) => {
        await signIn(page);
        await page.goto(at("oldshop.example"));
        await setting(page, "Transfer lock").getByRole("button", { name: "Unlock it" }).click();
        await expect(setting(page, "Transfer lock").getByRole("button", { name: "Lock it" })).toBeVisible();
        await page.getByLabel("Nameserver 2").fill("no host");
        await page.getByRole("button", { name: "Save the nameservers" }).click();
        await expect(page.getByText("One thing to mend")).toBeVisible();
        await expect(page.getByLabel("Nameserver 2")).toHaveValue("no host");

        await page.goto(`${own.portal}/domains`);
        for (const name of ["journal.example", "oldshop.example"])
          await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
        await page.getByRole("button", { name: "Change the chosen ones" }).click();
        await page.getByRole("link", { name: "Nameservers", exact: true }).click();
        await page.getByRole("button", { name: "Save for 2 domains" }).click();
        await expect(page.getByText("2 things to mend")).toBeVisible();
        await page.getByLabel("Nameserver 1").fill("ns1.plain.example");
        await page.getByLabel("Nameserver 2").fill("ns2.plain.example");
        await page.getByRole("button", { name: "Save for 2 domains" }).click();
        await expect(page.getByText("2 of 2 done")).toBeVisible();
        for (const name of ["journal.example", "oldshop.example"])
          expect(await book("DomainGetNameservers", name)).toMatchObject({ ns1: "ns1.plain.example" });
      });
    });
  });
}
