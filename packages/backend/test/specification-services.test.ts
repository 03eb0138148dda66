import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { accountOf, newService } from "./support/services.ts";
import { rowsOf, speaker } from "./support/specification.ts";

/** Read back by another action after a restart. */
describe.each(testDatabases())("products and services by the specification's names, on $name", (kind) => {
  let books: TestBooks;
  const { done, unsaid } = speaker(() => books, "Product & Service Management");
  beforeAll(async () => {
    books = await openBooks(kind, 10);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const serviceOf = async (serviceid: number) =>
    rowsOf(await done("GetClientsProducts", { serviceid }), "products", "product")[0];

  it("GetProducts and GetProductAddons", async () => {
    const products = async (more: Record<string, string | number>) =>
      rowsOf(await done("GetProducts", more), "products", "product");
    const made = await books.whmcs.addProduct({ name: "Spec Hosting", gid: 1, module: "sandbox" });
    await books.restart();
    expect(await products({ pid: Number(made.pid) })).toMatchObject([{ pid: made.pid, name: "Spec Hosting", gid: 1 }]);
    const inGroup = await products({ gid: 1 });
    expect(inGroup.map(({ pid }) => pid)).toContain(made.pid);
    expect(new Set(inGroup.map(({ gid }) => gid))).toEqual(new Set([1]));
    expect(new Set((await products({ module: "sandbox" })).map((row) => row.module))).toEqual(new Set(["sandbox"]));
    expect(await products({ module: "none-of-that" })).toEqual([]);
    const all = rowsOf(await done("GetProductAddons"), "addons", "addon");
    const [first] = all;
    const one = rowsOf(await done("GetProductAddons", { addonid: Number(first?.id) }), "addons", "addon");
    expect(one).toEqual([first]);
    const ofProduct = rowsOf(await done("GetProductAddons", { pid: 3 }), "addons", "addon");
    expect(ofProduct.length).toBeGreaterThan(0);
    expect(ofProduct.length).toBeLessThanOrEqual(all.length);
  });

  it("GetClientsAddons", async () => {
    const addons = async (more: Record<string, string | number>) =>
      rowsOf(await done("GetClientsAddons", more), "addons", "addon");
    const [first] = await addons({ limitnum: 1 });
    await books.whmcs.updateClientAddon({ id: Number(first?.id), notes: "Spec" });
    await books.restart();
    const { id, userid, serviceid, addonid } = first ?? {};
    const narrow = { clientid: Number(userid), serviceid: Number(serviceid), addonid: Number(addonid) };
    expect(await addons(narrow)).toMatchObject([{ id, notes: "Spec" }]);
    const all = await addons({ limitnum: 1000 });
    expect(await addons({ limitstart: 1, limitnum: 1 })).toEqual([all[1]]);
    expect(await addons({ ...narrow, clientid: 999_999 })).toEqual([]);
  });

  it("UpdateClientProduct", async () => {
    const serviceid = await newService(books);
    const changes = {
      ...{ pid: 2, serverid: 1, nextduedate: "2027-01-31", firstpaymentamount: "1.23", recurringamount: "4.50" },
      ...{ paymentmethod: "banktransfer", subscriptionid: "sub-1", status: "Suspended", notes: "by telephone" },
      ...{ overidesuspenduntil: "2027-05-01", ns1: "ns1.other.example", ns2: "ns2.other.example" },
      ...{ dedicatedip: "203.0.113.5", assignedips: "203.0.113.6", domain: "changed.example", promoid: 1 },
      ...{ diskusage: 10, disklimit: 20, bwusage: 30, bwlimit: 40 },
    };
    const renamed = { serviceusername: "changed", servicepassword: "p&ss wörd", suspendreason: "Asked" };
    const switches = { overideautosuspend: "on", billingcycle: "semiannually", nextinvoicedate: "2027-01-15" };
    await done("UpdateClientProduct", { serviceid, ...changes, ...renamed, ...switches });
    await books.restart();
    const texts = Object.entries(changes).map(([name, value]) => [name, String(value)]);
    const row = await serviceOf(serviceid);
    const shown = Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, String(value)]));
    expect(shown).toMatchObject({
      ...Object.fromEntries(texts),
      ...{ username: "changed", password: "p&ss wörd", suspensionreason: "Asked", billingcycle: "Semi-Annually" },
    });
    expect(row?.overideautosuspend).toBeTruthy();
    const kept = await books.database.db
      .selectFrom("services")
      .select("next_invoice_date")
      .where("id", "=", serviceid)
      .executeTakeFirst();
    expect(kept).toEqual({ next_invoice_date: "2027-01-15" });
    await done("UpdateClientProduct", { serviceid, unset: "notes,dedicatedip" });
    await books.restart();
    expect(await serviceOf(serviceid)).toMatchObject({ notes: "", dedicatedip: "", domain: "changed.example" });
  });

  it("ModuleChangePackage, ModuleSuspend, ModuleUnsuspend and ModuleTerminate", async () => {
    const serviceid = await newService(books);
    await books.whmcs.moduleCreate({ serviceid });
    await done("ModuleChangePackage", { serviceid, pid: 2 });
    await done("ModuleSuspend", { serviceid, suspendreason: "Not paid" });
    await books.restart();
    expect(await serviceOf(serviceid)).toMatchObject({
      ...{ pid: "2", status: "Suspended", suspensionreason: "Not paid" },
    });
    const before = await accountOf(books, serviceid);
    await done("ModuleUnsuspend", { serviceid });
    await books.restart();
    expect(await serviceOf(serviceid)).toMatchObject({ status: "Active" });
    expect(await accountOf(books, serviceid)).not.toEqual(before);
    await done("ModuleTerminate", { serviceid });
    await books.restart();
    expect(await serviceOf(serviceid)).toMatchObject({ status: "Terminated" });
  });

  it("leaves none of their actions and parameters out", () => {
    expect(unsaid()).toEqual([]);
  });
});
