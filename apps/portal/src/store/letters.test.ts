import { type TestDatabase, testDatabases } from "@kraken/database/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isoNow } from "../lib/iso.ts";
import {
  changeLetter,
  dismissLetter,
  dropLetter,
  keepLetter,
  type Lane,
  lanesWaiting,
  leaveLane,
  lettersInLane,
  lettersOf,
  markInLane,
  markSending,
  type NewLetter,
  outboxCounts,
  takeLanes,
} from "./letters.ts";
import type { Store } from "./store.ts";
import { testStores } from "./test/stores.ts";

const letter = (client_id = 12, user_id = 7): NewLetter => ({
  ...{ kind: "ticket.reply", user_id, client_id, staff_id: null, writer: "{}" },
  ...{ ticket_id: 3, content: "{}", write_owner: "", write_key: "" },
});

describe.each(testDatabases())("letters, on $name", ({ create }) => {
  let place: TestDatabase;
  let stores: Store[];
  let store: Store;
  let other: Store;

  beforeEach(async () => {
    place = await create();
    stores = await testStores(place, 2);
    [store, other] = stores as [Store, Store];
  });
  afterEach(async () => {
    for (const each of stores) await each.close();
    await place.drop();
  });

  const keep = (client = 12) => keepLetter(store, letter(client), [], {});
  const take = async (of = store) => (await takeLanes(of, 5, 15))[0] as Lane;
  const first = async (client = 12) => {
    const [found] = await lettersInLane(store, client);
    if (!found) throw new Error("There is no letter");
    return found;
  };
  const expire = () =>
    store.transaction((tx) =>
      tx
        .updateTable("jobs")
        .set({ leased_until: isoNow(-1) })
        .execute(),
    );
  const jobs = () => store.db.selectFrom("jobs").selectAll().execute();

  test("of a client's letters one instance has all at a time, and of two clients' each may have one", async () => {
    for (const client of [12, 12, 13]) await keep(client);
    expect(await lanesWaiting(store)).toEqual({ any: true, due: true });
    const taken = await Promise.all([takeLanes(store, 5, 15), takeLanes(other, 5, 15)]);
    expect(
      taken
        .flat()
        .map(({ clientId }) => clientId)
        .sort(),
    ).toEqual([12, 13]);
    expect(await lanesWaiting(store)).toEqual({ any: true, due: false });
  });

  test("who lost a client's letters to somebody else marks none of them, and does not give them back", async () => {
    await keep();
    const mine = await take();
    await expire();
    expect(await markInLane(store, mine, await first(), "{}", 30)).toBe(false);
    const theirs = await take(other);
    expect(await markInLane(store, mine, await first(), "{}", 30)).toBe(false);
    await leaveLane(store, mine);
    expect(await takeLanes(store, 5, 15)).toEqual([]);
    expect(await markInLane(other, theirs, await first(), "{}", 30)).toBe(true);
    expect(await first()).toMatchObject({ state: "sending", before: "{}" });
  });

  test("what is being sent is not marked again", async () => {
    await keep();
    const lane = await take();
    const found = await first();
    expect(await markInLane(store, lane, found, "{}", 30)).toBe(true);
    expect(await markInLane(store, lane, found, "{}", 30)).toBe(false);
  });

  test("what is taken back at that very moment is sent, or it is back", async () => {
    for (let round = 0; round < 10; round++) {
      await keep(100 + round);
      const lane = (await takeLanes(store, 5, 15))[0] as Lane;
      const found = await first(100 + round);
      const [isBack, isMarked] = await Promise.all([
        changeLetter(other, found, { state: "returned" }),
        markInLane(store, lane, found, "{}", 30),
      ]);
      expect([isBack, isMarked].filter(Boolean)).toHaveLength(1);
      await leaveLane(store, lane);
    }
  });

  test("what is written while somebody leaves is not forgotten", async () => {
    for (let round = 0; round < 10; round++) {
      const id = await keep();
      const lane = await take();
      await dropLetter(store, id, 12);
      await Promise.all([leaveLane(store, lane), keepLetter(other, letter(), [], {})]);
      expect(await jobs()).toHaveLength(1);
      await dropLetter(store, (await first()).id, 12);
      expect(await jobs()).toEqual([]);
    }
  });

  test("one that was marked is looked after when it may have failed, and what waits brings that forward", async () => {
    await markSending(store, letter(), "{}", 600);
    expect(await lanesWaiting(store)).toEqual({ any: true, due: false });
    await keep();
    expect(await lanesWaiting(store)).toEqual({ any: true, due: true });
    const lane = await take();
    await leaveLane(store, lane, 5);
    const [job] = await jobs();
    expect(job?.leased_until).toBeNull();
    expect((job?.run_at ?? "") > isoNow(2)).toBe(true);
    expect((job?.run_at ?? "") < isoNow(60)).toBe(true);
  });

  test("one sees and puts away one's own, and not what is still to be done", async () => {
    const id = await keep();
    await dismissLetter(store, id, 7, 12);
    expect(await lettersOf(store, 7, 12)).toHaveLength(1);
    expect(await outboxCounts(store)).toMatchObject({ waiting: 1, unknown: 0 });
    await changeLetter(store, await first(), { state: "returned" });
    for (const [user, client] of [
      [8, 12],
      [7, 13],
    ] as const) {
      expect(await lettersOf(store, user, client)).toEqual([]);
      await dismissLetter(store, id, user, client);
    }
    expect(await lettersOf(store, 7, 12)).toMatchObject([{ id, state: "returned" }]);
    await dismissLetter(store, id, 7, 12);
    expect(await lettersOf(store, 7, 12)).toEqual([]);
    expect(await outboxCounts(store)).toEqual({ waiting: 0, unknown: 0, oldest: null });
  });

  test("what nobody looked at for a month is forgotten, and what waits is not", async () => {
    const [old, waits] = [await keep(), await keep()];
    await changeLetter(store, await first(), { state: "refused", note: "not allowed" });
    await store.transaction((tx) =>
      tx
        .updateTable("letters")
        .set({ made_at: isoNow(-31 * 24 * 60 * 60) })
        .execute(),
    );
    await keep(13);
    const ids = (await lettersOf(store, 7, 12)).map(({ id }) => id);
    expect(ids).toEqual([waits]);
    expect(ids).not.toContain(old);
  });
});
