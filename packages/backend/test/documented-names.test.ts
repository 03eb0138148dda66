import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newDomain, newService, refusal, serviceOf } from "./support/services.ts";
import { newClient } from "./support/shop.ts";

/** Parameters beyond the specification's that no other test of their action passes. */
describe.each(testDatabases())("documented parameters that few pass, on $name", (kind) => {
  let books: TestBooks;
  /** What was written before the one restart, and is read after it. */
  const written = { plain: 0, shown: 0, onDemand: 0, onServer: 0, server: 0, ticket: 0, marked: 0, ordered: 0 };
  const prices = { 1: { monthly: "30.00" }, 2: { monthly: "30.00" } };

  async function serverIn(group_id: number, name: string) {
    const { id } = await books.database.transaction((tx) =>
      tx.insertInto("servers").values({ name, group_id, module: "sandbox" }).returning("id").executeTakeFirstOrThrow(),
    );
    return id;
  }

  /** An add-on that a service has, active and due on 1 December. */
  async function newAddon(service_id: number, client_id: number) {
    const stamps = { created_at: "2026-11-01T00:00:00Z", updated_at: "2026-11-01T00:00:00Z" };
    const { id } = await books.database.transaction((tx) =>
      tx
        .insertInto("service_addons")
        .values({
          ...{ ...stamps, service_id, client_id, addon_id: 1, status: "Active", billing_cycle: "Monthly" },
          ...{ recurring_amount: 700, registered_on: "2026-11-01", payment_method: "banktransfer" },
          ...{ next_due_date: "2026-12-01", next_invoice_date: "2026-12-01" },
        })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    return id;
  }

  beforeAll(async () => {
    books = await openBooks(kind, 5);
    const add = async (more: object) => {
      const product = { gid: 1, paytype: "recurring", pricing: prices, name: "Named", ...more } as const;
      return (await books.whmcs.addProduct(product)).pid ?? 0;
    };
    written.plain = await add({});
    written.shown = await add({
      ...{ hidden: true, isFeatured: true, showdomainoptions: true, shortdescription: "Short", tagline: "Fast" },
      ...{
        color: "#9abcde",
        subdomain: ".sites.example",
        recommendations: [
          { id: 2, order: 2 },
          { id: 1, order: 1 },
        ],
      },
    });
    const days = { ondemandrenewalperiodmonthly: 10, ondemandrenewalperiodquarterly: 20 };
    const longer = { ondemandrenewalperiodsemiannually: 30, ondemandrenewalperiodannually: 40 };
    const longest = { ondemandrenewalperiodbiennially: 50, ondemandrenewalperiodtriennially: 60 };
    const enabled = { ondemandrenewalconfigurationoverride: true, ondemandrenewalsenabled: true };
    written.onDemand = await add({ ...enabled, ...days, ...longer, ...longest });
    const group = await books.database.transaction((tx) =>
      tx.insertInto("server_groups").values({ name: "Far away" }).returning("id").executeTakeFirstOrThrow(),
    );
    written.server = await serverIn(group.id, "far.example");
    written.onServer = await add({ module: "sandbox", servergroupid: group.id });
    const ticket = { clientid: 1, deptid: 1, subject: "Hello", message: "First" } as const;
    written.ticket = (await books.whmcs.openTicket(ticket)).id;
    await books.whmcs.addTicketReply({ ticketid: written.ticket, message: "Second", clientid: 1 });
    const [, reply] = (await books.whmcs.getTicket({ ticketid: written.ticket })).replies;
    await books.whmcs.updateTicketReply({ replyid: reply?.replyid ?? 0, message: "**Second**", markdown: true });
    await books.whmcs.addTicketReply({ ticketid: written.ticket, message: "*Third*", clientid: 1, markdown: true });
    await books.whmcs.addTicketNote({ ticketid: written.ticket, message: "_Seen_", markdown: true });
    written.marked = (await books.whmcs.openTicket({ ...ticket, message: "# Fourth", markdown: true })).id;
    await books.whmcs.createOrUpdateTLD({
      ...{ extension: ".shop", currency_code: "EUR", register: { 1: "10.00" } },
      ...{ redemption_period_days: 45, redemption_period_fee: "80.00" },
    });
    await books.whmcs.affiliateActivate({ userid: 2 });
    const placed = await books.whmcs.addOrder({
      ...{ clientid: await newClient(books), paymentmethod: "banktransfer", pid: [11], billingcycle: ["monthly"] },
      ...{ hostname: ["box.names.example"], ns1prefix: ["ns1"], ns2prefix: ["ns2"], rootpw: ["r00t"] },
    });
    written.ordered = placed.serviceids?.[0] ?? 0;
    await books.restart();
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("AddProduct: how the shop shows a product", async () => {
    const { products } = await books.whmcs.getProducts({ pid: [written.plain, written.shown] });
    expect(products).toMatchObject([
      {
        ...{ pid: written.plain, hidden: false, featured: false, showdomainoptions: false, shortdescription: "" },
        ...{ tagline: "", color: "", subdomain: "", recommendations: [] },
      },
      {
        ...{ pid: written.shown, hidden: true, featured: true, showdomainoptions: true, shortdescription: "Short" },
        ...{ tagline: "Fast", color: "#9abcde", subdomain: ".sites.example", recommendations: [1, 2] },
      },
    ]);
  });

  it.each([
    ["Monthly", 10],
    ["Quarterly", 20],
    ["Semi-Annually", 30],
    ["Annually", 40],
    ["Biennially", 50],
    ["Triennially", 60],
  ])("AddProduct: renewals on demand, %s from %i days before", async (billing_cycle, days) => {
    const client_id = await newClient(books);
    const dueIn = async (ahead: number) => {
      const next_due_date = new Date(Date.UTC(2026, 10, 23 + ahead)).toISOString().slice(0, 10);
      const facts = { client_id, product_id: written.onDemand, status: "Active", billing_cycle, next_due_date };
      const id = await newService(books, { ...facts, next_invoice_date: next_due_date });
      const wish = { clientid: client_id, paymentmethod: "banktransfer", servicerenewals: [id] };
      return [id, await refusal(books.whmcs.addOrder(wish))] as const;
    };
    expect((await dueIn(days))[1]).toBe("done");
    const [early, said] = await dueIn(days + 1);
    expect(said).toBe(`Service ID ${early} can not be renewed at this time.`);
  });

  it("AddProduct: no renewals on demand, where the product says so", async () => {
    const override = { ondemandrenewalconfigurationoverride: true, ondemandrenewalsenabled: false };
    const { pid } = await books.whmcs.addProduct({ name: "Never early", gid: 1, ...override });
    const id = await newService(books, { product_id: pid ?? 0, status: "Active" });
    const wish = { clientid: 1, paymentmethod: "banktransfer", servicerenewals: [id] };
    expect(await refusal(books.whmcs.addOrder(wish))).toBe(`Service ID ${id} can not be renewed at this time.`);
  });

  it("AddProduct: the whole next month with what is left of this one", async () => {
    const calendar = { proratabilling: true, proratadate: 1, pricing: prices, paytype: "recurring" } as const;
    const totalFrom = async (proratachargenextmonth: number) => {
      const made = await books.whmcs.addProduct({ name: "Calendar", gid: 1, ...calendar, proratachargenextmonth });
      const cart = { currencyid: 1, country: "US", pid: [made.pid ?? 0], billingcycle: ["monthly"] };
      const { items, total } = await books.whmcs.krakenGetCartQuote(cart);
      return [total, items[0]?.nextduedate];
    };
    // Today is the 23rd: 8 of November's 30 days are 8.00 of 30.00.
    expect(await totalFrom(24)).toEqual(["8.00", "2026-12-01"]);
    expect(await totalFrom(23)).toEqual(["38.00", "2027-01-01"]);
  });

  it("AddProduct and GetServers: a group's server sets a service up, and an add-on goes with it", async () => {
    const serviceid = await newService(books, { product_id: written.onServer, domain: "far.example" });
    await books.whmcs.moduleCreate({ serviceid });
    expect(await serviceOf(books, serviceid)).toMatchObject({ serverid: written.server, servername: "far.example" });
    const { servers } = await books.whmcs.getServers({ addonId: await newAddon(serviceid, 1) });
    expect(servers.map(({ id }) => id)).toEqual([written.server]);
  });

  it("AddOrder: both nameservers of a server by their prefixes", async () => {
    expect(await serviceOf(books, written.ordered)).toMatchObject({
      ...{ ns1: "ns1.box.names.example", ns2: "ns2.box.names.example", password: "r00t" },
    });
  });

  it("OpenTicket, AddTicketReply, AddTicketNote, UpdateTicketReply and UpdateTicket: what is Markdown", async () => {
    const read = async (ticketid: number) => {
      const { replies, notes } = await books.whmcs.getTicket({ ticketid });
      return [...replies, ...notes].map(({ message, markdown }) => [message, markdown]);
    };
    const answers = [
      ["First", false],
      ["**Second**", true],
      ["*Third*", true],
      ["_Seen_", true],
    ];
    expect(await read(written.ticket)).toEqual(answers);
    expect(await read(written.marked)).toEqual([["# Fourth", true]]);
    await books.whmcs.updateTicket({ ticketid: written.marked, message: "# Fifth", markdown: false });
    expect(await read(written.marked)).toEqual([["# Fifth", false]]);
  });

  it("CreateOrUpdateTLD: how long a domain can be bought back", async () => {
    const { pricing } = await books.whmcs.getTLDPricing({ currencyid: 2 });
    expect(pricing.shop?.redemption_period).toEqual({ days: 45, price: "€80,00 EUR" });
  });

  it("GetAffiliates: what was paid out", async () => {
    const { affiliates } = await books.whmcs.getAffiliates({ userid: 2, withdrawn: "0.00" });
    expect(affiliates).toHaveLength(1);
    expect((await books.whmcs.getAffiliates({ withdrawn: "12.34" })).affiliates).toEqual([]);
  });

  it("CreateSsoToken: a domain's page", async () => {
    const domain_id = await newDomain(books, "sso.example");
    const page = { client_id: 1, destination: "clientarea:domain_details" };
    const { access_token } = await books.whmcs.createSsoToken({ ...page, domain_id });
    expect(await books.whmcs.krakenRedeemSsoToken({ access_token })).toMatchObject({ path: `domains/${domain_id}` });
    expect(await refusal(books.whmcs.createSsoToken({ ...page, domain_id: 999_999 }))).toBe(
      "Token could not be provisioned: invalid domain_id",
    );
  });

  it("KrakenGetCartQuote: everything that AddOrder charges for, at the same total", async () => {
    const clientid = await newClient(books);
    const own = { client_id: clientid, status: "Active" };
    const serviceid = await newService(books, { ...own, domain: "old.example" });
    const addon = await newAddon(serviceid, clientid);
    await newDomain(books, "old.com", { ...own, next_due_date: "2026-12-23", next_invoice_date: "2026-12-23" });
    const cart = {
      ...{ clientid, pid: [1], qty: [1], billingcycle: ["annually"], hostname: ["box.new.com"] },
      ...{ configoptions: [{ 3: 6, 4: 1 }], addons: [[1, 2]], addonsqty: [[1, 3]], domain: ["new.com"] },
      ...{ domaintype: ["register"], regperiod: [2], dnsmanagement: [true], emailforwarding: [true] },
      ...{ idprotection: [true], domainpriceoverride: ["7.77"], domainrenewoverride: ["8.88"] },
      ...{ addonid: 1, addonidqty: 2, serviceid, addonids: [2], addonidsqty: [3], serviceids: [serviceid] },
      ...{ servicerenewals: [serviceid], addonrenewals: [addon], domainrenewals: { "old.com": 1 } },
    };
    const quote = await books.whmcs.krakenGetCartQuote(cart);
    const kinds = quote.items.map(({ type, quantity }) => `${quantity} ${type}`);
    expect(kinds.sort()).toEqual(
      [
        "1 product",
        "1 addon",
        "3 addon",
        "1 domain",
        "2 addon",
        "3 addon",
        "1 renewal",
        "1 renewal",
        "1 renewal",
      ].sort(),
    );
    const placed = await books.whmcs.addOrder({ ...cart, paymentmethod: "banktransfer" });
    const invoice = await books.whmcs.getInvoice({ invoiceid: placed.invoiceid ?? 0 });
    expect(invoice).toMatchObject({ subtotal: quote.subtotal, tax: quote.tax, total: quote.total });
    expect(quote.lines.map(({ description, amount }) => [description, amount])).toEqual(
      invoice.items.map(({ description, amount }) => [description, amount]),
    );
    expect(quote.lines.map(({ amount }) => amount)).toContain("7.77");
    const [domain] = (await books.whmcs.getClientsDomains({ domainid: placed.domainids[0] ?? 0 })).domains;
    expect(domain).toMatchObject({ firstpaymentamount: "7.77", recurringamount: "8.88", emailforwarding: true });
  });
});
