import { testDatabases } from "@kraken/database/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { isoNow } from "../lib/iso.ts";
import { CART_SECONDS, cartContent, changeCart, dropCart } from "./carts.ts";
import type { Store } from "./store.ts";
import { eachInStores } from "./test/stores.ts";

describe.each(testDatabases())("carts, on $name", ({ create }) => {
  let stores: Store[];
  let store: Store;
  const opened = eachInStores(create, 3);
  beforeEach(() => {
    stores = opened();
    store = stores[0] as Store;
  });

  test("are somebody's own, and gone when they are dropped", async () => {
    await changeCart(store, "mine", () => "a");
    await changeCart(store, "theirs", () => "b");
    expect(await cartContent(store, "mine")).toBe("a");
    await dropCart(store, "mine");
    expect([await cartContent(store, "mine"), await cartContent(store, "theirs")]).toEqual([undefined, "b"]);
  });

  test("lose nothing when many forms come at once, on several instances", async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, at) => changeCart(stores[at % 3] as Store, "one", (content) => `${content}x`)),
    );
    expect(await cartContent(store, "one")).toBe("x".repeat(30));
  });

  test("stay as they were when a change fails", async () => {
    await changeCart(store, "one", () => "a");
    const failing = changeCart(store, "one", () => {
      throw new Error("too much");
    });
    await expect(failing).rejects.toThrow("too much");
    expect(await cartContent(store, "one")).toBe("a");
  });

  test("that were left too long ago are not shown, and cleared away", async () => {
    await changeCart(store, "old", () => "a");
    await store.transaction((tx) =>
      tx
        .updateTable("carts")
        .set({ changed_at: isoNow(-CART_SECONDS - 60) })
        .execute(),
    );
    expect(await cartContent(store, "old")).toBeUndefined();
    await changeCart(store, "new", () => "b");
    expect(await store.db.selectFrom("carts").select("id").execute()).toEqual([{ id: "new" }]);
  });
});
