import { type TestDatabase, testDatabases } from "@kraken/database/testing";
import type { Updateable } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AuditEntry, type AuditRow, listAudit, oneLine, verifyAudit, writeAudit } from "./audit.ts";
import type { Store } from "./store.ts";
import { eachInStores, testStores } from "./test/stores.ts";

const entry = (on: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  who: "user 7",
  name: "kari@fjord.example",
  asWhom: "client 12",
  action: "ticket.reply",
  on: `ticket ${on}`,
  result: "done",
  address: "192.0.2.7",
  ...more,
});

test.each([
  ["a line\r\nand another", "a line\\u000d\\u000aand another"],
  ["\u0000\u001b[31m\u007f\u0085\u2028\u2029", "\\u0000\\u001b[31m\\u007f\\u0085\\u2028\\u2029"],
  ["half \ud83d of a sign", "half \\ud83d of a sign"],
  ["whole \u{1f419}", "whole \u{1f419}"],
  ["a\\b", "a\\b"],
])("%j is one line", (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test("no text is endless, and none is cut in the middle of a sign", () => {
  const line = oneLine("\u{1f419}".repeat(600));
  expect(Array.from(line)).toHaveLength(501);
  expect(line).not.toMatch(/\p{Surrogate}/u);
});

describe.each(testDatabases())("the audit log, on $name", ({ create }) => {
  let stores: Store[];
  let store: Store;
  const opened = eachInStores(create, 3);
  beforeEach(() => {
    stores = opened();
    store = stores[0] as Store;
  });

  const fill = async (count: number) => {
    for (let on = 1; on <= count; on += 1) await writeAudit(store, entry(on));
  };
  const change = (number: number, values: Updateable<AuditRow>) =>
    store.transaction((tx) => tx.updateTable("audit_entries").set(values).where("number", "=", number).execute());
  const remove = (number: number) =>
    store.transaction((tx) => tx.deleteFrom("audit_entries").where("number", "=", number).execute());
  const rowOf = (number: number) =>
    store.db.selectFrom("audit_entries").selectAll().where("number", "=", number).executeTakeFirstOrThrow();
  const findings = async () => (await verifyAudit(store)).findings;

  test("an empty log is in order, and so is one with lines", async () => {
    expect(await verifyAudit(store)).toMatchObject({ end: { number: 0 }, findings: [] });
    await fill(5);
    expect(await verifyAudit(store)).toMatchObject({ end: { number: 5 }, findings: [] });
    const [first, second] = [await rowOf(1), await rowOf(2)];
    expect(first.previous).toBe("0".repeat(64));
    expect(second.previous).toBe(first.hash);
    expect(first).toMatchObject({ who: "user 7", as_whom: "client 12", object: "ticket 1", result: "done" });
    expect(first.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  test("several instances that write at once make one chain", async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => writeAudit(stores[index % 3] as Store, entry(index + 1))),
    );
    expect(await verifyAudit(store)).toMatchObject({ end: { number: 60 }, findings: [] });
    const { rows, total } = await listAudit(store, { page: 1, pageSize: 100 });
    expect(total).toBe(60);
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 60 }, (_, index) => 60 - index));
    expect(new Set(rows.map((row) => row.object)).size).toBe(60);
  });

  const columns: (keyof AuditRow)[] = ["at", "who", "name", "as_whom", "action", "object", "address", "note"];
  test.each([...columns, "previous", "hash"] as (keyof AuditRow)[])("a changed %s is found", async (key) => {
    await fill(5);
    await change(3, { [key]: key === "hash" || key === "previous" ? "f".repeat(64) : "something else" });
    expect(await findings()).toEqual([{ kind: "changed", number: 3 }]);
  });

  test("a changed result is found", async () => {
    await fill(5);
    await change(5, { result: "failed" });
    expect(await findings()).toEqual([{ kind: "changed", number: 5 }]);
  });

  test.each([1, 3, 5])("line %i is found when its own hash was reckoned anew too", async (number) => {
    await fill(5);
    // What a line with another content would have: written into a log of its own, with the same line before it.
    const other = (await testStores(await remember(await create())))[0] as Store;
    const before = number === 1 ? { number: 0, hash: "0".repeat(64) } : await rowOf(number - 1);
    await other.transaction((tx) =>
      tx.updateTable("audit_head").set({ number: before.number, hash: before.hash }).execute(),
    );
    await writeAudit(other, entry(99));
    const forged = await other.db.selectFrom("audit_entries").selectAll().executeTakeFirstOrThrow();
    await other.close();
    await change(number, forged);
    expect(await findings()).toEqual([{ kind: "changed", number }]);
  });

  const remembered: TestDatabase[] = [];
  const remember = async (made: TestDatabase) => {
    remembered.push(made);
    return made;
  };
  afterEach(async () => {
    for (const made of remembered.splice(0)) await made.drop();
  });

  test("a removed line is found, wherever it was", async () => {
    await fill(6);
    await remove(1);
    await remove(3);
    await remove(6);
    expect(await findings()).toEqual([1, 3, 6].map((number) => ({ kind: "missing", number })));
  });

  test("an emptied log is found", async () => {
    await fill(2);
    await store.transaction((tx) => tx.deleteFrom("audit_entries").execute());
    expect(await findings()).toEqual([1, 2].map((number) => ({ kind: "missing", number })));
  });

  test("a line inserted after the end is found", async () => {
    await fill(2);
    const { hash } = await rowOf(2);
    const row = { ...(await rowOf(2)), number: 3, previous: hash, hash: "a".repeat(64) };
    await store.transaction((tx) => tx.insertInto("audit_entries").values(row).execute());
    expect(await findings()).toEqual([{ kind: "inserted", number: 3 }]);
  });

  test("a line put in the place of a removed one is found", async () => {
    await fill(4);
    const row = await rowOf(2);
    await remove(2);
    await store.transaction((tx) =>
      tx
        .insertInto("audit_entries")
        .values({ ...row, who: "user 8" })
        .execute(),
    );
    expect(await findings()).toEqual([{ kind: "changed", number: 2 }]);
  });

  test("a log that was written anew is found by the end of an earlier verdict", async () => {
    await fill(3);
    const { end } = await verifyAudit(store);
    await store.transaction(async (tx) => {
      await tx.deleteFrom("audit_entries").execute();
      await tx
        .updateTable("audit_head")
        .set({ number: 0, hash: "0".repeat(64) })
        .execute();
    });
    for (const on of [1, 2, 4]) await writeAudit(store, entry(on));
    expect(await findings()).toEqual([]);
    expect((await verifyAudit(store, end)).findings).toEqual([{ kind: "changed", number: 3 }]);
    expect((await verifyAudit(store, { number: 4, hash: end.hash })).findings).toEqual([
      { kind: "missing", number: 4 },
    ]);
  });

  test("lines that are written while it is read are no finding", async () => {
    await fill(3);
    const [verdict] = await Promise.all([verifyAudit(store), fill(20)]);
    expect(verdict.findings).toEqual([]);
  });

  test("it is searched by beginnings of names, objects and addresses, and filtered", async () => {
    await fill(3);
    await writeAudit(store, entry(1, { who: "staff 2", name: "Ana Reyes", asWhom: "admin ana", result: "refused" }));
    await writeAudit(store, entry(4, { action: "session.begin", on: "", address: "2001:db8::1" }));
    const numbers = async (query: Partial<Parameters<typeof listAudit>[1]>) =>
      (await listAudit(store, { page: 1, pageSize: 10, ...query })).rows.map((row) => row.number);
    expect(await numbers({ search: "ana" })).toEqual([4]);
    expect(await numbers({ search: "TICKET 1" })).toEqual([4, 1]);
    expect(await numbers({ search: "client 12" })).toEqual([5, 3, 2, 1]);
    expect(await numbers({ search: "2001:db8" })).toEqual([5]);
    expect(await numbers({ search: "%" })).toEqual([]);
    expect(await numbers({ action: "ticket." })).toEqual([4, 3, 2, 1]);
    expect(await numbers({ action: "session.begin" })).toEqual([5]);
    expect(await numbers({ result: "refused" })).toEqual([4]);
    expect(await numbers({ who: "staff 2", action: "ticket.reply" })).toEqual([4]);
    expect(await numbers({ page: 2, pageSize: 2 })).toEqual([3, 2]);
  });
});
