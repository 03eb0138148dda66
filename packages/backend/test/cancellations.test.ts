import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processCancellations } from "../src/services/cancellations.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { accountOf, newService, refusal, serviceOf } from "./support/services.ts";

describe.each(testDatabases())("cancellations, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  /** Every request, over all pages. */
  async function requests() {
    const all = [];
    for await (const request of books.whmcs.paginate.getCancelledPackages({}, { pageSize: 2 })) all.push(request);
    return all;
  }

  it("keeps a request with the specification's parameters, also after a restart", async () => {
    const serviceid = await newService(books, { domain: "bye.example", status: "Active" });
    const asked = { serviceid, type: "Immediate", reason: "We close the shop" } as const;
    expect(await books.whmcs.call("AddCancelRequest", asked)).toEqual({ serviceid, userid: 1 });
    await books.restart();
    expect((await requests()).find(({ relid }) => relid === serviceid)).toMatchObject({
      type: "Immediate",
      reason: "We close the shop",
      date: "2026-11-23T10:00:00",
    });
    expect(await refusal(books.whmcs.addCancelRequest({ serviceid }))).toBe("Existing Cancellation Request Exists");
    expect(await refusal(books.whmcs.addCancelRequest({ serviceid: 999_999 }))).toBe("Service ID Not Found");
    expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Active" });
  });

  it("keeps one request of many at once", async () => {
    const serviceid = await newService(books, { status: "Active" });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => refusal(books.whmcs.addCancelRequest({ serviceid }))),
    );
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
    expect((await requests()).filter(({ relid }) => relid === serviceid)).toMatchObject([
      { type: "End of Billing Period" },
    ]);
  });

  it("takes a request back, once", async () => {
    const serviceid = await newService(books, { status: "Active" });
    await books.whmcs.addCancelRequest({ serviceid, type: "Immediate" });
    expect(await books.whmcs.krakenWithdrawCancelRequest({ serviceid })).toEqual({ serviceid });
    await books.restart();
    expect((await requests()).find(({ relid }) => relid === serviceid)).toBeUndefined();
    await books.run(processCancellations);
    expect(await serviceOf(books, serviceid)).toMatchObject({ status: "Active" });
    const withdraw = (id: number) => refusal(books.whmcs.krakenWithdrawCancelRequest({ serviceid: id }));
    expect(await withdraw(serviceid)).toBe("Cancellation Request Not Found");
    expect(await withdraw(999_999)).toBe("Service ID Not Found");
  });

  it("ends immediate ones at the next run, and the others when what was paid is over", async () => {
    const now = await newService(books, { domain: "now.example", status: "Active" });
    const later = await newService(books, { domain: "later.example", status: "Active", next_due_date: "2026-11-25" });
    const failing = await newService(books, { domain: "fail-terminate.example", status: "Active" });
    await books.whmcs.addCancelRequest({ serviceid: now, type: "Immediate" });
    await books.whmcs.addCancelRequest({ serviceid: later, type: "End of Billing Period" });
    await books.whmcs.addCancelRequest({ serviceid: failing, type: "Immediate" });
    await books.run(processCancellations);
    await books.run(processCancellations);
    expect(await serviceOf(books, now)).toMatchObject({ status: "Cancelled" });
    expect(await accountOf(books, now)).toMatchObject({ state: "terminated" });
    expect(await serviceOf(books, later)).toMatchObject({ status: "Active" });
    expect(await serviceOf(books, failing)).toMatchObject({ status: "Active" });
    expect((await books.whmcs.getModuleQueue({ relatedId: failing })).queue).toMatchObject([
      { moduleAction: "TerminateAccount", lastAttemptError: "The sandbox refuses to terminate fail-terminate.example" },
    ]);
    expect(await refusal(books.whmcs.krakenWithdrawCancelRequest({ serviceid: now }))).toBe(
      "Cancellation Request Not Found",
    );
    books.setTime(new Date("2026-11-25T06:00:00Z"));
    await books.run(processCancellations);
    await books.restart();
    expect(await serviceOf(books, later)).toMatchObject({ status: "Cancelled" });
  });
});
