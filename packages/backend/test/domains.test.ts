import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerDomain, renewDomain } from "../src/domains/lifecycle.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { domainOf, newDomain, refusal } from "./support/services.ts";

describe.each(testDatabases())("domains and their registrars, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("registers with the specification's parameters, saved on the record before", async () => {
    const domainid = await newDomain(books, "registered.example", { registrar: "" });
    const contactdetails = { Registrant: { First_Name: "Ada", Last_Name: "Ünal & Sons", Email: "ada@new.example" } };
    await books.whmcs.call("DomainRegister", {
      domain: "Registered.example",
      regtype: "register",
      regperiod: 2,
      paymentmethod: "banktransfer",
      contactdetails,
      dnsmanagement: true,
      emailforwarding: true,
      idprotection: true,
      nameservers: ["NS1.other.example", "ns2.other.example", "ns3.other.example"],
    });
    await books.restart();
    expect(await domainOf(books, domainid)).toMatchObject({
      status: "Active",
      registrar: "sandbox",
      regperiod: 2,
      regdate: "2026-11-23",
      expirydate: "2028-11-23",
      nextduedate: "2028-11-23",
      paymentmethod: "banktransfer",
      dnsmanagement: true,
      emailforwarding: true,
      idprotection: true,
    });
    expect(await books.whmcs.domainGetNameservers({ domainid })).toEqual({
      ns1: "ns1.other.example",
      ns2: "ns2.other.example",
      ns3: "ns3.other.example",
      ns4: null,
      ns5: null,
    });
    const whois = await books.whmcs.domainGetWhoisInfo({ domainid });
    expect(whois.Registrant).toEqual(contactdetails.Registrant);
    expect(whois.Admin).toMatchObject({ First_Name: "Ines", Organisation_Name: "Fjord & Fell Studio", Country: "DE" });
    expect(await refusal(books.whmcs.domainRegister({ domainid }))).toBe("The domain is registered already");
  });

  it("passes a registrar's refusal on, and keeps it in the queue", async () => {
    const domainid = await newDomain(books, "fail-register.example");
    expect(await refusal(books.whmcs.domainRegister({ domainid }))).toBe(
      "The sandbox refuses to register fail-register.example",
    );
    expect(await refusal(books.whmcs.domainTransfer({ domainid, eppcode: "X" }))).toMatch(/refuses to transfer/);
    expect(await domainOf(books, domainid)).toMatchObject({ status: "Pending", expirydate: null });
    const { queue } = await books.whmcs.getModuleQueue({ serviceType: "domain", relatedId: domainid });
    expect(queue.map(({ moduleAction }) => moduleAction)).toEqual(["RegisterDomain", "TransferDomain"]);
  });

  it("knows a domain by its name only where that stands once", async () => {
    const first = await newDomain(books, "twice.example", { status: "Cancelled" });
    const second = await newDomain(books, "twice.example");
    await books.whmcs.domainRegister({ domain: "twice.example" });
    expect(await domainOf(books, second)).toMatchObject({ status: "Active" });
    expect(await domainOf(books, first)).toMatchObject({ status: "Cancelled" });
    await newDomain(books, "double.example");
    await newDomain(books, "double.example");
    for (const domain of ["double.example", "unknown.example", ""]) {
      expect(await refusal(books.whmcs.domainRegister({ domain }))).toBe("Domain Not Found");
      expect(await refusal(books.whmcs.domainTransfer({ domain }))).toBe("Domain Not Found");
      expect(await refusal(books.whmcs.domainRenew({ domain }))).toBe("Domain Not Found");
      expect(await refusal(books.whmcs.domainRelease({ domain, newtag: "X" }))).toBe("Domain Not Found");
    }
  });

  it("takes the languages of international names that the registrar has", async () => {
    const domainid = await newDomain(books, "xn--bcher-kva.example");
    expect(await refusal(books.whmcs.domainRegister({ domainid, idnlanguage: "klingon" }))).toMatch(
      /^Invalid IDN Language\. Must be one of: ger, fre/,
    );
    await books.whmcs.domainRegister({ domainid, idnlanguage: "ger" });
    expect(await domainOf(books, domainid)).toMatchObject({ status: "Active" });
  });

  it("begins a transfer with the specification's parameters", async () => {
    const domainid = await newDomain(books, "moving.example", { type: "Transfer" });
    await books.whmcs.call("DomainTransfer", {
      domain: "moving.example",
      regperiod: 1,
      paymentmethod: "banktransfer",
      contactdetails: { Registrant: { Name: "Ada" } },
      dnsmanagement: false,
      emailforwarding: false,
      idprotection: true,
      nameservers: ["ns1.other.example", "ns2.other.example"],
      eppcode: "SECRET-1",
    });
    await books.restart();
    expect(await domainOf(books, domainid)).toMatchObject({
      status: "Pending Transfer",
      idprotection: true,
      paymentmethod: "banktransfer",
      dnsmanagement: false,
    });
    const held = await books.database.db
      .selectFrom("sandbox_domains")
      .select(["state", "epp_code"])
      .where("domain", "=", "moving.example")
      .executeTakeFirst();
    expect(held).toEqual({ state: "transferring", epp_code: "SECRET-1" });
    const byRegister = await newDomain(books, "also-moving.example");
    await books.whmcs.call("DomainRegister", { domainid: byRegister, regtype: "transfer" });
    expect(await domainOf(books, byRegister)).toMatchObject({ status: "Pending Transfer" });
  });

  it("renews at once, without an invoice, and moves the due date", async () => {
    const domainid = await newDomain(books, "renewing.example");
    await books.whmcs.domainRegister({ domainid });
    await books.whmcs.call("DomainRenew", { domainid, regperiod: 3, paymentmethod: "banktransfer" });
    await books.restart();
    expect(await domainOf(books, domainid)).toMatchObject({
      expirydate: "2030-11-23",
      nextduedate: "2030-11-23",
      paymentmethod: "banktransfer",
    });
    await books.whmcs.domainRenew({ domain: "renewing.example" });
    expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2031-11-23" });
    expect(await refusal(books.whmcs.domainRenew({ domainid, regperiod: 9 }))).toMatch(/10 years at most/);
    expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2031-11-23" });
  });

  it("renews and registers once for each paid line, whatever is asked how often", async () => {
    const domainid = await newDomain(books, "once.example");
    const register = () => books.run((context) => registerDomain(context, domainid, { reference: "line-1" }));
    await Promise.all([register(), register(), register()]);
    const renew = (reference: string) => books.run((context) => renewDomain(context, domainid, { reference }));
    await Promise.all(["line-2", "line-2", "line-3", "line-2"].map(renew));
    // Who came while another was at it was told so, and asks again.
    await books.drain();
    await renew("line-2");
    await renew("line-3");
    expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2029-11-23", nextduedate: "2027-11-23" });
  });

  it("settles a renewal whose answer was lost, once", async () => {
    const domainid = await newDomain(books, "mute-renewal.example", { status: "Active", expires_on: "2027-01-01" });
    const renew = () => books.run((context) => renewDomain(context, domainid, { reference: "line-mute" }));
    expect(await renew()).toMatchObject({ outcome: "unknown" });
    expect(await renew()).toMatchObject({ outcome: "pending" });
    expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2027-01-01" });
    books.setTime(new Date(NOW.getTime() + 6 * 60_000));
    await books.drain();
    expect(await renew()).toMatchObject({ outcome: "done" });
    expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2028-01-01" });
    const mails = await books.whmcs.getEmails({ clientid: 1, subject: "Domain Renewal Confirmation" });
    expect(mails.emails.filter(({ message }) => message.includes("mute-renewal.example"))).toHaveLength(1);
  });

  it.each([
    "DomainRequestEPP",
    "DomainGetNameservers",
    "DomainGetLockingStatus",
    "DomainUpdateLockingStatus",
    "DomainToggleIdProtect",
    "DomainGetWhoisInfo",
    "DomainUpdateWhoisInfo",
    "UpdateClientDomain",
  ])("%s does not find what is not there", async (action) => {
    const xml = "<contactdetails><Tech><Name>A</Name></Tech></contactdetails>";
    const call = async (fields: Record<string, string>) =>
      (await books.post({ identifier: "test-identifier", secret: "test-secret", action, xml, ...fields })).json;
    expect(await call({ domainid: "999999" })).toEqual({ result: "error", message: "Domain ID Not Found" });
    expect(await call({})).toEqual({ result: "error", message: "Domain ID Not Found" });
  });

  it("says so where there is no registrar", async () => {
    const domainid = await newDomain(books, "nobody.example", { registrar: "gone", status: "Active" });
    expect(await refusal(books.whmcs.domainGetNameservers({ domainid }))).toBe("Registrar Function Not Supported");
    expect(await refusal(books.whmcs.domainUpdateLockingStatus({ domainid, lockstatus: true }))).toBe(
      "An invalid configuration was detected with the registrar module",
    );
    await books.whmcs.updateClientDomain({ domainid, registrar: "" });
    expect(await refusal(books.whmcs.domainToggleIdProtect({ domainid, idprotect: true }))).toBe(
      "Domain not assigned to a registrar",
    );
  });

  it("changes every field of a domain's record", async () => {
    const domainid = await newDomain(books, "record.example", { status: "Active" });
    const changes = {
      dnsmanagement: false,
      emailforwarding: true,
      idprotection: true,
      donotrenew: true,
      type: "Transfer",
      regdate: "2020-02-29",
      nextduedate: "2027-02-28",
      expirydate: "2027-03-01",
      domain: "Renamed.Example",
      firstpaymentamount: "12.34",
      recurringamount: "56.70",
      registrar: "enom",
      regperiod: 2,
      paymentmethod: "banktransfer",
      subscriptionid: "sub-1",
      status: "Grace",
      notes: "by telephone",
      promoid: 1,
    } as const;
    expect(await books.whmcs.updateClientDomain({ domainid, ...changes })).toEqual({ domainid });
    await books.restart();
    const { type, domain, ...rest } = changes;
    expect(await domainOf(books, domainid)).toMatchObject({ ...rest, regtype: type, domainname: domain.toLowerCase() });
    await books.whmcs.updateClientDomain({ domainid, notes: "", subscriptionid: "", promoid: 0, donotrenew: false });
    expect(await domainOf(books, domainid)).toMatchObject({
      notes: "",
      subscriptionid: "",
      promoid: 0,
      donotrenew: false,
      recurringamount: "56.70",
    });
    await books.whmcs.updateClientDomain({ domainid, autorecalc: true });
    expect(await domainOf(books, domainid)).toMatchObject({ recurringamount: "24.00" });
    await books.whmcs.updateClientDomain({
      domainid,
      updatens: true,
      ns1: "ns1.other.example",
      ns2: "ns2.other.example",
    });
    expect(await books.whmcs.domainGetNameservers({ domainid })).toMatchObject({ ns1: "ns1.other.example" });
    const change = (fields: object) => refusal(books.whmcs.updateClientDomain({ domainid, ...fields }));
    expect(await change({ registrar: "nobody" })).toBe("The Registrar is not active");
    expect(await change({ updatens: true, ns1: "ns1.other.example" })).toBe("ns1 and ns2 required");
    expect(await change({ status: "Nowhere" })).toBe("Invalid Status");
    expect(await change({ promoid: 999_999 })).toBe("Promotion ID Not Found");
  });

  it("lists registrars, and tells what is free", async () => {
    expect(await books.whmcs.getRegistrars({})).toEqual({
      registrars: [{ module: "sandbox", display_name: "Sandbox" }],
    });
    expect(await books.whmcs.domainWhois({ domain: "surely-free.example" })).toEqual({
      status: "available",
      whois: 'No match for "surely-free.example".',
    });
    expect(await books.whmcs.domainWhois({ domain: " FjordAndFell.example. " })).toMatchObject({
      status: "unavailable",
      whois: expect.stringContaining("Domain Name: fjordandfell.example"),
    });
    expect(await books.whmcs.domainWhois({ domain: "google.com" })).toMatchObject({ status: "unavailable" });
    const ask = (domain: string) => refusal(books.whmcs.domainWhois({ domain }));
    for (const domain of ["", "word", "two words.com", "-bad.com", "http://a.com", "1.2.3.4"]) {
      expect(await ask(domain)).toBe("Domain not valid");
    }
    expect(await ask("name.unknownending")).toBe("The given TLD is not supported for WHOIS lookups");
  });
});
