import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catchUp } from "../src/search/index.ts";
import { credentials, NOW, openBooks, type TestBooks } from "./support/books.ts";
import { newService } from "./support/services.ts";

describe.each(testDatabases())("the installation's health, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures.map(String)).toEqual([]);
    await books.close();
  });
  const check = async (name: string, params: { fetchStatus?: boolean } = {}) =>
    (await books.whmcs.getHealthStatus(params)).checks?.find((each) => each.name === name);
  const inMinutes = (minutes: number) => books.setTime(new Date(NOW.getTime() + minutes * 60_000));
  const iso = (minutes: number) => `${new Date(NOW.getTime() + minutes * 60_000).toISOString().slice(0, 19)}Z`;

  it("is well where nothing is amiss", async () => {
    await books.drain();
    while ((await catchUp(books.database, 500)) > 0);
    const { checks } = await books.whmcs.getHealthStatus();
    expect(checks?.map(({ name, status }) => [name, status])).toEqual([
      ["database", "ok"],
      ["jobs", "ok"],
      ["mail", "ok"],
      ["search", "ok"],
      ["modules", "ok"],
    ]);
    expect(await check("mail")).toMatchObject({ detail: "No mail server is set up: mail is kept, not sent" });
    expect(await check("search")).toEqual({
      name: "search",
      status: "ok",
      count: 0,
      detail: "0 changes not in the index yet",
    });
  });

  it("tells of failed module commands until they are done, over a restart", async () => {
    const serviceid = await newService(books, { domain: "fail-create.example" });
    await expect(books.whmcs.moduleCreate({ serviceid })).rejects.toThrow("refuses to create");
    await books.restart();
    expect(await check("modules")).toEqual({
      name: "modules",
      status: "warning",
      count: 1,
      detail: "1 failed commands in the module queue",
    });
    await books.whmcs.updateClientProduct({ serviceid, domain: "mended-create.example" });
    await books.whmcs.moduleCreate({ serviceid });
    expect(await check("modules")).toMatchObject({ status: "ok", count: 0 });
  });

  it("tells of jobs that wait too long, and of those that fail again and again", async () => {
    await books.drain();
    const job = { kind: "mail.send", payload: "{}", run_at: iso(0), last_error: "", created_at: iso(0), attempts: 0 };
    const failing = { ...job, attempts: 4, last_error: "Nobody answers", run_at: iso(60) };
    await books.database.transaction((tx) =>
      tx
        .insertInto("jobs")
        .values([
          { ...job, unique_key: null, lease: null, leased_until: null },
          { ...failing, unique_key: null, lease: null, leased_until: null },
        ])
        .execute(),
    );
    expect(await check("jobs")).toMatchObject({
      status: "warning",
      count: 1,
      detail: "1 failed three times or more and wait for their next try",
    });
    inMinutes(16);
    expect(await check("jobs")).toMatchObject({ status: "failing", count: 2 });
    expect((await check("jobs"))?.detail).toContain("1 due for more than 15 minutes: is the worker running?");
    await books.database.transaction((tx) => tx.deleteFrom("jobs").where("payload", "=", "{}").execute());
    inMinutes(0);
    expect(await check("jobs")).toMatchObject({ status: "ok", count: 0 });
  });

  it("tells of mail that waits, and of mail that failed lately", async () => {
    const mail = { client_id: 1, subject: "x", message: "x", to_addresses: "a@b.example", created_at: iso(0) };
    await books.database.transaction((tx) =>
      tx
        .insertInto("emails")
        .values([
          { ...mail, status: "queued" },
          { ...mail, status: "failed" },
          { ...mail, status: "failed", created_at: iso(-25 * 60) },
        ])
        .execute(),
    );
    expect(await check("mail")).toMatchObject({
      status: "warning",
      count: 1,
      detail: "1 failed in the last 24 hours",
    });
    inMinutes(16);
    expect(await check("mail")).toMatchObject({ status: "warning", count: 2 });
    inMinutes(0);
  });

  it("tells how far the search index is behind, and counts no further than it has to", async () => {
    await books.database.transaction(async (tx) => {
      for (let some = 0; some < 3; some++) {
        await tx
          .insertInto("search_changes")
          .values(Array.from({ length: 500 }, () => ({ kind: 1, object_id: 1 })))
          .execute();
      }
    });
    expect(await check("search")).toEqual({
      name: "search",
      status: "warning",
      count: 1000,
      detail: "1000 or more changes not in the index yet",
    });
  });

  it("asks the servers when told to", async () => {
    expect(await check("servers")).toBeUndefined();
    const all = await check("servers", { fetchStatus: true });
    expect(all).toMatchObject({ status: "ok", count: 0 });
    await books.database.transaction((tx) =>
      tx.updateTable("servers").set({ module: "nobody" }).where("is_active", "=", 1).execute(),
    );
    const down = await check("servers", { fetchStatus: true });
    const { servers } = await books.whmcs.getServers();
    const active = servers.filter((server) => server.active).map((server) => server.name);
    expect(active.length).toBeGreaterThan(0);
    expect(down).toMatchObject({
      status: "failing",
      count: active.length,
      detail: `No answer from ${active.join(", ")}`,
    });
  });

  it("answers a WHMCS's clients what the reference has, and no more", async () => {
    const strict = await openBooks(kind, 10, { strict: true });
    const { json } = await strict.post({ ...credentials, action: "GetHealthStatus", fetchStatus: "1" });
    expect(json).toEqual({ result: "success" });
    expect((await strict.whmcs.getHealthStatus()).checks).toBeNull();
    await strict.close();
  });
});
