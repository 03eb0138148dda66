import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";
import { newClient, payInvoice, refusal, theDomain, theOrder, theService } from "./support/shop.ts";

describe.each(testDatabases())("placing an order, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const raw = async (fields: Record<string, string>) =>
    (await books.post({ ...credentials, responsetype: "json", action: "AddOrder", ...fields })).json ?? {};

  it("makes an order, services, add-ons, a domain and an invoice with exact lines", async () => {
    const clientid = await newClient(books);
    const placed = await books.whmcs.addOrder({
      clientid,
      paymentmethod: "banktransfer",
      pid: [1, 11],
      domain: ["ada.com", null],
      hostname: [null, "box.ada.com"],
      rootpw: [null, "r00t"],
      ns1prefix: [null, "ns1"],
      billingcycle: ["annually", "monthly"],
      domaintype: ["register"],
      regperiod: [2],
      dnsmanagement: [true],
      idprotection: [true],
      addons: [[1, 2]],
      addonsqty: [[1, 3]],
      configoptions: [{ 3: 6, 4: 1 }],
      nameserver1: "NS1.demo.com",
      nameserver2: "ns2.demo.com",
      clientip: "198.51.100.7",
    });
    expect(placed.productids).toEqual(placed.serviceids);
    expect([placed.serviceids?.length, placed.addonids.length, placed.domainids.length]).toEqual([2, 2, 1]);
    await books.restart();

    const invoice = await books.whmcs.getInvoice({ invoiceid: placed.invoiceid ?? 0 });
    const [hosting, server] = placed.serviceids ?? [];
    const [backups, address] = placed.addonids;
    const [domain] = placed.domainids;
    // Hosting 47.00 a year, PHP 8.3 nothing, the scan 18.00 a year (96 times 1.90 in tenths, whole euros).
    expect(
      invoice.items.map(({ type, relid, description, amount, taxed }) => [type, relid, description, amount, taxed]),
    ).toEqual([
      [
        "Hosting",
        hosting,
        "Web Hosting S - ada.com (23/11/2026 - 22/11/2027)\nPHP version: 8.3\nMalware scan every night: Yes",
        "65.00",
        true,
      ],
      ["Addon", backups, "Addon (ada.com) - Daily backups, 30 days (23/11/2026 - 22/11/2027)", "38.00", true],
      ["Addon", address, "3 x Addon (ada.com) - Dedicated IPv4 (23/11/2026 - 22/11/2027)", "72.00", true],
      ["Hosting", server, "Dedicated Server AX-41 - box.ada.com (23/11/2026 - 22/12/2026)", "89.00", true],
      ["Setup", server, "Dedicated Server AX-41 - box.ada.com Setup Fee", "49.00", true],
      [
        "DomainRegister",
        domain,
        "Domain Registration - ada.com - 2 Year/s (23/11/2026 - 22/11/2028)\n + DNS Management\n + ID Protection",
        "25.80",
        true,
      ],
    ]);
    // 65.00 + 38.00 + 72.00 + 89.00 + 49.00 + 25.80, and 19 % of each: 12.35 + 7.22 + 13.68 + 16.91 + 9.31 + 4.90.
    expect(invoice).toMatchObject({
      userid: clientid,
      date: "2026-11-23",
      duedate: "2026-11-23",
      subtotal: "338.80",
      taxrate: "19.000",
      tax: "64.37",
      total: "403.17",
      balance: "403.17",
      status: "Unpaid",
      paymentmethod: "banktransfer",
    });

    expect(await theService(books, hosting)).toMatchObject({
      orderid: placed.orderid,
      pid: 1,
      domain: "ada.com",
      status: "Pending",
      billingcycle: "Annually",
      firstpaymentamount: "65.00",
      recurringamount: "65.00",
      nextduedate: "2026-11-23",
      regdate: "2026-11-23",
      configoptions: [
        { option: "PHP version", value: "8.3" },
        { option: "Malware scan every night", value: "1" },
      ],
    });
    expect(await theService(books, server)).toMatchObject({
      domain: "box.ada.com",
      password: "r00t",
      ns1: "ns1.box.ada.com",
      firstpaymentamount: "138.00",
      recurringamount: "89.00",
    });
    expect(await theDomain(books, domain)).toMatchObject({
      domainname: "ada.com",
      regtype: "Register",
      regperiod: 2,
      firstpaymentamount: "25.80",
      recurringamount: "29.80",
      status: "Pending",
      dnsmanagement: true,
      idprotection: true,
      emailforwarding: false,
      registrar: "sandbox",
    });
    const order = await theOrder(books, placed.orderid);
    expect(order).toMatchObject({
      userid: clientid,
      amount: "403.17",
      invoiceid: placed.invoiceid,
      status: "Pending",
      paymentstatus: "Unpaid",
      ipaddress: "198.51.100.7",
      nameservers: "ns1.demo.com,ns2.demo.com",
      name: "Ada Lindqvist",
      currencyprefix: "€",
    });
    expect(String(order.ordernum)).toMatch(/^\d{10}$/);
    expect(order.lineitems.map(({ type, relid, amount, status }) => [type, relid, amount, status])).toEqual([
      ["product", hosting, "65.00", "Pending"],
      ["product", server, "138.00", "Pending"],
      ["addon", backups, "38.00", "Pending"],
      ["addon", address, "72.00", "Pending"],
      ["domain", domain, "25.80", "Pending"],
    ]);
    expect((await books.whmcs.getClientsAddons({ clientid })).addons).toMatchObject([
      { id: backups, serviceid: hosting, qty: 1, recurring: "38.00", billingcycle: "Annually", status: "Pending" },
      { id: address, serviceid: hosting, qty: 3, recurring: "72.00", orderid: placed.orderid },
    ]);
  });

  it("takes price overrides, several of one product, and a transfer with its code", async () => {
    const clientid = await newClient(books);
    const product = await books.whmcs.addProduct({
      name: "Licence",
      gid: 2,
      paytype: "onetime",
      stockcontrol: true,
      qty: 3,
      pricing: { 2: { monthly: "10.00" } },
    });
    const pid = product.pid ?? 0;
    const placed = await books.whmcs.addOrder({
      clientid,
      paymentmethod: "banktransfer",
      pid: [1, pid],
      billingcycle: ["monthly", "onetime"],
      priceoverride: ["1.23"],
      domain: [null, null, "moved.net"],
      domaintype: [null, null, "transfer"],
      eppcode: [null, null, "secret&code"],
      domainpriceoverride: ["3.00"],
      domainrenewoverride: [null, null, "9.99"],
    });
    const invoice = await books.whmcs.getInvoice({ invoiceid: placed.invoiceid ?? 0 });
    expect(invoice.items.map((line) => [line.type, line.amount, line.taxed])).toEqual([
      ["Hosting", "1.23", true],
      ["Hosting", "10.00", false],
      ["DomainTransfer", "13.90", true],
    ]);
    expect(await theService(books, placed.serviceids?.[0])).toMatchObject({ recurringamount: "1.23" });
    expect(await theService(books, placed.serviceids?.[1])).toMatchObject({
      billingcycle: "One Time",
      recurringamount: "0.00",
      nextduedate: null,
    });
    expect(await theDomain(books, placed.domainids[0])).toMatchObject({ regtype: "Transfer", recurringamount: "9.99" });
    expect((await theOrder(books, placed.orderid)).transfersecret).toBe('a:1:{s:9:"moved.net";s:11:"secret&code";}');
    expect((await books.whmcs.getProducts({ pid: [pid] })).products).toMatchObject([{ quantity_available: 2 }]);
    const again = { clientid, paymentmethod: "banktransfer", pid: [pid, pid, pid] };
    expect(await refusal(books.whmcs.addOrder(again))).toBe('"Licence" is out of stock');
    expect((await books.whmcs.getProducts({ pid: [pid] })).products).toMatchObject([{ quantity_available: 2 }]);
  });

  it("prorates a product to its day of the month", async () => {
    const clientid = await newClient(books, { country: "US", currency: 1 });
    const product = await books.whmcs.addProduct({
      name: "By the calendar",
      gid: 2,
      paytype: "recurring",
      proratabilling: true,
      proratadate: 1,
      pricing: { 1: { monthly: "30.00", msetupfee: "5.00" } },
    });
    const pid = product.pid ?? 0;
    const placed = await books.whmcs.addOrder({ clientid, paymentmethod: "banktransfer", pid: [pid] });
    const invoice = await books.whmcs.getInvoice({ invoiceid: placed.invoiceid ?? 0 });
    // 8 of November's 30 days.
    expect(invoice.items.map((line) => [line.description, line.amount])).toEqual([
      ["By the calendar (23/11/2026 - 30/11/2026)", "8.00"],
      ["By the calendar Setup Fee", "5.00"],
    ]);
    expect(await theService(books, placed.serviceids?.[0])).toMatchObject({
      firstpaymentamount: "13.00",
      recurringamount: "30.00",
    });
  });

  it("orders add-ons for a service, and renewals, and makes no invoice where none is wanted", async () => {
    const clientid = await newClient(books);
    const first = await books.whmcs.addOrder({
      clientid,
      paymentmethod: "banktransfer",
      pid: [1],
      domain: ["again.org"],
      domaintype: ["register"],
      noinvoice: true,
      noemail: true,
    });
    expect(first.invoiceid).toBeNull();
    const serviceid = first.serviceids?.[0] ?? 0;
    const order = (more: object) => books.whmcs.addOrder({ clientid, paymentmethod: "banktransfer", ...more });
    expect(await refusal(order({ servicerenewals: [serviceid] }))).toBe(
      `Service ID ${serviceid} can not be renewed at this time.`,
    );
    expect(await refusal(order({ domainrenewals: { "again.org": 1 } }))).toBe(
      "Domain status is set to 'Pending' and cannot be renewed",
    );
    await books.whmcs.acceptOrder({ orderid: first.orderid, autosetup: true, sendregistrar: true });
    const added = await order({ addonid: 2, serviceid, addonidqty: 2 });
    const addonid = added.addonids[0] ?? 0;
    // Not while it is asked for by another invoice.
    expect(await refusal(order({ addonrenewals: [addonid] }))).toBe(
      `Service ID ${serviceid} can not be renewed at this time.`,
    );
    await payInvoice(books, added.invoiceid ?? 0);
    expect((await books.whmcs.getClientsAddons({ clientid })).addons).toMatchObject([
      { id: addonid, serviceid, qty: 2, recurring: "5.00", billingcycle: "Monthly", status: "Active" },
    ]);
    const renewed = await order({
      servicerenewals: [serviceid],
      addonrenewals: [addonid],
      domainrenewals: { "again.org": 2 },
    });
    const invoice = await books.whmcs.getInvoice({ invoiceid: renewed.invoiceid ?? 0 });
    expect(invoice.items.map((line) => [line.type, line.relid, line.description, line.amount])).toEqual([
      ["Hosting", serviceid, "Web Hosting S - again.org (23/11/2026 - 22/12/2026)", "4.90"],
      ["Addon", addonid, "Addon (again.org) - Dedicated IPv4 (23/12/2026 - 22/01/2027)", "5.00"],
      ["Domain", first.domainids[0], "Domain Renewal - again.org - 2 Year/s (23/11/2027 - 22/11/2029)", "27.80"],
    ]);
    expect(await theOrder(books, renewed.orderid)).toMatchObject({
      renewals: `${first.domainids[0]}=2`,
      renewalsByType: {
        domains: { [String(first.domainids[0])]: "2" },
        services: { 0: String(serviceid) },
        addons: { 0: String(addonid) },
      },
      lineitems: [{ type: "renewal" }, { type: "renewal" }, { type: "renewal", domain: "again.org" }],
    });
    // Asked for once already.
    expect(await refusal(order({ servicerenewals: [serviceid] }))).toBe(
      `Service ID ${serviceid} can not be renewed at this time.`,
    );
    const openDomain = `"again.org" can't be renewed while an invoice for it is open`;
    expect(await refusal(order({ domainrenewals: { "again.org": 1 } }))).toBe(openDomain);
    await payInvoice(books, renewed.invoiceid ?? 0);
    expect(await order({ domainrenewals: { "again.org": 1 } })).toMatchObject({ invoiceid: expect.any(Number) });
    expect(await refusal(order({ domainrenewals: { "again.org": 1 } }))).toBe(openDomain);
    const stranger = await newClient(books);
    const theirs = (more: object) =>
      refusal(books.whmcs.addOrder({ clientid: stranger, paymentmethod: "banktransfer", ...more }));
    expect(await theirs({ addonid: 2, serviceid })).toBe("Service ID not owned by Client ID provided");
    expect(await theirs({ domainrenewals: { "again.org": 1 } })).toBe("Domain not owned by Client ID provided");
    expect(await theirs({ servicerenewals: [serviceid] })).toBe("Service ID not owned by Client ID provided");
  });

  it("keeps what the buyer says: custom fields, a contact as the domain's owner, and which mails he wants", async () => {
    const clientid = await newClient(books);
    const [field] = await books.database.transaction((tx) =>
      tx
        .insertInto("custom_fields")
        .values({ type: "product", related_id: 1, name: "Found us by", field_type: "text", show_on_order: 1 })
        .returning("id")
        .execute(),
    );
    const { contactid } = await books.whmcs.addContact({ clientid, firstname: "Grete", email: "grete@new.example" });
    const fieldId = field?.id ?? 0;
    const wish = {
      clientid,
      paymentmethod: "banktransfer",
      pid: [1],
      domain: ["kept.com"],
      domaintype: ["register"],
      customfields: [{ [fieldId]: "Google", 99999: "of nothing" }],
      domainfields: [{ 0: "legal" }],
      contactid,
    };
    const mails = async () => (await books.whmcs.getEmails({ clientid })).emails.map((mail) => mail.subject).sort();
    const quiet = await books.whmcs.addOrder({ ...wish, noemail: true, noinvoiceemail: true });
    expect(await mails()).toEqual([]);
    await books.whmcs.addOrder({ ...wish, domain: ["loud.com"] });
    expect(await mails()).toEqual(["Customer Invoice", "Order Confirmation"]);
    await books.restart();
    expect(await theService(books, quiet.serviceids?.[0])).toMatchObject({
      customfields: [{ id: fieldId, name: "Found us by", value: "Google" }],
    });
    expect(await theOrder(books, quiet.orderid)).toMatchObject({ contactid });
    await books.whmcs.acceptOrder({ orderid: quiet.orderid, sendregistrar: true });
    const whois = await books.whmcs.domainGetWhoisInfo({ domainid: quiet.domainids[0] ?? 0 });
    expect(JSON.stringify(whois)).toContain("Grete");
    const stranger = await newClient(books);
    expect(await refusal(books.whmcs.addOrder({ ...wish, clientid: stranger }))).toBe("Contact ID Not Found");
  });

  it("refuses in WHMCS's words, and leaves nothing behind", async () => {
    const clientid = await newClient(books);
    const before = (await books.whmcs.getOrders({ limitnum: 1 })).totalresults;
    const order = (fields: Record<string, string>) =>
      raw({ clientid: String(clientid), paymentmethod: "mailin", ...fields }).then((answer) => answer.message);
    expect(await order({ clientid: "99999", "pid[0]": "1" })).toBe("Client ID Not Found");
    expect(await order({ clientid: "", "pid[0]": "1" })).toBe("Client ID Not Found");
    expect(await order({ paymentmethod: "shells", "pid[0]": "1" })).toBe(
      "Invalid Payment Method. Valid options include banktransfer,mailin,paypal,sandboxcard",
    );
    expect(await order({})).toBe("No items added to cart so order cannot proceed");
    expect(await order({ addonid: "99", serviceid: "1" })).toBe("Service ID not owned by Client ID provided");
    expect(await order({ "pid[0]": "1", "addons[0]": "99" })).toBe("Addon ID invalid");
    expect(await order({ "pid[0]": "12", "addons[0]": "1" })).toBe("Addon ID invalid");
    expect(await order({ "pid[a]": "1" })).toBe("Expecting parameter 'pid' to be an array");
    expect(await order({ "servicerenewals[0]": "x" })).toBe("Expecting parameter 'servicerenewals' to be an array");
    expect(await order({ "pid[0]": "1", "billingcycle[0]": "fortnightly" })).toBe(
      '"Web Hosting S" is not offered in the billing cycle "fortnightly"',
    );
    await books.whmcs.closeClient({ clientid });
    expect(await order({ "pid[0]": "1" })).toBe("Unable to add order when client status is Closed");
    expect((await books.whmcs.getOrders({ limitnum: 1 })).totalresults).toBe(before);
  });
});
