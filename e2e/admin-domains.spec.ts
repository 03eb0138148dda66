import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { addStaff } from "./support/add-staff.ts";
import { backendOf, clientIdOf } from "./support/books-of.ts";
import { expectWellMade } from "./support/look.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { auditOf } from "./support/portal-store.ts";
import { resumeStaffInOwn, takeCookies } from "./support/sign-in.ts";

/* What staff do with domains, on Kraken's backend and on one that answers as a WHMCS. */

for (const engine of ["kraken", "whmcs"] as const) {
  test.describe(`domains on ${engine}`, () => {
    test.describe.configure({ mode: "default", timeout: 180_000 });
    let own: OwnSystem;
    let ids: Map<string, number>;

    test.beforeAll(async () => {
      own = await startOwnSystem({ strict: engine === "whmcs", clients: 40 });
      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      const { domains } = await whmcs.getClientsDomains({ clientid });
      ids = new Map(domains.map(({ id, domainname }) => [domainname, id]));
      await whmcs.close();
    });
    test.afterAll(() => own?.stop());

    const pathOf = (id: number | undefined, deed?: string) => `/admin/domains/${id}${deed ? `?do=${deed}` : ""}`;
    const open = async (page: Page, path: string) => {
      await resumeStaffInOwn(page, own);
      await page.goto(`${own.portal}${path}`);
    };
    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    const row = (page: Page, text: string) => page.getByRole("table").getByRole("row").filter({ hasText: text });
    const record = async (id: number) => {
      const whmcs = backendOf(own);
      const { domains } = await whmcs.getClientsDomains({ domainid: id });
      await whmcs.close();
      return domains[0];
    };
    const audited = (id: number) => auditOf(own, `domain ${id}`);

    /** A domain that its client ordered, and nobody has sent to a registrar yet. */
    async function ordered(domain: string, type: "register" | "transfer" = "register"): Promise<number> {
      const whmcs = backendOf(own);
      const clientid = await clientIdOf(whmcs, own.login.email);
      const { domainids } = await whmcs.addOrder({
        clientid,
        paymentmethod: "banktransfer",
        domain: [domain],
        domaintype: [type],
        regperiod: [1],
      });
      await whmcs.close();
      return domainids[0] ?? 0;
    }

    test("all domains: searched, filtered by state and expiry, sorted, saved as a file, all in the address", async ({
      page,
    }) => {
      await open(page, "/admin/domains");
      await expect(page.getByRole("heading", { level: 1, name: "Domains" })).toBeVisible();
      await expect(page.getByText(/^1–25 of \d+$/)).toBeVisible();
      await expectWellMade(page);

      const search = page.getByRole("searchbox", { name: "Search domains" });
      await search.fill("journal.example");
      await search.press("Enter");
      await expect(page).toHaveURL(/q=journal\.example/);
      await expect(row(page, "journal.example")).toHaveCount(1);
      await search.fill("ines");
      await search.press("Enter");
      await expect(row(page, "halden.example")).toBeVisible();
      await page.getByRole("link", { name: "Pending", exact: true }).click();
      await expect(page.getByText("No domain matches these filters")).toBeVisible();
      await page.getByRole("link", { name: "Status: Pending" }).click();
      await page.getByRole("link", { name: "Expires", exact: true }).click();
      await expect(page).toHaveURL(/sort=expirydate&dir=asc/);

      // As a file it is what the list shows, and the same days.
      await open(page, "/admin/domains?within=90");
      await expect(page.getByRole("link", { name: "Expires within 90 days" })).toHaveAttribute("aria-current", "true");
      const saving = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save as CSV" }).click();
      const lines = readFileSync(await (await saving).path(), "utf8")
        .trim()
        .split(/\r?\n/);
      const shown = await page.locator("tbody tr").count();
      expect(shown).toBeGreaterThan(0);
      expect(lines.length).toBeGreaterThan(shown);
      expect(lines[0]).toContain("Expires");
      const first = await page.locator("tbody tr").first().getByRole("link").innerText();
      expect(lines[1]).toContain(first);

      await page.getByRole("link", { name: first }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(first);
    });

    test("a domain: what the registrar has, and nameservers, lock, protection and contacts changed there", async ({
      page,
    }) => {
      const id = ids.get("journal.example") ?? 0;
      await open(page, pathOf(id));
      await expect(page.getByRole("heading", { level: 2, name: "Nameservers" })).toBeVisible();
      await expect(page.getByRole("heading", { level: 3, name: "Owner" })).toBeVisible();
      await expectWellMade(page);

      await page.goto(`${own.portal}${pathOf(id, "nameservers")}`);
      await page.getByLabel("Nameserver 2").fill("no host");
      await press(page, "Save the nameservers");
      await expect(page.getByText("One thing to mend")).toBeVisible();
      await expect(page.getByLabel("Nameserver 2")).toHaveValue("no host");
      await page.getByLabel("Nameserver 1").fill("ns1.harbour.example");
      await page.getByLabel("Nameserver 2").fill("ns2.harbour.example");
      await press(page, "Save the nameservers");
      await expect(page.getByText("The registrar has taken the nameservers")).toBeVisible();
      await expect(page.getByText("ns2.harbour.example")).toBeVisible();

      await page.goto(`${own.portal}${pathOf(id, "lock")}`);
      await page.getByRole("radio", { name: "Open to transfers" }).check();
      await press(page, "Save the lock");
      await expect(page.getByText("The registrar has set the lock")).toBeVisible();
      expect(await own.api("DomainGetLockingStatus", { domainid: String(id) })).toMatchObject({
        lockstatus: "unlocked",
      });

      await page.goto(`${own.portal}${pathOf(id, "protection")}`);
      await page.getByRole("radio", { name: "Contacts hidden" }).check();
      await press(page, "Save ID protection");
      await expect(page.getByText("The registrar has set ID protection")).toBeVisible();
      expect(await record(id)).toMatchObject({ idprotection: true });

      await page.goto(`${own.portal}${pathOf(id, "contacts")}`);
      const town = page.getByRole("group", { name: "Owner" }).getByLabel("Town");
      await town.fill("Ålesund");
      await press(page, "Save the contacts");
      await expect(page.getByText("The registrar has taken the contacts")).toBeVisible();
      await expect(page.getByText("Ålesund").first()).toBeVisible();

      await page.goto(`${own.portal}${pathOf(id, "code")}`);
      await press(page, "Ask for it");
      await expect(page.getByText("Here is the transfer code")).toBeVisible();

      const entries = await audited(id);
      expect(entries.map(({ action, result }) => `${action} ${result}`)).toEqual([
        "domain.nameservers done",
        "domain.lock done",
        "domain.protection done",
        "domain.contacts done",
        "domain.code done",
      ]);
      expect(entries[0]?.note).toMatch(/^nameservers: .* → ns1\.harbour\.example ns2\.harbour\.example$/);
      expect(entries[2]?.note).toBe("ID protection: false → true");
      // Neither people's addresses nor the code are in it.
      expect(JSON.stringify(entries)).not.toMatch(/Ålesund|SB-/);
    });

    test("a domain is registered, transferred and renewed; a refusal is in the registrar's own words", async ({
      page,
    }) => {
      const id = await ordered(`staff-${engine}.com`);
      await open(page, pathOf(id));
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Pending");
      await expect(page.getByText("the registrar has nothing of it to show")).toBeVisible();
      await page.getByRole("link", { name: "Register", exact: true }).click();
      await expect(page.getByText(/is registered at once for 1 year/)).toBeVisible();
      await press(page, "Register it now");
      await expect(page.getByText("The registrar has taken the registration")).toBeVisible();
      await expect(page.getByText(/Status: Pending → Active/)).toBeVisible();
      const before = await record(id);
      expect(before).toMatchObject({ status: "Active" });

      await page.getByRole("link", { name: "Renew", exact: true }).click();
      await page.getByLabel("For how long").selectOption("2");
      await press(page, "Renew it now");
      await expect(page.getByText("The registrar has renewed it")).toBeVisible();
      await expect(page.getByText(/Expires: .* → /)).toBeVisible();
      const year = Number(before?.expirydate?.slice(0, 4));
      expect((await record(id))?.expirydate?.slice(0, 4)).toBe(String(year + 2));

      // More than any registry takes.
      await page.goto(`${own.portal}${pathOf(id, "renew")}`);
      await page.getByLabel("For how long").selectOption("10");
      await press(page, "Renew it now");
      await expect(page.getByText("Not done. The registrar answered:")).toBeVisible();
      await expect(page.getByText("A domain is held for 10 years at most")).toBeVisible();
      await expect(page.getByLabel("For how long")).toHaveValue("10");
      await expectWellMade(page);

      const failing = await ordered(`fail-staff-${engine}.com`, "transfer");
      await page.goto(`${own.portal}${pathOf(failing)}`);
      await page.getByRole("link", { name: "Transfer here", exact: true }).click();
      await page.getByLabel("Transfer code").fill("A-CODE-1");
      await press(page, "Begin the transfer");
      await expect(page.getByText(`The sandbox refuses to transfer fail-staff-${engine}.com`)).toBeVisible();
      expect((await audited(failing)).map(({ action, result }) => `${action} ${result}`)).toEqual([
        "domain.transfer refused",
      ]);
    });

    test("a record is edited and a domain released, without a script", async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const id = ids.get("halden.example") ?? 0;
      await open(page, pathOf(id, "edit"));
      await page.getByLabel("Price of a renewal").fill("12,3456");
      await page.getByLabel("Notes").fill("Pays by hand");
      await press(page, "Save the record");
      await expect(page.getByText("Enter an amount with two places at most").first()).toBeVisible();
      await expect(page.getByLabel("Notes")).toHaveValue("Pays by hand");
      await page.getByLabel("Price of a renewal").fill("17,50");
      await page.getByLabel("Auto-renew").uncheck();
      await press(page, "Save the record");
      await expect(page).toHaveURL(`${own.portal}${pathOf(id)}`);
      expect(await record(id)).toMatchObject({ recurringamount: "17.50", donotrenew: true, notes: "Pays by hand" });
      expect((await audited(id)).at(-1)?.note).toMatch(/price: [\d.]+ → 17\.50; auto-renew: true → false; notes: /);

      await page.goto(`${own.portal}${pathOf(id, "release")}`);
      await page.getByLabel("The other registrar's tag").fill("OTHER");
      await page.getByLabel("Type halden.example to confirm").fill("another.example");
      await press(page, "Release it");
      await expect(page.getByText("Type halden.example, just as it is written").first()).toBeVisible();
      await own.api("DomainUpdateLockingStatus", { domainid: String(id), lockstatus: "0" });
      await page.getByLabel("Type halden.example to confirm").fill("halden.example");
      await press(page, "Release it");
      await expect(page).toHaveURL(`${own.portal}${pathOf(id)}`);
      expect((await record(id))?.status).not.toBe("Active");
      await context.close();
    });

    test("registrars with their domains, and what the register says of a name, by its address", async ({ page }) => {
      await open(page, "/admin/domains");
      await page.getByRole("link", { name: "Registrars", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Registrars" })).toBeVisible();
      await expectWellMade(page);
      await page.getByRole("link", { name: "Sandbox", exact: true }).click();
      await expect(page).toHaveURL(/\/admin\/domains\?registrar=sandbox$/);
      await expect(page.locator("tbody tr").first()).toBeVisible();

      await page.getByRole("link", { name: "WHOIS look-up" }).click();
      const box = page.getByRole("searchbox", { name: "Domain name" });
      await box.fill("no name");
      await box.press("Enter");
      await expect(page.getByText("“no name” is no domain name")).toBeVisible();
      await box.fill("Surely-Free-Name.com");
      await box.press("Enter");
      await expect(page).toHaveURL(/\/admin\/whois\?q=Surely-Free-Name\.com$/);
      await expect(page.getByText("Free", { exact: true })).toBeVisible();
      await expectWellMade(page);
      // One of ours leads to itself; of what is not sold nothing is told.
      await page.goto(`${own.portal}/admin/whois?q=kraken.nowhere`);
      await expect(page.getByText("The given TLD is not supported for WHOIS lookups")).toBeVisible();
      const mine = await ordered(`looked-up-${engine}.com`);
      await own.api("UpdateClientDomain", { domainid: String(mine), status: "Active" });
      await page.goto(`${own.portal}/admin/whois?q=looked-up-${engine}.com`);
      await expect(page.getByText("Taken", { exact: true })).toBeVisible();
      await page.getByRole("link", { name: "One of our clients has it here" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(`looked-up-${engine}.com`);
    });

    test("who looks after money reads domains and changes none, and a silent registrar holds no page up", async ({
      page,
    }) => {
      const id = ids.get("oldshop.example") ?? 0;
      await takeCookies(page, own, await addStaff(own, "billing"));
      await page.goto(`${own.portal}${pathOf(id, "edit")}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("button", { name: "Save the record" })).toHaveCount(0);
      await expect(page.getByRole("button", { name: "More actions" })).toHaveCount(0);

      own.line.spoil(({ action }) => (action === "DomainGetNameservers" ? "silence" : undefined));
      await page.goto(`${own.portal}${pathOf(ids.get("fjord-and-fell.example"))}`);
      await expect(page.getByRole("heading", { level: 2, name: "Transfer lock" })).toBeVisible();
      // Its own part says so, and the others stand.
      await expect(page.getByText("This part can't be shown right now.")).toHaveCount(1);
    });
  });
}
