import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { domainOf, newDomain, refusal } from "./support/services.ts";

describe.each(testDatabases())("what a registrar keeps of a domain, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("locks, hides, and hands the code out", async () => {
    const domainid = await newDomain(books, "settings.example");
    await books.whmcs.domainRegister({ domainid });
    expect(await books.whmcs.domainGetLockingStatus({ domainid })).toEqual({ lockstatus: "locked" });
    expect(await refusal(books.whmcs.domainRequestEPP({ domainid }))).toBe("The domain is locked");
    await books.whmcs.domainUpdateLockingStatus({ domainid, lockstatus: false });
    await books.whmcs.call("DomainToggleIdProtect", { domainid, protectenable: true });
    const { eppcode } = await books.whmcs.domainRequestEPP({ domainid });
    expect(eppcode).toMatch(/^SB-/);
    await books.restart();
    expect(await books.whmcs.domainGetLockingStatus({ domainid })).toEqual({ lockstatus: "unlocked" });
    expect(await domainOf(books, domainid)).toMatchObject({ idprotection: true });
    expect(await books.whmcs.domainRequestEPP({ domainid })).toEqual({ eppcode });
    await books.whmcs.domainToggleIdProtect({ domainid, idprotect: false });
    expect(await domainOf(books, domainid)).toMatchObject({ idprotection: false });
    await books.whmcs.domainUpdateLockingStatus({ domainid, lockstatus: true });
    expect(await books.whmcs.domainGetLockingStatus({ domainid })).toEqual({ lockstatus: "locked" });
  });

  it("changes nameservers by id and by name", async () => {
    const domainid = await newDomain(books, "servers.example");
    await books.whmcs.domainRegister({ domainid });
    await books.whmcs.domainUpdateNameservers({
      domainid,
      ns1: "a.other.example",
      ns2: "b.other.example",
      ns5: "c.other.example",
    });
    await books.restart();
    expect(await books.whmcs.domainGetNameservers({ domainid })).toMatchObject({
      ns1: "a.other.example",
      ns2: "b.other.example",
      ns3: "c.other.example",
    });
    await books.whmcs.domainUpdateNameservers({
      domain: "servers.example",
      ns1: "x.other.example",
      ns2: "y.other.example",
    });
    expect(await books.whmcs.domainGetNameservers({ domainid })).toMatchObject({ ns1: "x.other.example", ns3: null });
    const change = (ns1: string, ns2: string) => refusal(books.whmcs.domainUpdateNameservers({ domainid, ns1, ns2 }));
    expect(await change("x.other.example", "")).toBe("ns1 and ns2 required");
    expect(await change("x.other.example", "x.other.example")).toBe("ns1 and ns2 required");
    expect(await change("x.other.example", "not a name")).toMatch(/^Invalid nameserver/);
    expect(
      await refusal(
        books.whmcs.domainUpdateNameservers({ domainid: 999_999, ns1: "a.example.org", ns2: "b.example.org" }),
      ),
    ).toBe("Domain ID Not Found");
    const raw = await books.post({
      identifier: "test-identifier",
      secret: "test-secret",
      action: "DomainUpdateNameservers",
      domainid: String(domainid),
      ns1: "a.other.example",
    });
    expect(raw.json).toEqual({ result: "error", message: "ns1 and ns2 required" });
  });

  it("changes contacts with the specification's name for them", async () => {
    const domainid = await newDomain(books, "contacts.example");
    await books.whmcs.domainRegister({ domainid });
    const Tech = { Name: "Jürgen <Tech>", Email: "tech@new.example" };
    await books.whmcs.call("DomainUpdateWhoisInfo", { domainid, contactdetails: { Tech } });
    await books.restart();
    const whois = await books.whmcs.domainGetWhoisInfo({ domainid });
    expect(whois.Tech).toEqual(Tech);
    expect(whois.Registrant).toMatchObject({ First_Name: "Ines" });
    const raw = (xml: string) =>
      books.post({
        identifier: "test-identifier",
        secret: "test-secret",
        action: "DomainUpdateWhoisInfo",
        domainid: String(domainid),
        xml,
      });
    expect((await raw("")).json).toEqual({ result: "error", message: "XML Required" });
    expect((await raw("<contactdetails></contactdetails>")).json).toMatchObject({ message: "XML Required" });
  });

  it("releases a domain that is not locked", async () => {
    const domainid = await newDomain(books, "leaving.example");
    await books.whmcs.domainRegister({ domainid });
    expect(await refusal(books.whmcs.domainRelease({ domainid, newtag: "OTHER" }))).toBe("The domain is locked");
    await books.whmcs.domainUpdateLockingStatus({ domainid, lockstatus: false });
    await books.whmcs.domainRelease({ domainid, newtag: "OTHER" });
    await books.restart();
    expect(await domainOf(books, domainid)).toMatchObject({ status: "Transferred Away" });
    expect(await refusal(books.whmcs.domainGetNameservers({ domainid }))).toBe("The domain is not with this registrar");
  });

  it("replaces DNS records as a set", async () => {
    const domainid = await newDomain(books, "zone.example");
    await books.whmcs.domainRegister({ domainid });
    expect(await books.whmcs.krakenGetDomainDns({ domainid })).toEqual({ domainid, records: [] });
    await books.whmcs.krakenSetDomainDns({
      domainid,
      records: [
        { type: "A", name: "@", value: "203.0.113.7" },
        { type: "MX", name: "@", value: "mail.zone.example", priority: 20, ttl: 600 },
        { type: "TXT", name: "@", value: 'v=spf1 "mx" -all; ü' },
      ],
    });
    await books.restart();
    expect((await books.whmcs.krakenGetDomainDns({ domainid })).records).toEqual([
      { type: "A", name: "@", value: "203.0.113.7", ttl: 3600, priority: 0 },
      { type: "MX", name: "@", value: "mail.zone.example", ttl: 600, priority: 20 },
      { type: "TXT", name: "@", value: 'v=spf1 "mx" -all; ü', ttl: 3600, priority: 0 },
    ]);
    expect(
      await refusal(
        books.whmcs.krakenSetDomainDns({ domainid, records: [{ type: "A", name: "www", value: "999.1.1.1" }] }),
      ),
    ).toBe("Record 1: the value of A must be an IPv4 address");
    expect((await books.whmcs.krakenGetDomainDns({ domainid })).records).toHaveLength(3);
    await books.whmcs.krakenSetDomainDns({ domainid, records: [] });
    expect((await books.whmcs.krakenGetDomainDns({ domainid })).records).toEqual([]);
    await books.whmcs.updateClientDomain({ domainid, dnsmanagement: false });
    expect(await refusal(books.whmcs.krakenSetDomainDns({ domainid, records: [] }))).toBe(
      "DNS management is not enabled for this domain",
    );
    expect(await refusal(books.whmcs.krakenGetDomainDns({ domainid: 999_999 }))).toBe("Domain ID Not Found");
  });

  it("has a zone for a domain that the books had before the sandbox", async () => {
    const [domain] = (await books.whmcs.getClientsDomains({ domain: "fjordandfell.example" })).domains;
    const domainid = domain?.id ?? 0;
    const { records } = await books.whmcs.krakenGetDomainDns({ domainid });
    expect(records.map(({ type }) => type)).toEqual(["A", "CNAME", "MX", "TXT"]);
    await books.whmcs.krakenSetDomainDns({ domainid, records: records.slice(0, 1) });
    expect((await books.whmcs.krakenGetDomainDns({ domainid })).records).toEqual(records.slice(0, 1));
  });
});
