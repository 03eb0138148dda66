import { testDatabases } from "@kraken/database/testing";
import { describe, expect, test } from "vitest";
import { isoNow } from "../lib/iso.ts";
import {
  beginRun,
  itemsOf,
  latestRuns,
  leaveRun,
  markNext,
  retryRun,
  runsWaiting,
  settleItem,
  takeRun,
} from "./bulk.ts";
import { keepLetter, takeLanes } from "./letters.ts";
import type { Store } from "./store.ts";
import { eachInStores } from "./test/stores.ts";

const entry = { who: "owner", action: "service.suspend", result: "done" } as const;
const done = { state: "done", why: "", note: "" } as const;
const failed = { state: "failed", why: "refused", note: "No" } as const;

describe.each(testDatabases())("many at once, on $name", ({ create }) => {
  const stores = eachInStores(create, 2);
  const store = () => stores()[0] as Store;
  const other = () => stores()[1] as Store;

  const begin = () =>
    beginRun(
      store(),
      { kind: "services", deed: "suspend", wishes: "{}", staff_id: 0, writer: "{}" },
      [1, 2, 3].map((id) => ({ id, label: `${id}.example` })),
    );
  const statesOf = async (run: number) => (await itemsOf(store(), run)).map(({ state }) => state);
  const take = async (of: Store) => {
    const taken = await takeRun(of, 15);
    if (!taken) throw new Error("Nothing is due");
    return taken;
  };
  const expire = () =>
    store().transaction((tx) =>
      tx
        .updateTable("jobs")
        .set({ leased_until: isoNow(-1) })
        .execute(),
    );

  test("one instance has a run at a time, and goes through it in its order", async () => {
    const run = await begin();
    const taken = await take(store());
    expect(await takeRun(other(), 15)).toBeUndefined();
    for (const id of [1, 2, 3]) {
      const item = await markNext(store(), taken);
      expect(item?.object_id).toBe(id);
      if (item) await settleItem(store(), item, done, entry);
    }
    expect(await markNext(store(), taken)).toBeUndefined();
    await leaveRun(store(), taken);
    expect(await runsWaiting(store())).toEqual({ any: false, due: false });
    expect(await latestRuns(store(), 5)).toMatchObject([{ id: run, all: 3, done: 3, failed: 0, unknown: 0 }]);
  });

  test("what was marked by one who is gone is of unknown outcome, and not done again; the rest is", async () => {
    const run = await begin();
    const gone = await take(store());
    await markNext(store(), gone);
    await expire();
    const taken = await take(other());
    expect(await statesOf(run)).toEqual(["unknown", "waiting", "waiting"]);
    expect((await markNext(other(), taken))?.object_id).toBe(2);
    // He comes back: the run is not his any more.
    expect(await markNext(store(), gone)).toBeUndefined();
    expect(await statesOf(run)).toEqual(["unknown", "working", "waiting"]);
  });

  test("only what failed is tried again", async () => {
    const run = await begin();
    const first = await take(store());
    for (const result of [done, failed, { state: "unknown", why: "unknown", note: "" } as const]) {
      const item = await markNext(store(), first);
      if (item) await settleItem(store(), item, result, entry);
    }
    await leaveRun(store(), first);
    expect(await retryRun(store(), run)).toBe(1);
    expect(await statesOf(run)).toEqual(["done", "waiting", "unknown"]);
    expect((await markNext(store(), await take(store())))?.object_id).toBe(2);
    expect(await retryRun(store(), run)).toBe(0);
  });

  test("the postman takes no run, and nobody takes a letter for one", async () => {
    await begin();
    expect(await takeLanes(store(), 5, 15)).toEqual([]);
    await leaveRun(store(), await take(store()));
    const letter = { kind: "ticket.reply", user_id: 7, client_id: 12, staff_id: null, writer: "{}" } as const;
    await keepLetter(store(), { ...letter, ticket_id: 3, content: "{}", write_owner: "", write_key: "" }, [], {});
    const taken = await take(store());
    expect(taken.run.kind).toBe("services");
    expect(await takeLanes(store(), 5, 15)).toHaveLength(1);
    expect(await takeRun(store(), 15)).toBeUndefined();
  });
});
