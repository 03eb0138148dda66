import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { accountOf, newService, refusal, serviceOf } from "./support/services.ts";

describe.each(testDatabases())("records of services and add-ons, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const all = {
    pid: 2,
    serverid: 1,
    regdate: "2020-02-29",
    nextduedate: "2027-01-31",
    nextinvoicedate: "2027-01-15",
    terminationdate: "2027-06-30",
    domain: "Changed.Example",
    firstpaymentamount: "1.23",
    recurringamount: "4.50",
    paymentmethod: "banktransfer",
    billingcycle: "semiannually",
    subscriptionid: "sub-1",
    status: "Suspended",
    notes: "by telephone",
    serviceusername: "changed",
    servicepassword: "p&ss wörd",
    overideautosuspend: true,
    overidesuspenduntil: "2027-05-01",
    ns1: "ns1.other.example",
    ns2: "ns2.other.example",
    dedicatedip: "203.0.113.5",
    assignedips: "203.0.113.6\n203.0.113.7",
    diskusage: 10,
    disklimit: 20,
    bwusage: 30,
    bwlimit: 40,
    suspendreason: "Asked",
    promoid: 1,
  } as const;

  it("changes every field that the specification names, also after a restart", async () => {
    const serviceid = await newService(books);
    expect(await books.whmcs.call("UpdateClientProduct", { serviceid, ...all })).toEqual({ serviceid });
    await books.restart();
    const { nextinvoicedate, terminationdate, suspendreason, serviceusername, servicepassword, domain, ...same } = all;
    expect(await serviceOf(books, serviceid)).toMatchObject({
      ...same,
      domain: domain.toLowerCase(),
      billingcycle: "Semi-Annually",
      suspensionreason: suspendreason,
      username: serviceusername,
      password: servicepassword,
    });
    const days = await books.database.db
      .selectFrom("services")
      .select(["next_invoice_date", "terminated_on"])
      .where("id", "=", serviceid)
      .executeTakeFirst();
    expect(days).toEqual({ next_invoice_date: nextinvoicedate, terminated_on: terminationdate });
  });

  it("empties what unset names, as a list or with commas, and leaves the rest", async () => {
    const serviceid = await newService(books);
    await books.whmcs.updateClientProduct({ serviceid, ...all });
    await books.whmcs.updateClientProduct({ serviceid, unset: ["domain", "servicepassword", "notes"] });
    expect(await serviceOf(books, serviceid)).toMatchObject({
      domain: "",
      password: "",
      notes: "",
      username: "changed",
    });
    const raw = await books.post({
      identifier: "test-identifier",
      secret: "test-secret",
      action: "UpdateClientProduct",
      serviceid: String(serviceid),
      unset: "serviceusername,subscriptionid,ns1,ns2,dedicatedip,assignedips,suspendreason",
    });
    expect(raw.json).toEqual({ result: "success", serviceid: String(serviceid) });
    expect(await serviceOf(books, serviceid)).toMatchObject({
      username: "",
      subscriptionid: "",
      ns1: "",
      ns2: "",
      dedicatedip: "",
      assignedips: "",
      suspensionreason: "",
      recurringamount: "4.50",
    });
  });

  it("takes the recurring amount from the catalogue, with options, in the client's currency", async () => {
    const serviceid = await newService(books, { product_id: 7, quantity: 1 });
    await books.whmcs.updateClientProduct({
      serviceid,
      autorecalc: true,
      recurringamount: "999.00",
      configoptions: { 1: 3, 2: { optionid: 4, qty: 2 } },
    });
    await books.restart();
    const service = await serviceOf(books, serviceid);
    // 18.00 a month, Helsinki for 1.00, and two addresses at 1.50 each.
    expect(service.recurringamount).toBe("22.00");
    expect(service.configoptions).toMatchObject([
      { id: 1, option: "Location", value: "Helsinki" },
      { id: 2, option: "Additional IPv4 addresses", value: "2" },
    ]);
    await books.whmcs.updateClientProduct({ serviceid, billingcycle: "Annually", autorecalc: true });
    // 12 months at the price of 9.6, each in whole euros: 173.00 + 10.00 + 2 × 14.00.
    expect(await serviceOf(books, serviceid)).toMatchObject({ recurringamount: "211.00" });
    await books.whmcs.updateClientProduct({ serviceid, pid: 8, billingcycle: "Monthly", autorecalc: true });
    expect(await serviceOf(books, serviceid)).toMatchObject({ recurringamount: "42.00" });
    await books.whmcs.updateClientProduct({ serviceid, billingcycle: "One Time", autorecalc: true });
    expect(await serviceOf(books, serviceid)).toMatchObject({ recurringamount: "0.00" });
  });

  it("gives options and custom fields to the module", async () => {
    const fieldId = await books.database.transaction(async (tx) => {
      const field = { type: "product", related_id: 7, name: "Hostname", field_type: "text" };
      const { id } = await tx.insertInto("custom_fields").values(field).returning("id").executeTakeFirstOrThrow();
      return id;
    });
    const serviceid = await newService(books, { product_id: 7, domain: "options.example" });
    await books.whmcs.updateClientProduct({
      serviceid,
      customfields: { [fieldId]: "web-1", 999: "nobody asked" },
      configoptions: { 1: 2 },
    });
    expect((await serviceOf(books, serviceid)).customfields).toMatchObject([{ id: fieldId, value: "web-1" }]);
    await books.whmcs.moduleCreate({ serviceid });
    expect(JSON.parse((await accountOf(books, serviceid))?.options ?? "")).toEqual({ Location: "Falkenstein" });
  });

  it("refuses what is not there", async () => {
    const serviceid = await newService(books, { product_id: 7 });
    const change = (fields: object) => refusal(books.whmcs.updateClientProduct({ serviceid, ...fields }));
    expect(await change({ serviceid: 999_999, notes: "x" })).toBe("Service ID Not Found");
    expect(await change({ pid: 999 })).toBe("Product ID Not Found");
    expect(await change({ serverid: 999 })).toBe("Server ID Not Found");
    expect(await change({ promoid: 999 })).toBe("Promotion ID Not Found");
    expect(await change({ paymentmethod: "nobody" })).toBe("Invalid Payment Method");
    expect(await change({ billingcycle: "Weekly" })).toBe("Invalid Billing Cycle");
    expect(await change({ notes: "half", configoptions: { 1: 99 } })).toMatch(/^Invalid choice of Location/);
    expect(await change({ notes: "half", configoptions: { 3: 5 } })).toMatch(/^Invalid Configurable Option ID/);
    expect(await change({ notes: "half", configoptions: { 2: 99 } })).toMatch(/^Invalid quantity/);
    expect(await serviceOf(books, serviceid)).toMatchObject({ notes: "", configoptions: [] });
  });

  it("pages a client's add-ons as the specification has it, and gives them whole otherwise", async () => {
    const whole = await books.whmcs.getClientsAddons({ clientid: 1 });
    expect(whole.addons.length).toBe(whole.totalresults);
    expect(whole.addons[0]).toMatchObject({
      userid: 1,
      addonid: 1,
      name: "Daily backups, 30 days",
      setupfee: "0.00",
      recurring: "4.00",
      billingcycle: "Monthly",
      tax: true,
      paymentmethod: "sandboxcard",
      paymentmethodname: "Credit Card",
    });
    const page = { clientid: 1, limitstart: 1, limitnum: 2 };
    const second = await books.whmcs.call("GetClientsAddons", page);
    expect(second.addons).toEqual(whole.addons.slice(1, 3));
    const [first] = whole.addons;
    expect((await books.whmcs.getClientsAddons({ addonid: 2 })).addons.every(({ addonid }) => addonid === 2)).toBe(
      true,
    );
    expect(
      (await books.whmcs.call("GetClientsAddons", { serviceid: [first?.serviceid ?? 0, 999_999] })).addons.map(
        ({ serviceid }) => serviceid,
      ),
    ).toContain(first?.serviceid);
    expect(await books.whmcs.getClientsAddons({ clientid: 999_999 })).toMatchObject({ totalresults: 0, addons: [] });
  });

  it("changes an add-on", async () => {
    const [addon] = (await books.whmcs.getClientsAddons({ clientid: 1 })).addons;
    const id = addon?.id ?? 0;
    const changes = {
      status: "Suspended",
      addonid: 2,
      name: "An address",
      setupfee: "1.00",
      recurring: "9.99",
      billingcycle: "Annually",
      nextduedate: "2027-03-01",
      notes: "for a year",
    } as const;
    expect(await books.whmcs.updateClientAddon({ id, ...changes, terminationdate: "2027-04-01" })).toEqual({ id });
    await books.restart();
    const read = async () =>
      (await books.whmcs.getClientsAddons({ clientid: 1 })).addons.find((each) => each.id === id);
    expect(await read()).toMatchObject({ ...changes, nextinvoicedate: "2027-03-01" });
    await books.whmcs.updateClientAddon({ id, autorecalc: true, notes: "" });
    expect(await read()).toMatchObject({ recurring: "24.00", notes: "" });
    expect(await refusal(books.whmcs.updateClientAddon({ id }))).toBe("Nothing to Update");
    expect(await refusal(books.whmcs.updateClientAddon({ id: 999_999, notes: "x" }))).toBe("Addon ID Not Found");
    expect(await refusal(books.whmcs.updateClientAddon({ id, addonid: 99 }))).toBe("Addon ID Not Found");
  });

  it("lists servers with how full they are, and how they are only when asked", async () => {
    const { servers } = await books.whmcs.getServers({});
    const running = [];
    for await (const service of books.whmcs.paginate.getClientsProducts({})) {
      if (service.serverid === 1 && ["Active", "Suspended"].includes(service.status)) running.push(service);
    }
    expect(servers[0]).toMatchObject({
      id: 1,
      name: "fra-07",
      hostname: "fra-07.kraken.example",
      ipaddress: "203.0.113.47",
      active: true,
      maxAllowedServices: 400,
      activeServices: running.length,
      percentUsed: Math.round(running.length / 4),
      module: "sandbox",
      status: null,
    });
    const [service] = running;
    const one = await books.whmcs.getServers({ serviceId: service?.id, fetchStatus: true });
    expect(one.servers).toMatchObject([{ id: 1, status: { http: true, load: "0.42 0.37 0.31" } }]);
    expect((await books.whmcs.getServers({ serviceId: 999_999 })).servers).toEqual([]);
  });
});
