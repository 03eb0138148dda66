import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createService, renewService } from "../src/services/lifecycle.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { accountOf, newService, refusal, serviceOf } from "./support/services.ts";

describe.each(testDatabases())("services and their modules, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("creates a service at its server, with a login where it has none, also after a restart", async () => {
    const serviceid = await newService(books);
    expect(await books.whmcs.moduleCreate({ serviceid })).toEqual({});
    await books.restart();
    const service = await serviceOf(books, serviceid);
    expect(service).toMatchObject({ status: "Active", servername: "fra-12", username: "freshexa" });
    expect(service.password).toMatch(/^[a-zA-Z0-9]{14}$/);
    expect(await accountOf(books, serviceid)).toMatchObject({
      state: "active",
      domain: "fresh.example",
      username: "freshexa",
      password: service.password,
      package: "Web Hosting L",
    });
    expect(await refusal(books.whmcs.moduleCreate({ serviceid }))).toBe("The account exists on this server already");
  });

  it("suspends with a reason, unsuspends, and terminates with the add-ons", async () => {
    const serviceid = await newService(books, { domain: "life.example" });
    await books.whmcs.moduleCreate({ serviceid });
    await books.whmcs.moduleSuspend({ serviceid, suspendreason: "Abuse" });
    await books.restart();
    expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Suspended", suspensionreason: "Abuse" });
    expect(await accountOf(books, serviceid)).toMatchObject({ state: "suspended", reason: "Abuse" });
    await books.whmcs.moduleUnsuspend({ serviceid });
    expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Active", suspensionreason: "" });
    expect(await accountOf(books, serviceid)).toMatchObject({ state: "active", reason: "" });
    await books.database.transaction((tx) =>
      tx
        .insertInto("service_addons")
        .values({
          client_id: 1,
          service_id: serviceid,
          addon_id: 1,
          billing_cycle: "Monthly",
          status: "Active",
          registered_on: "2026-11-23",
          created_at: "2026-11-23T10:00:00Z",
          updated_at: "2026-11-23T10:00:00Z",
        })
        .execute(),
    );
    await books.whmcs.moduleTerminate({ serviceid });
    await books.restart();
    expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Terminated" });
    expect(await accountOf(books, serviceid)).toMatchObject({ state: "terminated" });
    expect((await books.whmcs.getClientsAddons({ serviceid: [serviceid] })).addons).toMatchObject([
      { status: "Terminated" },
    ]);
  });

  it("changes the package to the specification's pid, and to the product's as it is", async () => {
    const serviceid = await newService(books, { domain: "grow.example" });
    await books.whmcs.moduleCreate({ serviceid });
    expect(await books.whmcs.call("ModuleChangePackage", { serviceid, pid: 4 })).toEqual({});
    await books.restart();
    expect(await serviceOf(books, serviceid)).toMatchObject({ pid: 4, name: "Web Hosting XL" });
    expect(await accountOf(books, serviceid)).toMatchObject({ package: "Web Hosting XL" });
    await books.whmcs.updateClientProduct({ serviceid, pid: 2 });
    await books.whmcs.moduleChangePackage({ serviceid });
    expect(await accountOf(books, serviceid)).toMatchObject({ package: "Web Hosting M" });
    expect(await refusal(books.whmcs.moduleChangePackage({ serviceid, pid: 999 }))).toBe("Product ID not found");
    expect(await serviceOf(books, serviceid)).toMatchObject({ pid: 2 });
  });

  it("changes the password at the server, and keeps it only once the server has it", async () => {
    const serviceid = await newService(books, { domain: "secret.example" });
    await books.whmcs.moduleCreate({ serviceid });
    await books.whmcs.moduleChangePw({ serviceid, servicepassword: "open sesame" });
    await books.restart();
    expect(await serviceOf(books, serviceid)).toMatchObject({ password: "open sesame" });
    expect(await accountOf(books, serviceid)).toMatchObject({ password: "open sesame" });
    await books.whmcs.updateClientProduct({ serviceid, servicepassword: "as stored" });
    await books.whmcs.moduleChangePw({ serviceid });
    expect(await accountOf(books, serviceid)).toMatchObject({ password: "as stored" });
    await books.whmcs.updateClientProduct({ serviceid, domain: "fail-changepassword.example" });
    expect(await refusal(books.whmcs.moduleChangePw({ serviceid, servicepassword: "lost" }))).toMatch(/refuses/);
    expect(await serviceOf(books, serviceid)).toMatchObject({ password: "as stored" });
    const calls = await books.database.db.selectFrom("module_calls").select("parameters").execute();
    expect(JSON.stringify(calls)).not.toMatch(/sesame|as stored|lost/);
  });

  it("runs the commands that a service offers, and no others", async () => {
    const serviceid = await newService(books, { domain: "command.example" });
    expect(await books.whmcs.krakenGetServiceCommands({ serviceid })).toEqual({ serviceid, commands: [] });
    await books.whmcs.moduleCreate({ serviceid });
    const { commands } = await books.whmcs.krakenGetServiceCommands({ serviceid });
    expect(commands[0]).toEqual({ name: "reboot", label: "Restart", forclient: true });
    expect(commands.find(({ name }) => name === "rebuild")).toMatchObject({ forclient: false });
    await books.whmcs.moduleCustom({ serviceid, func_name: "reboot" });
    expect(await accountOf(books, serviceid)).toMatchObject({ last_command: "reboot" });
    expect(await refusal(books.whmcs.moduleCustom({ serviceid, func_name: "rm -rf" }))).toBe(
      "Module Command Not Found",
    );
    expect(await refusal(books.whmcs.krakenGetServiceCommands({ serviceid: 999_999 }))).toBe("Service ID Not Found");
  });

  it.each([
    "ModuleCreate",
    "ModuleSuspend",
    "ModuleUnsuspend",
    "ModuleTerminate",
    "ModuleChangePackage",
    "ModuleChangePw",
    "ModuleCustom",
  ] as const)("refuses %s in WHMCS's words", async (action) => {
    const call = async (fields: Record<string, string>) =>
      (
        await books.post({
          identifier: "test-identifier",
          secret: "test-secret",
          action,
          func_name: "reboot",
          ...fields,
        })
      ).json;
    expect(await call({})).toEqual({ result: "error", message: "Service ID is required" });
    expect(await call({ serviceid: "999999" })).toEqual({ result: "error", message: "Service ID not found" });
    const noModule = await newService(books, { product_id: 13 });
    expect(await call({ serviceid: String(noModule) })).toEqual({
      result: "error",
      message: "Service not assigned to a module",
    });
    const failing = await newService(books, {
      domain: `fail-${action.slice(6).toLowerCase().replace("pw", "password")}.example`,
      status: action === "ModuleCreate" ? "Pending" : "Active",
    });
    expect((await call({ serviceid: String(failing) }))?.message).toMatch(/^The sandbox refuses to /);
  });

  it("makes one account of a wish that comes many times at once", async () => {
    const id = await newService(books, { domain: "race.example" });
    const wish = { reference: `order-service-${id}` };
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => books.run((context) => createService(context, id, wish))),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "refused")).toEqual([]);
    expect(await serviceOf(books, id)).toMatchObject({ status: "Active" });
    const calls = await books.database.db
      .selectFrom("module_calls")
      .select(["reference", "state", "attempts"])
      .where("subject_id", "=", id)
      .where("subject", "=", "service")
      .execute();
    expect(calls).toEqual([{ reference: wish.reference, state: "done", attempts: 1 }]);
  });

  it("tells the module of each paid period once", async () => {
    const id = await newService(books, { domain: "renewed.example" });
    await books.whmcs.moduleCreate({ serviceid: id });
    const paid = (line: number) =>
      books.run((context) => renewService(context, id, { reference: `invoice-item-${line}` }));
    await Promise.all([paid(1), paid(1), paid(2)]);
    await paid(1);
    expect(await accountOf(books, id)).toMatchObject({ renewals: 2 });
  });

  it("sets up what has no module in the books alone", async () => {
    const id = await newService(books, { product_id: 13, billing_cycle: "One Time" });
    expect(await books.run((context) => createService(context, id))).toMatchObject({ outcome: "done" });
    expect(await serviceOf(books, id)).toMatchObject({ status: "Active" });
    expect(await accountOf(books, id)).toBeUndefined();
  });
});
