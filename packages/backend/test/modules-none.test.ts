import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDatabases } from "@kraken/database/testing";
import { createWhmcs } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBackend } from "../src/start.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { domainOf, newDomain, newService, refusal, serviceOf } from "./support/services.ts";

describe.each(testDatabases())("an installation without the sandbox, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 20, { modules: { sandbox: false } });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });
  const queueOf = async (relatedId: number, serviceType: "service" | "domain") =>
    (await books.whmcs.getModuleQueue({ relatedId, serviceType })).queue;

  it("sets up no service whose module is not there, and says so in the module queue", async () => {
    const { product_id } = await newProduct(books, "cpanel");
    const serviceid = await newService(books, { product_id, domain: "real.example" });
    expect(await refusal(books.whmcs.moduleCreate({ serviceid }))).toBe("Module not found: cpanel");
    await books.restart();
    expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Pending" });
    expect(await queueOf(serviceid, "service")).toMatchObject([
      { moduleName: "cpanel", moduleAction: "CreateAccount", lastAttemptError: "Module not found: cpanel" },
    ]);
  });

  it.each(["enom", "sandbox"])("registers, transfers and changes nothing at %s", async (registrar) => {
    const domain = `not-there-${registrar}.com`;
    const domainid = await newDomain(books, domain, { registrar });
    const missing = `Registrar not found: ${registrar}`;
    expect(await refusal(books.whmcs.domainRegister({ domainid }))).toBe(missing);
    expect(await refusal(books.whmcs.domainGetLockingStatus({ domainid }))).toBe("Registrar Function Not Supported");
    expect(await refusal(books.whmcs.updateClientDomain({ domainid, registrar }))).toBe("The Registrar is not active");
    await books.restart();
    expect(await domainOf(books, domainid)).toMatchObject({ status: "Pending", registrar });
    expect(await queueOf(domainid, "domain")).toMatchObject([
      { moduleName: registrar, moduleAction: "RegisterDomain", lastAttemptError: missing },
    ]);
    expect((await books.whmcs.getRegistrars({})).registrars).toEqual([]);
  });

  it("keeps what was paid for, and waits for a module", async () => {
    const { product_id } = await newProduct(books, "plesk");
    const order = await books.whmcs.addOrder({
      clientid: 1,
      paymentmethod: "banktransfer",
      pid: [product_id],
      billingcycle: ["monthly"],
      domain: ["paid-and-waiting.example"],
      priceoverride: ["5.00"],
    });
    const serviceid = order.serviceids[0] ?? 0;
    const invoiceid = order.invoiceid ?? 0;
    await books.whmcs.addInvoicePayment({
      invoiceid,
      transid: "BANK-1",
      gateway: "banktransfer",
      date: "2026-11-23T10:00:00",
    });
    await books.whmcs.acceptOrder({ orderid: order.orderid, autosetup: true }).catch(() => {});
    expect((await books.whmcs.getInvoice({ invoiceid })).status).toBe("Paid");
    expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Pending" });
    expect(await queueOf(serviceid, "service")).toMatchObject([{ lastAttemptError: "Module not found: plesk" }]);
  });

  it("takes no card, and no payment by one", async () => {
    const card = {
      clientid: 1,
      card_number: "4242424242424242",
      card_expiry: "1230",
      type: "RemoteCreditCard" as const,
    };
    expect(await refusal(books.whmcs.addPayMethod({ ...card, gateway_module_name: "sandboxcard" }))).toBe(
      "Unsupported Gateway Type for Storage",
    );
    const { invoiceid } = await books.whmcs.createInvoice({
      userid: 1,
      paymentmethod: "sandboxcard",
      itemdescription: ["Work"],
      itemamount: ["9.00"],
    });
    expect(await refusal(books.whmcs.capturePayment({ invoiceid }))).toBe("Payment Attempt Failed");
    expect(await books.whmcs.getInvoice({ invoiceid })).toMatchObject({ status: "Unpaid" });
  });
});

describe("a backend that is started", () => {
  /** The registrars that it has, with these variables. */
  async function registrars(env: Record<string, string>, demo?: boolean): Promise<string[]> {
    const home = mkdtempSync(join(tmpdir(), "kraken-modules-"));
    const running = await startBackend({
      demo,
      clients: "10",
      env: { KRAKEN_HOME: home, KRAKEN_BACKEND_PORT: "0", KRAKEN_WHOIS: "offline", ...env },
      say: () => {},
    });
    const whmcs = createWhmcs(running.facts);
    const found = await whmcs.getRegistrars({});
    await whmcs.close();
    await running.close();
    rmSync(home, { recursive: true, force: true });
    return found.registrars.map(({ module }) => module);
  }

  it("has no sandbox unless it is the demo's, or a variable says so", async () => {
    expect(await registrars({})).toEqual([]);
    expect(await registrars({ KRAKEN_SANDBOX: "true" })).toEqual(["sandbox"]);
    expect(await registrars({}, true)).toEqual(["sandbox"]);
    expect(await registrars({ KRAKEN_SANDBOX: "false" }, true)).toEqual([]);
  });
});

/** A product of the catalogue that is set up by this module. */
async function newProduct(books: TestBooks, module: string): Promise<{ product_id: number }> {
  const { pid } = await books.whmcs.addProduct({
    name: `By ${module}`,
    gid: 1,
    type: "hostingaccount",
    paytype: "recurring",
    module,
    autosetup: "payment",
    pricing: Object.fromEntries([1, 2, 3].map((currency) => [currency, { monthly: "5.00" }])),
  });
  return { product_id: pid ?? 0 };
}
