import { testDatabases } from "@kraken/database/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { isoNow } from "../lib/iso.ts";
import { keepLetter, markSending, type NewLetter } from "./letters.ts";
import type { Store } from "./store.ts";
import { eachInStores } from "./test/stores.ts";
import { type Asked, claimWrite, forgetWrite, isRunning, renewWrite, settleWrite } from "./writes.ts";

const id = { owner: "user 7 client 12", key: "0b7f8a52-2f8e-4d8f-9d3b-0a1f9a0c7d11" };
const asked: Asked = { ...id, form: "ticket.reply", hash: "h", lease: 15, leavesLetter: false };
const letter: NewLetter = {
  kind: "ticket.reply",
  user_id: 7,
  client_id: 12,
  staff_id: null,
  writer: "{}",
  ticket_id: 3,
  content: "{}",
  write_owner: id.owner,
  write_key: id.key,
};

describe.each(testDatabases())("forms that are done once, on $name", ({ create }) => {
  let stores: Store[];
  let store: Store;
  const opened = eachInStores(create, 3);
  beforeEach(() => {
    stores = opened();
    store = stores[0] as Store;
  });

  const claims = (more: Partial<Asked> = {}) =>
    Promise.all(Array.from({ length: 50 }, (_, at) => claimWrite(stores[at % 3] as Store, { ...asked, ...more })));
  const mine = async (more: Partial<Asked> = {}) => {
    const claim = await claimWrite(store, { ...asked, ...more });
    if (claim.state !== "mine") throw new Error(`It is ${claim.state}`);
    return claim.holder;
  };
  const change = (set: Record<string, string>) =>
    store.transaction((tx) => tx.updateTable("writes").set(set).execute());

  test("of fifty in three instances one gets it, and the others its answer", async () => {
    const states = (await claims()).map(({ state }) => state);
    expect(states.filter((state) => state === "mine")).toHaveLength(1);
    expect(states.filter((state) => state === "running")).toHaveLength(49);
    const { holder } = await store.db.selectFrom("writes").select("holder").executeTakeFirstOrThrow();
    await store.transaction((tx) => settleWrite(tx, id, { state: "done", result: "r" }, holder));
    for (const claim of await claims()) expect(claim).toMatchObject({ state: "done", result: "r" });
  });

  test("another content under the same key is told apart, running and done; a key of somebody else's is another", async () => {
    const holder = await mine();
    expect(await claimWrite(store, { ...asked, hash: "other" })).toEqual({ state: "different" });
    expect(await claimWrite(store, { ...asked, form: "other" })).toEqual({ state: "different" });
    await store.transaction((tx) => settleWrite(tx, id, { state: "done", result: "r" }, holder));
    expect(await claimWrite(store, { ...asked, hash: "other" })).toEqual({ state: "different" });
    await mine({ owner: "user 8 client 12" });
  });

  test("what failed may be tried again by one, with another content too; who waited for it fails alike", async () => {
    const holder = await mine();
    await store.transaction((tx) => settleWrite(tx, id, { state: "failed", result: "refused" }, holder));
    expect(await claimWrite(store, { ...asked, waitedFor: holder })).toMatchObject({ state: "failed" });
    const states = (await claims({ hash: "other" })).map(({ state }) => state);
    expect(states.filter((state) => state === "mine")).toHaveLength(1);
  });

  test("what nothing was done of is forgotten, and done is never forgotten that way", async () => {
    await forgetWrite(store, id, await mine());
    const holder = await mine();
    await store.transaction((tx) => settleWrite(tx, id, { state: "done", result: "r" }, holder));
    await forgetWrite(store, id, holder);
    expect(await claimWrite(store, asked)).toMatchObject({ state: "done" });
  });

  test("one whose process died is of unknown outcome; one that lives keeps it", async () => {
    const holder = await mine();
    await change({ leased_until: isoNow(-1) });
    await renewWrite(store, id, holder, 15);
    expect(await isRunning(store, id)).toBe(true);
    await change({ leased_until: isoNow(-1) });
    for (const claim of await claims()) expect(claim).toEqual({ state: "unknown" });
    await renewWrite(store, id, holder, 15);
    expect(await claimWrite(store, asked)).toEqual({ state: "unknown" });
    // Whoever finds out later says so.
    await store.transaction((tx) => settleWrite(tx, id, { state: "done", result: "r" }));
    expect(await claimWrite(store, asked)).toMatchObject({ state: "done", result: "r" });
  });

  test("one that died before it left its letter sent nothing: one other does it", async () => {
    await mine({ leavesLetter: true });
    await change({ leased_until: isoNow(-1) });
    const states = (await claims({ leavesLetter: true })).map(({ state }) => state);
    expect(states.filter((state) => state === "mine")).toHaveLength(1);
    expect(states.filter((state) => state === "running")).toHaveLength(49);
    await markSending(store, letter, "{}", 30);
    await change({ leased_until: isoNow(-1) });
    expect(await claimWrite(store, { ...asked, leavesLetter: true })).toEqual({ state: "unknown" });
  });

  test("it is remembered for a day", async () => {
    const holder = await mine();
    await store.transaction((tx) => settleWrite(tx, id, { state: "done", result: "r" }, holder));
    await change({ made_at: isoNow(-24 * 60 * 60 + 60) });
    expect(await claimWrite(store, asked)).toMatchObject({ state: "done" });
    await change({ made_at: isoNow(-24 * 60 * 60 - 60) });
    await mine();
  });

  test("no more is kept for a client than there is room for", async () => {
    const files = [{ name: "a.png", data: new Uint8Array(18_000_000) }];
    await keepLetter(store, letter, files, {});
    await keepLetter(store, letter, files, {});
    await expect(keepLetter(store, letter, files, {})).rejects.toThrow("No more letters are kept");
    await keepLetter(store, { ...letter, client_id: 13 }, files, {});
    const { count } = await store.db
      .selectFrom("letters")
      .select(({ fn }) => fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(3);
  });
});
