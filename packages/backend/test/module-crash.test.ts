import { once } from "node:events";
import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import type { Order } from "./support/dying-backend.ts";
import { startProgram } from "./support/program.ts";
import { accountOf, domainOf, newDomain, newService, refusal, serviceOf } from "./support/services.ts";

const child = new URL("./support/dying-backend.ts", import.meta.url);

/** Has another process make a call, in which it is killed. */
async function dieIn(books: TestBooks, order: Omit<Order, "url" | "schema">) {
  const dying = await startProgram(child, [JSON.stringify({ ...books.place, ...order })]);
  const [, signal] = await once(dying, "exit");
  expect(signal).toBe("SIGKILL");
}

describe.each(testDatabases())("a process killed beside a module, on $name", (kind) => {
  let books: TestBooks;
  let time = NOW.getTime();
  beforeAll(async () => {
    books = await openBooks(kind, 10);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });
  /** Long enough for others to take the process for dead. */
  const wait = async () => {
    time += 6 * 60_000;
    books.setTime(new Date(time));
    await books.drain();
  };
  const callsOf = (subject: string, id: number) =>
    books.database.db
      .selectFrom("module_calls")
      .select(["state", "attempts"])
      .where("subject", "=", subject)
      .where("subject_id", "=", id)
      .execute();

  it.each(["before", "after"] as const)(
    "leaves a job that settles it once: a service, killed %s the call",
    async (when) => {
      const serviceid = await newService(books, { domain: `killed-${when}.example` });
      const form = { action: "ModuleCreate", serviceid: String(serviceid) };
      await dieIn(books, { at: "create", when, form, time });
      expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Pending" });
      expect(await accountOf(books, serviceid)).toEqual(when === "after" ? expect.anything() : undefined);
      await books.drain();
      expect(await callsOf("service", serviceid)).toEqual([{ state: "reserved", attempts: 0 }]);
      // While it could still be at it, nobody does it a second time.
      expect(await refusal(books.whmcs.moduleCreate({ serviceid }))).toBe("This is being done already");
      await wait();
      expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Active" });
      expect(await accountOf(books, serviceid)).toMatchObject({ state: "active" });
      expect(await callsOf("service", serviceid)).toEqual([{ state: "done", attempts: 1 }]);
      await wait();
      expect(await callsOf("service", serviceid)).toEqual([{ state: "done", attempts: 1 }]);
      expect(await books.whmcs.getModuleQueue({ relatedId: serviceid })).toMatchObject({ count: 0 });
    },
  );

  it.each(["before", "after"] as const)(
    "leaves a job that settles it once: a renewal, killed %s the call",
    async (when) => {
      const domainid = await newDomain(books, `killed-${when}.example`, {
        status: "Active",
        expires_on: "2027-01-01",
        next_due_date: "2027-01-01",
      });
      const form = { action: "DomainRenew", domainid: String(domainid), regperiod: "2" };
      await dieIn(books, { at: "renew", when, form, time });
      expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2027-01-01" });
      await wait();
      await wait();
      expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2029-01-01", nextduedate: "2029-01-01" });
      const held = await books.database.db
        .selectFrom("sandbox_domains")
        .select("expires_on")
        .where("domain", "=", `killed-${when}.example`)
        .execute();
      expect(held).toEqual([{ expires_on: "2029-01-01" }]);
      const jobs = await books.database.db.selectFrom("jobs").select("id").where("kind", "=", "module.call").execute();
      expect(jobs).toEqual([]);
    },
  );
});
