import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newDomain, newService } from "./support/services.ts";
import { newClient } from "./support/shop.ts";

describe.each(testDatabases())("parameters that few orders have, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 5);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("AddOrder takes five nameservers and the language of an international name", async () => {
    const servers = Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`ns${at}`, `ns${at}.five.example`]));
    const placed = await books.whmcs.addOrder({
      ...{ clientid: await newClient(books), paymentmethod: "banktransfer" },
      ...{ domain: ["xn--bcher-kva.com"], domaintype: ["register"], regperiod: [1], idnlanguage: ["ger"] },
      ...{ nameserver1: "ns1.five.example", nameserver2: "ns2.five.example", nameserver3: "ns3.five.example" },
      ...{ nameserver4: "ns4.five.example", nameserver5: "ns5.five.example" },
    });
    const domainid = placed.domainids[0] ?? 0;
    const kept = await books.database.db
      .selectFrom("domains")
      .select("idn_language")
      .where("id", "=", domainid)
      .executeTakeFirst();
    expect(kept).toEqual({ idn_language: "ger" });
    await books.whmcs.acceptOrder({ orderid: placed.orderid, registrar: "sandbox", sendregistrar: true });
    await books.restart();
    expect(await books.whmcs.domainGetNameservers({ domainid })).toEqual(servers);
  });

  it("AddOrder takes add-ons of services that there are, so many of each", async () => {
    const clientid = await newClient(books);
    const serviceid = await newService(books, { client_id: clientid, status: "Active" });
    const placed = await books.whmcs.addOrder({
      ...{ clientid, paymentmethod: "banktransfer" },
      ...{ addonids: [1, 2], serviceids: [serviceid, serviceid], addonidsqty: [1, 3] },
    });
    await books.restart();
    const { addons } = await books.whmcs.getClientsAddons({ serviceid: [serviceid] });
    expect(addons.map(({ addonid, qty }) => [addonid, qty])).toEqual([
      [1, 1],
      [2, 3],
    ]);
    expect(placed.addonids).toEqual(addons.map(({ id }) => id));
  });

  it("GenInvoices takes the domains and add-ons that are meant, and leaves the rest", async () => {
    const client_id = await newClient(books);
    const due = { client_id, status: "Active", next_due_date: "2026-11-25", next_invoice_date: "2026-11-25" };
    const amount = { recurring_amount: 1200 };
    const first = await newDomain(books, "due-one.example", { ...due, ...amount });
    const second = await newDomain(books, "due-two.example", { ...due, ...amount });
    const service_id = await newService(books, { client_id, status: "Active", next_invoice_date: "2027-11-23" });
    const stamps = { created_at: "2026-11-01T00:00:00Z", updated_at: "2026-11-01T00:00:00Z" };
    const { id: addon } = await books.database.transaction((tx) =>
      tx
        .insertInto("service_addons")
        .values({
          ...{ ...due, ...amount, ...stamps, service_id, addon_id: 1, billing_cycle: "Monthly" },
          ...{ registered_on: "2026-10-25", payment_method: "banktransfer" },
        })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    const linesOf = async (ids: { domainids?: number[]; addonids?: number[] }) => {
      const { numcreated, latestinvoiceid } = await books.whmcs.genInvoices({ ...ids, noemails: true });
      if (numcreated === 0) return [];
      const { items } = await books.whmcs.getInvoice({ invoiceid: latestinvoiceid ?? 0 });
      return items.map(({ type, relid }) => [type, relid]);
    };
    expect(await linesOf({ domainids: [first] })).toEqual([["Domain", first]]);
    expect(await linesOf({ domainids: [first] })).toEqual([]);
    expect(await linesOf({ addonids: [addon] })).toEqual([["Addon", addon]]);
    await books.restart();
    expect(await linesOf({ domainids: [first, second] })).toEqual([["Domain", second]]);
  });
});
