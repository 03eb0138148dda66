import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProvisioningModule } from "../src/modules/index.ts";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";
import { newService } from "./support/services.ts";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

const done = async () => ({ outcome: "done" }) as const;

describe.each(testDatabases())("what is sold, on $name", (kind) => {
  let books: TestBooks;
  /** What a server of ours was told that a product is set to. */
  const told: (readonly string[])[] = [];
  const recording: ProvisioningModule = {
    ...{ name: "recording", displayName: "Recording" },
    ...{ suspend: done, unsuspend: done, terminate: done, changePackage: done, changePassword: done },
    create: ({ service }) => {
      told.push(service.product.options);
      return done();
    },
  };
  beforeAll(async () => {
    books = await openBooks(kind, 20, { modules: { provisioning: [recording] } });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const raw = async (fields: Record<string, string>) =>
    (await books.post({ ...credentials, responsetype: "json", ...fields })).json ?? {};

  it("makes a product that the catalogue shows, also after a restart", async () => {
    const { pid } = await books.whmcs.addProduct({
      name: "Rapid SSL",
      gid: 1,
      type: "other",
      paytype: "recurring",
      description: "A certificate",
      autosetup: "",
      tax: true,
      stockcontrol: true,
      qty: 3,
      color: "#9abcde",
      module: "recording",
      ...{ configoption1: "gold", configoption2: "2048", configoption3: "", configoption4: "on" },
      ...{ configoption5: "de,at", configoption6: "{}" },
      pricing: { 1: { monthly: "1.00", msetupfee: "1.99", annually: "10.00" }, 2: { monthly: "0.95" } },
      recommendations: [{ id: 1, order: 0 }, { id: 2 }],
    });
    await books.restart();
    const { products } = await books.whmcs.getProducts({ pid: [pid ?? 0] });
    expect(products).toMatchObject([
      {
        pid,
        gid: 1,
        type: "other",
        name: "Rapid SSL",
        slug: "rapid-ssl",
        "product-url": "https://kraken.example/web-hosting/rapid-ssl",
        paytype: "recurring",
        quantity_available: 3,
        pricing: {
          USD: { prefix: "$", monthly: "1.00", msetupfee: "1.99", quarterly: "-1.00", annually: "10.00" },
          EUR: { monthly: "0.95", annually: "-1.00" },
        },
      },
    ]);
    await books.whmcs.moduleCreate({ serviceid: await newService(books, { product_id: pid ?? 0 }) });
    expect(told).toEqual([["gold", "2048", "", "on", "de,at", "{}"]]);
    const again = await books.whmcs.addProduct({ name: "Rapid SSL", gid: 1 });
    expect((await books.whmcs.getProducts({ pid: [again.pid ?? 0] })).products).toMatchObject([
      { slug: "rapid-ssl-2", type: "other", paytype: "free" },
    ]);
  });

  it.each([
    [{ name: " " }, "You must supply a name for the product"],
    [{ gid: "77" }, "You must supply a valid Product Group ID"],
    [{ gid: "" }, "You must supply a valid Product Group ID"],
    [{ welcomeemail: "9999" }, "You must supply a valid welcome email ID"],
    [{ type: "car" }, 'Invalid product type. Must be one of "hostingaccount", "reselleraccount", "server" or "other"'],
    [{ paytype: "barter" }, 'Invalid pay type. Must be one of "free", "onetime" or "recurring"'],
    [{ autosetup: "later" }, 'Invalid autosetup value. Must be one of "", "on", "order" or "payment"'],
    [{ color: "blue" }, "The color must be a valid hexadecimal value."],
    [
      { "recommendations[0][id]": "9999" },
      "The recommendation product ID is invalid. This must be an existing product ID.",
    ],
  ])("refuses a product with %o", async (fields, message) => {
    const before = (await books.whmcs.getProducts()).totalresults;
    const answer = await raw({ action: "AddProduct", name: "A product", gid: "1", ...fields });
    expect(answer).toEqual({ result: "error", message });
    expect((await books.whmcs.getProducts()).totalresults).toBe(before);
  });

  it("lists add-ons by product and by id, with prices in every currency", async () => {
    const { addons, totalresults } = await books.whmcs.getProductAddons({ pid: [6, 12] });
    expect(totalresults).toBe(addons.length);
    expect(addons).toMatchObject([
      { id: 3, name: "Priority support", billingcycle: "recurring", tax: true, packages: [5, 8, 9, 11, 12] },
    ]);
    expect(addons[0]?.pricing).toMatchObject({
      USD: { monthly: "31.90" },
      EUR: { monthly: "29.00", msetupfee: "0.00" },
    });
    const one = await books.whmcs.getProductAddons({ addonid: 2 });
    expect(one.addons.map((addon) => addon.name)).toEqual(["Dedicated IPv4"]);
    expect(await books.whmcs.getProductAddons({ addonid: 99 })).toMatchObject({ totalresults: 0, addons: [] });
  });

  it("lists promotions, by code whatever its case, and by id as the specification has it", async () => {
    const { promotions, totalresults } = await books.whmcs.getPromotions();
    expect(totalresults).toBe(promotions.length);
    const autumn = promotions.find((promotion) => promotion.code === "AUTUMN10");
    expect(autumn).toMatchObject({
      type: "Percentage",
      value: "10.00",
      recurring: false,
      appliesto: ["1", "2", "3", "4", "5"],
      cycles: [],
      maxuses: 500,
      onceperclient: true,
      startdate: "2026-09-24",
      expirationdate: "2026-12-23",
      upgradeconfig:
        'a:4:{s:5:"value";s:4:"0.00";s:4:"type";s:0:"";s:12:"discounttype";s:10:"Percentage";s:13:"configoptions";s:0:"";}',
    });
    expect((await books.whmcs.getPromotions({ code: "autumn10" })).promotions).toEqual([autumn]);
    expect((await books.whmcs.getPromoCodes({ id: autumn?.id ?? 0 })).promotions).toEqual([autumn]);
    const spec = await raw({ action: "GetPromoCodes", id: String(autumn?.id), code: "AUTUMN10" });
    expect(spec).toMatchObject({ result: "success", totalresults: 1, promotions: { promotion: [{ value: 10 }] } });
  });

  it("makes a client an affiliate, once", async () => {
    await books.whmcs.affiliateActivate({ userid: 3 });
    await books.whmcs.affiliateActivate({ userid: 3 });
    await books.restart();
    const { affiliates, totalresults } = await books.whmcs.getAffiliates({ userid: 3 });
    expect(totalresults).toBe(1);
    expect(affiliates).toMatchObject([
      { clientid: 3, date: "2026-11-23", visitors: 0, paytype: "", payamount: "0.00", balance: "0.00" },
    ]);
    expect((await books.whmcs.getAffiliates({ balance: "0.00", onetime: false })).totalresults).toBeGreaterThan(0);
    expect((await books.whmcs.getAffiliates({ balance: "1.50" })).totalresults).toBe(0);
    expect(await refusal(books.whmcs.affiliateActivate({ userid: 99_999 }))).toBe("Client ID not found");
    expect(await raw({ action: "AffiliateActivate" })).toMatchObject({ message: "Client ID not found" });
  });

  it("lists orders with what is in them, newest first, and counts them by status", async () => {
    const { orders, totalresults } = await books.whmcs.getOrders({ limitnum: 200 });
    expect(totalresults).toBe(orders.length);
    expect(orders.map((order) => order.id)).toEqual(orders.map((order) => order.id).sort((a, b) => b - a));
    const { statuses } = await books.whmcs.getOrderStatuses({});
    expect(statuses.map((status) => status.title)).toEqual(["Pending", "Active", "Fraud", "Cancelled"]);
    for (const { title, count } of statuses) {
      expect(orders.filter((order) => order.status === title)).toHaveLength(count);
      expect((await books.whmcs.getOrders({ status: title.toLowerCase() })).totalresults).toBe(count);
    }
    const some = orders.find((order) => order.lineitems.some((item) => item.type === "product"));
    const item = some?.lineitems.find((each) => each.type === "product");
    const service = (await books.whmcs.getClientsProducts({ serviceid: item?.relid ?? 0 })).products[0];
    expect(item).toMatchObject({
      domain: service?.domain,
      amount: service?.firstpaymentamount,
      status: service?.status,
    });
    expect(some).toMatchObject({ userid: service?.clientid, ordernum: Number(service?.ordernumber) });
    expect((await books.whmcs.getOrders({ id: some?.id ?? 0 })).orders).toEqual([some]);
    const mine = await books.whmcs.getOrders({ userid: 1, requestor_id: some?.requestor_id ?? 0 });
    expect(mine.orders.every((order) => order.userid === 1)).toBe(true);
  });
});
