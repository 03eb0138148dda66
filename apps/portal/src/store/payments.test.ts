import { testDatabases } from "@kraken/database/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { listAudit } from "./audit.ts";
import { endPayment, isSettled, markPayment, paymentsOf, settlePayment } from "./payments.ts";
import type { Store } from "./store.ts";
import { eachInStores } from "./test/stores.ts";
import { claimWrite } from "./writes.ts";

const form = { owner: "user 7 client 12", key: "0b7f8a52-2f8e-4d8f-9d3b-0a1f9a0c7d11" };
const payment = (holder: string) => ({
  client_id: 12,
  invoice_id: 1048,
  holder,
  number: "1048",
  way: "credit" as const,
  amount: "12.50",
  before: "{}",
  writer: "{}",
  write_owner: form.owner,
  write_key: form.key,
});
const asked = { ...form, form: "invoice.pay", hash: "h", lease: 15, leavesLetter: false };

describe.each(testDatabases())("payments of unknown outcome, on $name", ({ create }) => {
  let stores: Store[];
  let store: Store;
  const opened = eachInStores(create, 3);
  beforeEach(() => {
    stores = opened();
    store = stores[0] as Store;
  });

  const only = async () => {
    const [row, ...more] = await paymentsOf(store, 12);
    if (!row || more.length > 0) throw new Error("There is not one");
    return row;
  };

  test("of fifty payments of an invoice in three instances one is sent", async () => {
    const marked = await Promise.all(
      Array.from({ length: 50 }, (_, at) => markPayment(stores[at % 3] as Store, payment(`holder ${at}`))),
    );
    expect(marked.filter(Boolean)).toHaveLength(1);
    expect(await markPayment(store, { ...payment("another"), invoice_id: 1049 })).toBe(true);
    expect(await markPayment(store, { ...payment("another's"), client_id: 13 })).toBe(true);
  });

  test("while it is not settled nothing else is sent; then it makes room", async () => {
    await markPayment(store, payment("first"));
    await settlePayment(store, await only(), "unknown");
    expect(await markPayment(store, payment("second"))).toBe(false);
    await settlePayment(store, await only(), "not done");
    expect(isSettled(await only())).toBe(true);
    expect(await markPayment(store, payment("second"))).toBe(true);
    // Who was at the first one does not end the second.
    await endPayment(store, payment("first"));
    expect((await only()).holder).toBe("second");
    await endPayment(store, payment("second"));
    expect(await paymentsOf(store, 12)).toEqual([]);
  });

  test("of many who find out what became of it one says so, in the log and as the form's answer", async () => {
    await claimWrite(store, asked);
    await markPayment(store, payment("first"));
    const row = await only();
    const entry = { who: "user 7", action: "invoice.pay-credit", on: "invoice 1048", result: "done" } as const;
    const said = await Promise.all(
      Array.from({ length: 9 }, (_, at) => settlePayment(stores[at % 3] as Store, row, "done", { entry, answer: "a" })),
    );
    expect(said.filter(Boolean)).toHaveLength(1);
    expect((await listAudit(store, { page: 1, pageSize: 10 })).total).toBe(1);
    expect(await claimWrite(store, asked)).toMatchObject({ state: "done", result: "a" });
  });

  test("a form whose payment was not done may be sent again", async () => {
    await claimWrite(store, asked);
    await markPayment(store, payment("first"));
    await settlePayment(store, await only(), "not done");
    expect(await claimWrite(store, asked)).toMatchObject({ state: "mine" });
  });
});
