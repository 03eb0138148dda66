import { testDatabases } from "@kraken/database/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { listAudit } from "./audit.ts";
import { cartContent, changeCart } from "./carts.ts";
import { endOrder, isSettledOrder, markOrder, sentOrdersOf, settleOrder } from "./sent-orders.ts";
import type { Store } from "./store.ts";
import { eachInStores } from "./test/stores.ts";
import { claimWrite } from "./writes.ts";

const form = { owner: "user 7 client 12", key: "0b7f8a52-2f8e-4d8f-9d3b-0a1f9a0c7d11" };
const order = (holder: string) => ({
  client_id: 12,
  signature: "a name for two years",
  holder,
  title: "kelp.example, 2 years",
  total: "24.00",
  with_taxes: 1 as const,
  is_mailed: 0 as const,
  names: '["kelp.example"]',
  newest_before: 40,
  writer: "{}",
  cart: "c1",
  cart_content: "{}",
  write_owner: form.owner,
  write_key: form.key,
});
const asked = { ...form, form: "order.place", hash: "h", lease: 15, leavesLetter: false };

describe.each(testDatabases())("orders of unknown outcome, on $name", ({ create }) => {
  let stores: Store[];
  let store: Store;
  const opened = eachInStores(create, 3);
  beforeEach(() => {
    stores = opened();
    store = stores[0] as Store;
  });

  const only = async () => {
    const [row, ...more] = await sentOrdersOf(store, 12);
    if (!row || more.length > 0) throw new Error("There is not one");
    return row;
  };

  test("of fifty sendings of the same order in three instances one goes", async () => {
    const marked = await Promise.all(
      Array.from({ length: 50 }, (_, at) => markOrder(stores[at % 3] as Store, order(`holder ${at}`))),
    );
    expect(marked.filter(Boolean)).toHaveLength(1);
    expect(await markOrder(store, { ...order("another"), signature: "something else" })).toBe(true);
    expect(await markOrder(store, { ...order("another's"), client_id: 13 })).toBe(true);
  });

  test("while it is not settled the same is not sent; then it makes room", async () => {
    await markOrder(store, order("first"));
    await settleOrder(store, await only(), "unknown");
    expect(await markOrder(store, order("second"))).toBe(false);
    await settleOrder(store, await only(), "not done");
    expect(isSettledOrder(await only())).toBe(true);
    expect(await markOrder(store, order("second"))).toBe(true);
    // Who was at the first one does not end the second.
    await endOrder(store, order("first"));
    expect((await only()).holder).toBe("second");
  });

  test("of many who find out what became of it one says so, in the log, as the form's answer, and the cart goes", async () => {
    await changeCart(store, "c1", () => "{}");
    await claimWrite(store, asked);
    await markOrder(store, order("first"));
    const row = await only();
    const entry = { who: "user 7", action: "order.place", on: "order 41", result: "done" } as const;
    const facts = { entry, answer: "a", result: '{"order":41}' };
    const said = await Promise.all(
      Array.from({ length: 9 }, (_, at) => settleOrder(stores[at % 3] as Store, row, "done", facts)),
    );
    expect(said.filter(Boolean)).toHaveLength(1);
    expect((await listAudit(store, { page: 1, pageSize: 10 })).total).toBe(1);
    expect(await claimWrite(store, asked)).toMatchObject({ state: "done", result: "a" });
    expect(await cartContent(store, "c1")).toBeUndefined();
    expect((await only()).result).toBe('{"order":41}');
  });

  test("a cart that was changed meanwhile stays", async () => {
    await changeCart(store, "c1", () => '{"more":1}');
    await markOrder(store, order("first"));
    await settleOrder(store, await only(), "done");
    expect(await cartContent(store, "c1")).toBe('{"more":1}');
  });

  test("a form whose order was not made may be sent again", async () => {
    await claimWrite(store, asked);
    await markOrder(store, order("first"));
    await settleOrder(store, await only(), "not done");
    expect(await claimWrite(store, asked)).toMatchObject({ state: "mine" });
  });

  test("an order that was made is known to be none of those that are looked for", async () => {
    await markOrder(store, order("lost"));
    await settleOrder(store, await only(), "unknown");
    await markOrder(store, { ...order("made"), signature: "something else" });
    await endOrder(store, { ...order("made"), signature: "something else" }, 41);
    expect((await only()).others).toBe("[41]");
  });
});
