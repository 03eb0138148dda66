import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanModuleCalls } from "../src/modules/calls/clean.ts";
import { createService, suspendService } from "../src/services/lifecycle.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { accountOf, newService, refusal, serviceOf } from "./support/services.ts";

const MINUTE = 60_000;

describe.each(testDatabases())("what modules refuse, on $name", (kind) => {
  let books: TestBooks;
  let time = NOW.getTime();
  const pass = async (minutes: number) => {
    time += minutes * MINUTE;
    books.setTime(new Date(time));
    await books.drain();
  };
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });
  const queueOf = (relatedId: number) => books.whmcs.getModuleQueue({ relatedId, serviceType: "service" });

  it("waits in the queue, is tried again with pauses, and leaves it when it is done", async () => {
    const id = await newService(books, { domain: "fail-create.example" });
    expect(await books.run((context) => createService(context, id))).toMatchObject({ outcome: "refused" });
    expect(await queueOf(id)).toMatchObject({
      count: 1,
      queue: [
        {
          serviceType: "service",
          serviceId: id,
          moduleName: "sandbox",
          moduleAction: "CreateAccount",
          lastAttempt: "2026-11-23T10:00:00",
          lastAttemptError: "The sandbox refuses to create fail-create.example",
          numRetries: 0,
          completed: false,
        },
      ],
    });
    await pass(4);
    expect((await queueOf(id)).queue).toMatchObject([{ numRetries: 0 }]);
    await pass(1);
    expect((await queueOf(id)).queue).toMatchObject([{ numRetries: 1, lastAttempt: "2026-11-23T10:05:00" }]);
    await pass(14);
    expect((await queueOf(id)).queue).toMatchObject([{ numRetries: 1 }]);
    await books.whmcs.updateClientProduct({ serviceid: id, domain: "mended.example" });
    await books.restart();
    await pass(1);
    expect(await queueOf(id)).toEqual({ count: 0, queue: [] });
    expect(await serviceOf(books, id)).toMatchObject({ status: "Active" });
    expect(await accountOf(books, id)).toMatchObject({ domain: "mended.example", state: "active" });
  });

  it("is not tried again once nobody wants it", async () => {
    const id = await newService(books, { domain: "fail-create.example" });
    await books.run((context) => createService(context, id));
    await books.whmcs.updateClientProduct({ serviceid: id, status: "Cancelled", domain: "gone.example" });
    await pass(60 * 24);
    expect(await queueOf(id)).toMatchObject({ count: 0 });
    expect(await serviceOf(books, id)).toMatchObject({ status: "Cancelled" });
    expect(await accountOf(books, id)).toBeUndefined();
  });

  it("gives up after a while, and takes it up when staff ask", async () => {
    const id = await newService(books, { domain: "fail-create.example" });
    await books.run((context) => createService(context, id));
    for (let day = 0; day < 12; day++) await pass(60 * 24);
    expect((await queueOf(id)).queue).toMatchObject([{ numRetries: 7 }]);
    await books.whmcs.updateClientProduct({ serviceid: id, domain: "later.example" });
    await books.whmcs.moduleCreate({ serviceid: id });
    expect(await queueOf(id)).toMatchObject({ count: 0 });
    expect(await accountOf(books, id)).toMatchObject({ state: "active" });
  });

  it("is tried at once when staff ask, and only once", async () => {
    const id = await newService(books, { domain: "fail-create.example" });
    await books.run((context) => createService(context, id, { reference: "order-service-retried" }));
    expect(await refusal(books.whmcs.moduleCreate({ serviceid: id }))).toMatch(/refuses/);
    await books.whmcs.updateClientProduct({ serviceid: id, domain: "asked.example" });
    await books.whmcs.moduleCreate({ serviceid: id });
    await pass(60 * 24);
    expect(await queueOf(id)).toMatchObject({ count: 0 });
    const calls = await books.database.db
      .selectFrom("module_calls")
      .select(["reference", "state"])
      .where("subject_id", "=", id)
      .where("subject", "=", "service")
      .execute();
    expect(calls).toEqual([{ reference: "order-service-retried", state: "done" }]);
  });

  it("leaves a command of staff alone that was refused", async () => {
    const id = await newService(books, { domain: "fail-suspend.example", status: "Active" });
    expect(await refusal(books.whmcs.moduleSuspend({ serviceid: id }))).toMatch(/refuses to suspend/);
    expect((await queueOf(id)).queue).toMatchObject([{ moduleAction: "SuspendAccount" }]);
    await books.whmcs.updateClientProduct({ serviceid: id, domain: "fine.example" });
    await pass(60 * 24);
    expect(await serviceOf(books, id)).toMatchObject({ status: "Active" });
  });

  it("forgets a suspension that waits when the client has paid", async () => {
    const id = await newService(books, { domain: "fail-suspend.example", status: "Active" });
    await books.run((context) => suspendService(context, id, { whileDueOn: "2026-12-23" }));
    expect(await queueOf(id)).toMatchObject({ count: 1 });
    await books.whmcs.updateClientProduct({ serviceid: id, domain: "paid.example", nextduedate: "2027-01-23" });
    await pass(60 * 24);
    expect(await serviceOf(books, id)).toMatchObject({ status: "Active" });
    expect(await queueOf(id)).toMatchObject({ count: 0 });
  });

  it("forgets a suspension that waits when staff end it", async () => {
    const id = await newService(books, { domain: "fail-suspend.example", status: "Active" });
    await books.run((context) => suspendService(context, id));
    await refusal(books.whmcs.moduleUnsuspend({ serviceid: id }));
    await books.whmcs.updateClientProduct({ serviceid: id, domain: "kept.example" });
    await pass(60 * 24);
    expect(await serviceOf(books, id)).toMatchObject({ status: "Active" });
  });

  it("asks again what had no answer, with the same reference", async () => {
    const id = await newService(books, { domain: "mute-create.example" });
    expect(await refusal(books.whmcs.moduleCreate({ serviceid: id }))).toBe("The sandbox did not answer in time");
    expect(await serviceOf(books, id)).toMatchObject({ status: "Pending" });
    expect(await accountOf(books, id)).toMatchObject({ state: "active" });
    await pass(5);
    expect(await serviceOf(books, id)).toMatchObject({ status: "Active" });
    expect(await queueOf(id)).toMatchObject({ count: 0 });
  });

  it("forgets what was settled long ago, and nothing that waits", async () => {
    const id = await newService(books, { domain: "fail-suspend.example", status: "Active" });
    await books.run((context) => suspendService(context, id));
    const left = async () => {
      await books.run(cleanModuleCalls);
      const calls = await books.database.db.selectFrom("module_calls").select("state").execute();
      const entries = await books.database.db.selectFrom("module_queue").select("is_completed").execute();
      return [new Set(calls.map(({ state }) => state)), new Set(entries.map((entry) => entry.is_completed))];
    };
    expect(await left()).toEqual([new Set(["done", "dropped", "failed", "reserved"]), new Set([0, 1])]);
    books.setTime(new Date(time + 401 * 24 * 60 * MINUTE));
    expect(await left()).toEqual([new Set(["reserved"]), new Set([0])]);
    books.setTime(new Date(time));
  });

  it("is found by module, action, kind and time", async () => {
    const id = await newService(books, { domain: "fail-terminate.example", status: "Active" });
    await refusal(books.whmcs.moduleTerminate({ serviceid: id }));
    const { queue } = await books.whmcs.getModuleQueue({ moduleName: "sandbox", moduleAction: "TerminateAccount" });
    expect(queue.map((entry) => entry.serviceId)).toEqual([id]);
    expect(await books.whmcs.getModuleQueue({ serviceType: "domain", relatedId: id })).toMatchObject({ count: 0 });
    const later = new Date(time + MINUTE).toISOString().slice(0, 19).replace("T", " ");
    expect(await books.whmcs.call("GetModuleQueue", { since: later })).toMatchObject({ count: 0 });
  });
});
