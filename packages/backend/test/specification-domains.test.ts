import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newDomain } from "./support/services.ts";
import { rowsOf, speaker } from "./support/specification.ts";

/** Read back by another action after a restart. */
describe.each(testDatabases())("domains by the specification's names, on $name", (kind) => {
  let books: TestBooks;
  const { say, done, unsaid } = speaker(() => books, "Domain Management");
  beforeAll(async () => {
    books = await openBooks(kind, 5);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const recordOf = async (domainid: number) =>
    rowsOf(await done("GetClientsDomains", { domainid }), "domains", "domain")[0];
  const whoisOf = async (domainid: number) => done("DomainGetWhoisInfo", { domainid });
  const settings = {
    ...{ paymentmethod: "banktransfer", dnsmanagement: "true", emailforwarding: "true", idprotection: "true" },
    ...{ "nameservers[0]": "ns1.other.example", "nameservers[1]": "ns2.other.example" },
    ...{ "contactdetails[Registrant][First_Name]": "Ada", "contactdetails[Registrant][Email]": "ada@new.example" },
  };
  async function registered(domain: string) {
    const domainid = await newDomain(books, domain, { registrar: "" });
    await done("DomainRegister", { domain, regtype: "register", regperiod: 2, ...settings });
    return domainid;
  }

  it("DomainRegister, DomainGetNameservers and DomainGetWhoisInfo", async () => {
    const domainid = await registered("spec-one.example");
    await books.restart();
    expect(await recordOf(domainid)).toMatchObject({
      ...{ status: "Active", regperiod: "2", registrationdate: "2026-11-23", nextduedate: "2028-11-23" },
      ...{ paymentmethod: "banktransfer", dnsmanagement: "1", emailforwarding: "1", idprotection: "1" },
      registrar: "sandbox",
    });
    expect(await done("DomainGetNameservers", { domainid })).toMatchObject({
      ns1: "ns1.other.example",
      ns2: "ns2.other.example",
    });
    expect((await whoisOf(domainid)).Registrant).toEqual({ First_Name: "Ada", Email: "ada@new.example" });
  });

  it("DomainTransfer", async () => {
    const domainid = await newDomain(books, "spec-moving.example", { type: "Transfer" });
    await done("DomainTransfer", { domain: "spec-moving.example", regperiod: 1, ...settings, eppcode: "SECRET-7" });
    await books.restart();
    expect(await recordOf(domainid)).toMatchObject({
      ...{ status: "Pending Transfer", paymentmethod: "banktransfer", idprotection: "1", emailforwarding: "1" },
    });
    const held = await books.database.db
      .selectFrom("sandbox_domains")
      .select(["state", "epp_code"])
      .where("domain", "=", "spec-moving.example")
      .executeTakeFirst();
    expect(held).toEqual({ state: "transferring", epp_code: "SECRET-7" });
  });

  it("DomainRenew", async () => {
    const domainid = await registered("spec-renewing.example");
    await done("DomainRenew", { domainid, regperiod: 3, paymentmethod: "paypal" });
    await books.restart();
    expect(await recordOf(domainid)).toMatchObject({ nextduedate: "2031-11-23", paymentmethod: "paypal" });
  });

  it("DomainUpdateLockingStatus, DomainGetLockingStatus, DomainRequestEPP and DomainToggleIdProtect", async () => {
    const domainid = await registered("spec-locked.example");
    expect(await done("DomainGetLockingStatus", { domainid })).toMatchObject({ lockstatus: "locked" });
    await done("DomainUpdateLockingStatus", { domainid, lockstatus: "false" });
    await done("DomainToggleIdProtect", { domainid, protectenable: "false" });
    const { eppcode } = await done("DomainRequestEPP", { domainid });
    await books.restart();
    expect(await done("DomainGetLockingStatus", { domainid })).toMatchObject({ lockstatus: "unlocked" });
    expect(await recordOf(domainid)).toMatchObject({ idprotection: "0" });
    expect(await done("DomainRequestEPP", { domainid })).toMatchObject({ eppcode });
    expect(eppcode).toMatch(/^SB-/);
  });

  it("DomainUpdateNameservers", async () => {
    const domainid = await registered("spec-servers.example");
    const five = Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`ns${at}`, `ns${at}.five.example`]));
    await done("DomainUpdateNameservers", { domainid, ...five });
    await books.restart();
    expect(await done("DomainGetNameservers", { domainid })).toEqual({ result: "success", ...five });
  });

  it("DomainUpdateWhoisInfo", async () => {
    const domainid = await registered("spec-contacts.example");
    await done("DomainUpdateWhoisInfo", {
      domainid,
      "contactdetails[Tech][Name]": "Jürgen <Tech>",
      "contactdetails[Tech][Email]": "tech@new.example",
    });
    await books.restart();
    expect(await whoisOf(domainid)).toMatchObject({
      Tech: { Name: "Jürgen <Tech>", Email: "tech@new.example" },
      Registrant: { First_Name: "Ada" },
    });
  });

  it("DomainWhois, GetRegistrars and GetTLDPricing", async () => {
    expect(await done("DomainWhois", { domain: "spec-free-name.example" })).toMatchObject({ status: "available" });
    await registered("spec-taken-name.example");
    await books.whmcs.createOrUpdateTLD({ extension: ".spec", currency_code: "USD", register: { 1: "12.34" } });
    await books.restart();
    expect(await done("DomainWhois", { domain: "spec-taken-name.example" })).toMatchObject({ status: "unavailable" });
    const { registrars } = await done("GetRegistrars");
    expect(JSON.stringify(registrars)).toMatch(/sandbox/);
    const { pricing } = await done("GetTLDPricing");
    expect(pricing).toMatchObject({ spec: { register: { "1": "12.34" } } });
    expect(await say("DomainWhois", { domain: "" })).toMatchObject({ result: "error" });
  });

  it("leaves none of their actions and parameters out", () => {
    expect(unsaid()).toEqual([]);
  });
});
