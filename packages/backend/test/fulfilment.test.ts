import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoicePaid } from "../src/fulfilment/invoice-paid.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newClient, payInvoice, theDomain, theService } from "./support/shop.ts";

describe.each(testDatabases())("what a paid invoice does, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  async function placed(more: object = {}) {
    const clientid = await newClient(books);
    const order = await books.whmcs.addOrder({
      clientid,
      paymentmethod: "banktransfer",
      pid: [1],
      domain: ["paid.com"],
      ...more,
    });
    const serviceid = order.serviceids?.[0] ?? 0;
    return { ...order, clientid, serviceid, invoiceid: order.invoiceid ?? 0, domainid: order.domainids[0] ?? 0 };
  }
  const order = (clientid: number, more: object) =>
    books.whmcs.addOrder({ clientid, paymentmethod: "banktransfer", noemail: true, ...more });
  const account = (serviceid: number) =>
    books.database.db
      .selectFrom("sandbox_accounts")
      .selectAll()
      .where("subject", "=", "service")
      .where("subject_id", "=", serviceid)
      .executeTakeFirst();

  it("sets up, registers and activates, and says the next due days", async () => {
    const made = await placed({ domaintype: ["register"], regperiod: [2], addons: [[1]], billingcycle: ["quarterly"] });
    expect(await account(made.serviceid)).toBeUndefined();
    await payInvoice(books, made.invoiceid);
    await books.restart();
    const service = await theService(books, made.serviceid);
    expect(service).toMatchObject({ status: "Active", nextduedate: "2027-02-23", username: "paidcom" });
    expect(await account(made.serviceid)).toMatchObject({ state: "active", username: service.username });
    expect(await theDomain(books, made.domainid)).toMatchObject({
      status: "Active",
      expirydate: "2028-11-23",
      nextduedate: "2028-11-23",
    });
    expect((await books.whmcs.getClientsAddons({ clientid: made.clientid })).addons).toMatchObject([
      { status: "Active", nextduedate: "2027-02-23", nextinvoicedate: "2027-02-23" },
    ]);
  });

  it("transfers what is transferred", async () => {
    const made = await placed({ pid: [], domain: ["moved.net"], domaintype: ["transfer"], eppcode: ["abc-123"] });
    await payInvoice(books, made.invoiceid);
    expect(await theDomain(books, made.domainid)).toMatchObject({ status: "Pending Transfer" });
  });

  it("renews services, add-ons and domains, and tells the module once", async () => {
    const made = await placed({ domain: ["renew.com"], domaintype: ["register"], addons: [[1]] });
    await payInvoice(books, made.invoiceid);
    const renewal = await order(made.clientid, {
      servicerenewals: [made.serviceid],
      addonrenewals: [made.addonids[0] ?? 0],
      domainrenewals: { "renew.com": 3 },
    });
    const invoiceid = renewal.invoiceid ?? 0;
    await payInvoice(books, invoiceid);
    await payInvoice(books, invoiceid);
    // The same job again, as after a crash: nothing is done twice.
    await again(invoiceid);
    await books.restart();
    expect(await theService(books, made.serviceid)).toMatchObject({ nextduedate: "2027-01-23" });
    expect((await books.whmcs.getClientsAddons({ clientid: made.clientid })).addons).toMatchObject([
      { nextduedate: "2027-01-23" },
    ]);
    expect(await theDomain(books, made.domainid)).toMatchObject({
      expirydate: "2030-11-23",
      nextduedate: "2030-11-23",
    });
    expect(await account(made.serviceid)).toMatchObject({ renewals: 1 });
  });

  /** The work of the job once more, as after a crash. */
  const again = (invoiceId: number) => books.run((context) => invoicePaid(context, { invoiceId }));

  it("does what a process began and did not end", async () => {
    const made = await placed({ domain: ["cutoff.com"] });
    await payInvoice(books, made.invoiceid);
    const { id } = await books.database.db
      .selectFrom("invoice_items")
      .select("id")
      .where("invoice_id", "=", made.invoiceid)
      .executeTakeFirstOrThrow();
    const before = await theService(books, made.serviceid);
    // As it is when the process dies between the books and the module.
    await books.database.transaction(async (tx) => {
      await tx.updateTable("invoice_line_effects").set({ done_at: null }).where("invoice_item_id", "=", id).execute();
      await tx.updateTable("services").set({ status: "Pending" }).where("id", "=", made.serviceid).execute();
      await tx.deleteFrom("module_calls").where("subject_id", "=", made.serviceid).execute();
      await tx.deleteFrom("sandbox_accounts").where("subject_id", "=", made.serviceid).execute();
      await tx.deleteFrom("sandbox_calls").execute();
    });
    await again(made.invoiceid);
    expect(await theService(books, made.serviceid)).toEqual(before);
    expect(await account(made.serviceid)).toMatchObject({ state: "active" });
  });

  it("ends the suspension of what was overdue, and no other one", async () => {
    for (const [reason, status] of [
      ["", "Active"],
      ["Abuse", "Suspended"],
    ] as const) {
      const made = await placed();
      await payInvoice(books, made.invoiceid);
      await books.whmcs.moduleSuspend({ serviceid: made.serviceid, suspendreason: reason });
      expect(await theService(books, made.serviceid)).toMatchObject({ status: "Suspended" });
      const renewal = await order(made.clientid, { servicerenewals: [made.serviceid] });
      await payInvoice(books, renewal.invoiceid ?? 0);
      expect(await theService(books, made.serviceid)).toMatchObject({ status, nextduedate: "2027-01-23" });
    }
  });

  it("puts what a module refuses into its queue, and leaves the payment alone", async () => {
    const made = await placed({ domain: ["fail-create.example"] });
    await payInvoice(books, made.invoiceid);
    expect(await books.whmcs.getInvoice({ invoiceid: made.invoiceid })).toMatchObject({
      status: "Paid",
      balance: "0.00",
    });
    expect(await theService(books, made.serviceid)).toMatchObject({ status: "Pending", nextduedate: "2026-12-23" });
    const { queue } = await books.whmcs.getModuleQueue({ relatedId: made.serviceid, serviceType: "service" });
    expect(queue).toMatchObject([{ lastAttemptError: "The sandbox refuses to create fail-create.example" }]);
    const domain = await placed({ pid: [], domain: ["fail-register.example"], domaintype: ["register"] });
    await payInvoice(books, domain.invoiceid);
    expect(await theDomain(books, domain.domainid)).toMatchObject({ status: "Pending" });
    expect((await books.whmcs.getModuleQueue({ relatedId: domain.domainid, serviceType: "domain" })).count).toBe(1);
  });

  it("sets up at once what its product says to, and waits with what the staff set up", async () => {
    const product = async (autosetup: "" | "on" | "order") =>
      (
        await books.whmcs.addProduct({
          name: `Set up ${autosetup}`,
          gid: 1,
          paytype: "recurring",
          module: "sandbox",
          autosetup,
          pricing: { 2: { monthly: "3.00" } },
        })
      ).pid ?? 0;
    const atOnce = await placed({ pid: [await product("order")] });
    expect(await theService(books, atOnce.serviceid)).toMatchObject({ status: "Active", nextduedate: "2026-11-23" });
    await payInvoice(books, atOnce.invoiceid);
    expect(await theService(books, atOnce.serviceid)).toMatchObject({ status: "Active", nextduedate: "2026-12-23" });
    expect(await account(atOnce.serviceid)).toMatchObject({ renewals: 0 });
    const accepted = await placed({ pid: [await product("on")] });
    await payInvoice(books, accepted.invoiceid);
    expect(await theService(books, accepted.serviceid)).toMatchObject({ status: "Pending", nextduedate: "2026-12-23" });
    await books.whmcs.acceptOrder({ orderid: accepted.orderid });
    expect(await theService(books, accepted.serviceid)).toMatchObject({ status: "Active" });
    const byHand = await placed({ pid: [await product("")] });
    await books.whmcs.acceptOrder({ orderid: byHand.orderid });
    expect(await theService(books, byHand.serviceid)).toMatchObject({ status: "Pending" });
  });

  it("pays the affiliate who brought the client", async () => {
    await books.whmcs.affiliateActivate({ userid: 1 });
    const { affiliates } = await books.whmcs.getAffiliates({ userid: 1 });
    const affid = affiliates[0]?.id ?? 0;
    await books.database.transaction((tx) =>
      tx
        .updateTable("affiliates")
        .set({ pay_type: "percentage", pay_amount: 1000, balance: 0 })
        .where("id", "=", affid)
        .execute(),
    );
    const made = await placed({ affid });
    await payInvoice(books, made.invoiceid);
    await again(made.invoiceid);
    // 10 % of 4.90 euros, to a client with euros.
    expect((await books.whmcs.getAffiliates({ userid: 1 })).affiliates).toMatchObject([{ balance: "0.49" }]);
  });

  it("does nothing for an invoice that is not paid", async () => {
    const made = await placed();
    await again(made.invoiceid);
    expect(await theService(books, made.serviceid)).toMatchObject({ status: "Pending", nextduedate: "2026-11-23" });
  });
});
