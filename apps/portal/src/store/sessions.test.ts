import { type TestDatabase, testDatabases } from "@kraken/database/testing";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { verifyAudit } from "./audit.ts";
import * as sessions from "./sessions.ts";
import type { Store } from "./store.ts";
import { testStores } from "./test/stores.ts";

const idle = 30 * 60;
const entry = { who: "user 7", action: "account.sign-in", result: "done" } as const;
const kari = { kind: "client", subject: "7" } as const;
const ana = { kind: "staff", subject: "3" } as const;

const begin: sessions.NewSession = {
  ...kari,
  name: "kari@fjord.example",
  clientId: 12,
  address: "192.0.2.7",
  userAgent: "Firefox",
  seconds: 12 * 60 * 60,
};

describe.each(testDatabases())("sessions, on $name", ({ create }) => {
  let place: TestDatabase;
  let stores: Store[];
  let store: Store;
  /** Another instance of the portal. */
  let other: Store;

  beforeEach(async () => {
    place = await create();
    stores = await testStores(place, 2);
    [store, other] = stores as [Store, Store];
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-23T10:00:00Z") });
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const each of stores) await each.close();
    await place.drop();
  });

  const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
  const stateOf = async (id: string, kind: sessions.SessionKind = "client", of = other) => {
    const found = await sessions.lookUpSession(of, id, kind, idle);
    return found.state === "open" ? "open" : found.reason;
  };
  const start = (change: Partial<sessions.NewSession> = {}) =>
    sessions.insertSession(store, { ...begin, ...change }, entry);
  const sessionOf = async (id: string) => {
    const found = await sessions.lookUpSession(store, id, "client", idle);
    if (found.state !== "open") throw new Error(found.reason);
    return found.session;
  };

  test("a new one is open for its own kind only, and its beginning is in the log", async () => {
    const id = await start();
    expect(id).toMatch(/^[\w-]{43}$/);
    expect(await stateOf(id)).toBe("open");
    expect(await stateOf(id, "staff")).toBe("gone");
    expect(await stateOf("another")).toBe("gone");
    expect(await sessionOf(id)).toMatchObject({ subject: "7", client_id: 12, address: "192.0.2.7", purpose: "" });
    expect((await verifyAudit(store)).end.number).toBe(1);
  });

  test("it ends at its time, however much it is used", async () => {
    const id = await start({ seconds: 3600 });
    for (let minutes = 0; minutes < 59; minutes += 1) {
      later(60);
      await sessions.touchSession(store, await sessionOf(id), 60);
    }
    expect(await stateOf(id)).toBe("open");
    later(60);
    expect(await stateOf(id)).toBe("expired");
  });

  test("it ends when nothing was done for a while, and use keeps it", async () => {
    const id = await start();
    later(idle - 1);
    await sessions.touchSession(store, await sessionOf(id), 60);
    later(idle - 1);
    expect(await stateOf(id)).toBe("open");
    later(1);
    expect(await stateOf(id)).toBe("idle");
    // Not even a clock that goes back wakes it.
    later(-120);
    expect(await stateOf(id)).toBe("idle");
  });

  test("its use is written down once in a while only", async () => {
    const session = await sessionOf(await start());
    later(59);
    await sessions.touchSession(store, session, 60);
    expect((await sessionOf(session.id)).seen_at).toBe("2026-11-23T10:00:00Z");
    later(1);
    await sessions.touchSession(store, session, 60);
    expect((await sessionOf(session.id)).seen_at).toBe("2026-11-23T10:01:00Z");
  });

  test("signing out ends this one, on every instance", async () => {
    const [id, second] = [await start(), await start()];
    expect(await sessions.endSession(store, id, "signed out", entry)).toBe(true);
    expect(await sessions.endSession(store, id, "signed out", entry)).toBe(false);
    expect(await stateOf(id)).toBe("signed out");
    expect(await stateOf(second)).toBe("open");
    expect((await verifyAudit(store)).end.number).toBe(3);
  });

  test("everywhere means everywhere, for this principal alone", async () => {
    const [id, second] = [await start(), await start()];
    const somebodyElse = await start({ subject: "8" });
    const staff = await start({ kind: "staff", subject: "7", clientId: undefined });
    await store.transaction((tx) => sessions.endSessionsOf(tx, kari, "everywhere"));
    expect(await stateOf(id)).toBe("everywhere");
    expect(await stateOf(second)).toBe("everywhere");
    expect(await stateOf(somebodyElse)).toBe("open");
    expect(await stateOf(staff, "staff")).toBe("open");
    expect(await stateOf(await start())).toBe("open");
  });

  test("one that began before it is over too, wherever it was written afterwards", async () => {
    const id = await start();
    await store.transaction((tx) => sessions.endSessionsOf(tx, kari, "password"));
    // As an instance leaves it that read the epoch before, and wrote after.
    await store.transaction((tx) =>
      tx.updateTable("sessions").set({ ended_at: null, end_reason: null }).where("id", "=", id).execute(),
    );
    expect(await stateOf(id)).toBe("everywhere");
    expect(await sessions.currentEpoch(store, kari)).toBe(1);
  });

  test("staff's session for a client ends with the one it was opened from", async () => {
    for (const end of [
      (parent: string) => sessions.endSession(other, parent, "signed out"),
      () => store.transaction((tx) => sessions.endSessionsOf(tx, ana, "disabled")),
    ]) {
      const parentId = await start({ ...ana, clientId: undefined });
      const id = await start({ parentId, purpose: "asked on the phone" });
      const found = await sessions.lookUpSession(store, id, "client", idle);
      expect(found).toMatchObject({
        state: "open",
        parent: { subject: "3" },
        session: { purpose: "asked on the phone" },
      });
      await end(parentId);
      expect(await stateOf(id)).not.toBe("open");
    }
  });

  test("acting for a client keeps staff's own session in use", async () => {
    const parentId = await start({ ...ana, clientId: undefined });
    const id = await start({ parentId });
    later(idle - 60);
    await sessions.touchSession(store, await sessionOf(id), 60);
    later(idle - 60);
    expect(await stateOf(parentId, "staff")).toBe("open");
    later(120);
    expect(await stateOf(id)).toBe("idle");
  });

  test("somebody's open sessions, the one used last first", async () => {
    const first = await start();
    later(10);
    const second = await start({ userAgent: "x".repeat(1000) });
    await start({ subject: "8" });
    const ended = await start();
    await sessions.endSession(store, ended, "revoked");
    const rows = await sessions.openSessionsOf(other, kari, idle);
    expect(rows.map((row) => row.id)).toEqual([second, first]);
    expect(rows[0]?.user_agent).toHaveLength(300);
    later(idle);
    expect(await sessions.openSessionsOf(other, kari, idle)).toEqual([]);
  });

  test("those whose time is over are forgotten at the next sign-in", async () => {
    await start({ seconds: 60 });
    later(61);
    await start();
    expect(await store.db.selectFrom("sessions").select("id").execute()).toHaveLength(1);
  });
});
