import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FraudModule, GatewayModule, ProvisioningModule, RegistrarModule } from "../src/modules/index.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newDomain, newService, refusal } from "./support/services.ts";
import { setSettings } from "./support/settings.ts";

const secret = "connect ECONNREFUSED 10.0.0.7:2087 (whm.hash=hunter2) at /opt/kraken/panel.js:12";
const breaks = async (): Promise<never> => {
  throw new Error(secret);
};

const name = "broken";
const displayName = "Broken";
const provisioning: ProvisioningModule = {
  ...{ name, displayName, create: breaks, suspend: breaks, unsuspend: breaks, terminate: breaks },
  ...{ changePackage: breaks, changePassword: breaks, custom: breaks, serverStatus: breaks },
  commands: () => [{ name: "reboot", label: "Reboot", forClient: true }],
};
const registrar: RegistrarModule = {
  ...{ name, displayName, register: breaks, transfer: breaks, renew: breaks, getNameservers: breaks, getLock: breaks },
  ...{ setLock: breaks, getContacts: breaks, requestEppCode: breaks },
};
/** Under the name of one that the company offers. */
const gateway: GatewayModule = { name: "paypal", displayName, tokenise: breaks, capture: breaks, refund: breaks };
const fraud: FraudModule = { name, displayName, check: breaks };

const said = /^An unexpected error occurred: see the log under ([0-9a-f]{8})$/;

describe.each(testDatabases())("modules that throw, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    const modules = { provisioning: [provisioning], registrars: [registrar], gateways: [gateway], fraud: [fraud] };
    books = await openBooks(kind, 5, { modules });
    await setSettings(books, { FraudModule: name });
  });
  afterAll(async () => {
    await books.close();
  });

  /** The log has the exception once, under the reference that the caller was told. */
  async function expectLogged(answer: Promise<string>) {
    const before = books.failures.length;
    const [, reference = "none"] = said.exec(await answer) ?? [];
    expect(books.references).toContain(reference);
    expect(books.failures.slice(before).map(String)).toEqual([`Error: ${secret}`]);
  }

  it("say where the log has more, to whoever called", async () => {
    const { pid } = await books.whmcs.addProduct({ name: "By nobody", gid: 1, module: name });
    const service = (status: string) => newService(books, { product_id: pid ?? 0, status });
    await expectLogged(refusal(books.whmcs.moduleCreate({ serviceid: await service("Pending") })));
    await expectLogged(refusal(books.whmcs.moduleSuspend({ serviceid: await service("Active") })));
    await expectLogged(refusal(books.whmcs.moduleTerminate({ serviceid: await service("Active") })));
    const rebooted = await service("Active");
    await expectLogged(refusal(books.whmcs.moduleCustom({ serviceid: rebooted, func_name: "reboot" })));
    const own = { registrar: name, status: "Active" };
    const domainid = await newDomain(books, "broken.example", own);
    await expectLogged(refusal(books.whmcs.domainGetNameservers({ domainid })));
    await expectLogged(refusal(books.whmcs.domainRequestEPP({ domainid })));
    await expectLogged(refusal(books.whmcs.domainRenew({ domainid })));
    const [order] = (await books.whmcs.getOrders({ limitnum: 1 })).orders;
    await expectLogged(refusal(books.whmcs.orderFraudCheck({ orderid: order?.id ?? 0 })));
  });

  it("leave nothing of their text in the books", async () => {
    const { db } = books.database;
    const kept = await Promise.all([
      db.selectFrom("module_calls").selectAll().execute(),
      db.selectFrom("module_queue").selectAll().execute(),
      db.selectFrom("jobs").selectAll().execute(),
      db.selectFrom("activity_log").selectAll().execute(),
    ]);
    expect(JSON.stringify(kept)).not.toContain("hunter2");
    expect(JSON.stringify(kept)).toMatch(/see the log under/);
    const { queue } = await books.whmcs.getModuleQueue({});
    expect(JSON.stringify(queue)).not.toContain("hunter2");
  });

  it("answer a card and a server in the usual words", async () => {
    const card = { card_number: "4242424242424242", card_expiry: "0429", gateway_module_name: "paypal" };
    const refused = await refusal(books.whmcs.addPayMethod({ clientid: 1, ...card }));
    expect(refused).toMatch(/^Error Creating Remote Token: /);
    expect(refused).not.toContain("hunter2");
    const { servers } = await books.whmcs.getServers({ fetchStatus: true });
    expect(JSON.stringify(servers)).not.toContain("hunter2");
  });
});
