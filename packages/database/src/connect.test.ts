import { type Generated, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { column, connect, type Database, type Migration, startsWith } from "./index.ts";
import { type TestDatabase, testDatabases } from "./testing.ts";

interface Shelf {
  books: { id: Generated<number>; title: string; copies: number; price: number };
}

const shelf: Migration = {
  name: "0001_shelf",
  async up({ createTable, createIndex }) {
    await createTable("books", {
      id: column.id,
      title: column.textRequired,
      copies: column.integer,
      price: column.money,
    });
    await createIndex("books", ["lower(title)"]);
  },
};

interface Pairs {
  pairs: { word_id: number; object_id: number };
}

const pairs: Migration = {
  name: "0001_pairs",
  async up({ createTable }) {
    await createTable("pairs", { word_id: column.integer, object_id: column.integer }, ["word_id", "object_id"]);
  },
};

/** A promise that the test settles. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe.each(testDatabases())("a database, on $name", ({ create }) => {
  let place: TestDatabase;
  let database: Database<Shelf>;

  beforeAll(async () => {
    place = await create();
    database = await connect<Shelf>(place.url, { schema: place.schema });
    await database.migrate([shelf]);
  });

  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  const add = (title: string, copies = 1) =>
    database.transaction((tx) =>
      tx.insertInto("books").values({ title, copies, price: 0 }).returning("id").executeTakeFirstOrThrow(),
    );
  const titles = async () => (await database.db.selectFrom("books").select("title").execute()).map((row) => row.title);

  test("commits what a transaction wrote", async () => {
    const { id } = await add("Kept");
    expect(id).toBeTypeOf("number");
    expect(await titles()).toContain("Kept");
  });

  test("rolls back when the work throws, and goes on", async () => {
    const failing = database.transaction(async (tx) => {
      await tx.insertInto("books").values({ title: "Lost", copies: 1, price: 0 }).execute();
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    await add("After the failure");
    expect(await titles()).not.toContain("Lost");
    expect(await titles()).toContain("After the failure");
  });

  test("refuses a write outside a transaction", async () => {
    const write = database.db.insertInto("books").values({ title: "Sneaked in", copies: 1, price: 0 });
    await expect(write.execute()).rejects.toThrow(/db only reads|read-only transaction/);
    await expect(write.returning("id").execute()).rejects.toThrow(/db only reads|read-only transaction/);
    expect(await titles()).not.toContain("Sneaked in");
  });

  test("refuses a transaction inside a transaction", async () => {
    const nested = database.transaction(() => database.transaction(async () => "inner"));
    await expect(nested).rejects.toThrow("transaction() was called inside a transaction");
    expect(await database.transaction(async () => "as before")).toBe("as before");
  });

  test("lets a transaction of one database be around one of another", async () => {
    const second = await create();
    const other = await connect<Shelf>(second.url, { schema: second.schema });
    expect(await database.transaction(() => other.transaction(async () => "inner"))).toBe("inner");
    const back = database.transaction(() => other.transaction(() => database.transaction(async () => "innermost")));
    await expect(back).rejects.toThrow("transaction() was called inside a transaction");
    await other.close();
    await second.drop();
  });

  test("lets work that a transaction left behind have its own one", async () => {
    const { opened, open } = gate();
    let later: Promise<unknown> = Promise.resolve();
    await database.transaction(async () => {
      later = opened.then(() => add("Later"));
    });
    open();
    await later;
    expect(await titles()).toContain("Later");
  });

  test("reads while a writer waits, and does not see what is not committed", async () => {
    const wrote = gate();
    const mayCommit = gate();
    const writing = database.transaction(async (tx) => {
      await tx.insertInto("books").values({ title: "In flight", copies: 1, price: 0 }).execute();
      wrote.open();
      await mayCommit.opened;
    });
    await wrote.opened;
    expect(await titles()).not.toContain("In flight");
    mayCommit.open();
    await writing;
    expect(await titles()).toContain("In flight");
  });

  test("loses no update between transactions that lock the row", async () => {
    const { id } = await add("Counted", 0);
    const borrow = () =>
      database.transaction(async (tx) => {
        await database.lockRow(tx, "books", id);
        const { copies } = await tx.selectFrom("books").select("copies").where("id", "=", id).executeTakeFirstOrThrow();
        await new Promise(setImmediate);
        await tx
          .updateTable("books")
          .set({ copies: copies + 1 })
          .where("id", "=", id)
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, borrow));
    const row = await database.db.selectFrom("books").select("copies").where("id", "=", id).executeTakeFirstOrThrow();
    expect(row.copies).toBe(20);
  });

  test("holds a name, so that what has no row yet is added once", async () => {
    const addOnce = () =>
      database.transaction(async (tx) => {
        await database.lockName(tx, "title:Once");
        const known = await tx.selectFrom("books").select("id").where("title", "=", "Once").executeTakeFirst();
        await new Promise(setImmediate);
        if (!known) await tx.insertInto("books").values({ title: "Once", copies: 1, price: 0 }).execute();
      });
    await Promise.all(Array.from({ length: 20 }, addOnce));
    const rows = await database.db.selectFrom("books").select("id").where("title", "=", "Once").execute();
    expect(rows).toHaveLength(1);
  });

  test("answers whole numbers and sums as numbers", async () => {
    await database.transaction((tx) =>
      tx.insertInto("books").values({ title: "Dear", copies: 1, price: 9_007_199_254_740_991 }).execute(),
    );
    const row = await database.db
      .selectFrom("books")
      .select((all) => [all.fn.countAll().as("rows"), all.fn.max("price").as("price"), all.fn.sum("copies").as("sum")])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ rows: expect.any(Number), price: 9_007_199_254_740_991, sum: expect.any(Number) });
  });

  test("refuses a fraction in money", async () => {
    const write = database.transaction((tx) =>
      tx.insertInto("books").values({ title: "Float", copies: 1, price: 0.1 }).execute(),
    );
    await expect(write).rejects.toThrow();
  });

  test("finds text by its beginning, whatever the case, and only that", async () => {
    await add("Zebra");
    await add("zebu");
    await add("Zeppelin");
    const found = await database.db
      .selectFrom("books")
      .select("title")
      .where((all) => startsWith(all.ref("title"), "ZEB"))
      .orderBy("title")
      .execute();
    expect(found.map((row) => row.title)).toEqual(["Zebra", "zebu"]);
  });

  test("goes on after the highest id that was loaded", async () => {
    await database.transaction((tx) =>
      database.insertRows(
        tx,
        "books",
        Array.from({ length: 5000 }, (_, at) => ({ id: 10_001 + at, title: `Loaded ${at}`, copies: at, price: 0 })),
      ),
    );
    await database.finishLoading();
    expect((await add("Next")).id).toBe(15_001);
    const { count } = await database.db
      .selectFrom("books")
      .select(sql<number>`count(*)`.as("count"))
      .where("title", "like", "Loaded %")
      .executeTakeFirstOrThrow();
    expect(count).toBe(5000);
  });
});

describe.each(testDatabases())("a large load, on $name", ({ create }) => {
  test("gets its indexes back, even when it was cut off", async () => {
    const place = await create();
    const cutOff = await connect<Shelf>(place.url, { schema: place.schema });
    await cutOff.migrate([shelf]);
    const before = await indexesOf(cutOff);
    expect(before).toContain("books_lower_title_idx");
    await cutOff.prepareLoading();
    expect(await indexesOf(cutOff)).not.toContain("books_lower_title_idx");
    await cutOff.close();

    const next = await connect<Shelf>(place.url, { schema: place.schema });
    await next.migrate([shelf]);
    expect(await indexesOf(next)).toEqual(before);
    await next.prepareLoading();
    await next.finishLoading();
    expect(await indexesOf(next)).toEqual(before);
    await next.close();
    await place.drop();
  });
});

describe.each(testDatabases())("after a load, on $name", ({ create }) => {
  test("the planner knows every table, those without an id too", async () => {
    const place = await create();
    const database = await connect<Pairs>(place.url, { schema: place.schema });
    await database.migrate([pairs]);
    const rows = Array.from({ length: 500 }, (_, at) => ({ word_id: at, object_id: at }));
    await database.transaction((tx) => database.insertRows(tx, "pairs", rows));
    await database.finishLoading();
    const counted =
      database.dialect === "sqlite"
        ? sql<{ rows: string }>`select stat as rows from sqlite_stat1 where tbl = 'pairs'`
        : sql<{ rows: string }>`
            select reltuples as rows from pg_class where relname = 'pairs' and relnamespace = current_schema()::regnamespace`;
    const { rows: found } = await counted.execute(database.db);
    expect(found.map((row) => Number.parseInt(String(row.rows), 10))).toEqual([500]);
    await database.close();
    await place.drop();
  });
});

async function indexesOf({ db, dialect }: Database<Shelf>): Promise<string[]> {
  const query =
    dialect === "sqlite"
      ? sql<{ name: string }>`select name from sqlite_master where type = 'index' order by 1`
      : sql<{ name: string }>`select indexname as name from pg_indexes where schemaname = current_schema() order by 1`;
  return (await query.execute(db)).rows.map((row) => row.name);
}

describe("a SQLite file", () => {
  test("is fully durable: pragma synchronous is FULL (2)", async () => {
    const [sqlite] = testDatabases();
    const place = await sqlite?.create();
    const database = await connect(place?.url ?? "");
    expect(await database.synchronous()).toBe(2);
    await database.close();
    await place?.drop();
  });
});
