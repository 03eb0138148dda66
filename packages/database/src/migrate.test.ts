import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { column, connect, type Database, type Migration } from "./index.ts";
import { type TestDatabase, testDatabases } from "./testing.ts";

const first: Migration = {
  name: "0001_first",
  up: ({ createTable }) => createTable("first", { id: column.id, name: column.text }),
};
const second: Migration = {
  name: "0002_second",
  up: ({ createTable }) => createTable("second", { id: column.id, first_id: column.belongsTo("first") }),
};
const broken: Migration = {
  name: "0002_broken",
  async up({ createTable }) {
    await createTable("half", { id: column.id });
    throw new Error("half way");
  },
};

interface Tables {
  first: { id: number; name: string };
  second: { id: number; first_id: number };
  half: { id: number };
}

describe.each(testDatabases())("migrations, on $name", ({ create }) => {
  let place: TestDatabase;
  let open: Database<Tables>[];

  const connected = async () => {
    const database = await connect<Tables>(place.url, { schema: place.schema });
    open.push(database);
    return database;
  };

  beforeEach(async () => {
    open = [];
    place = await create();
  });

  afterEach(async () => {
    for (const database of open) await database.close();
    await place.drop();
  });

  test("applies what is missing, in order, and only once", async () => {
    const database = await connected();
    expect(await database.migrate([first])).toEqual(["0001_first"]);
    expect(await database.migrate([first, second])).toEqual(["0002_second"]);
    expect(await database.migrate([first, second])).toEqual([]);
  });

  test("leaves nothing of a migration that fails", async () => {
    const database = await connected();
    await expect(database.migrate([first, broken])).rejects.toThrow("half way");
    await expect(database.db.selectFrom("half").selectAll().execute()).rejects.toThrow();
    expect(await database.migrate([first, second])).toEqual(["0002_second"]);
  });

  test("refuses a schema that a newer version wrote", async () => {
    const database = await connected();
    await database.migrate([first, second]);
    await expect(database.migrate([first])).rejects.toThrow(
      "The database was migrated by a newer Kraken: it has 0002_second",
    );
  });

  test("takes turns when several processes start at once", async () => {
    const databases = await Promise.all([connected(), connected(), connected()]);
    const applied = await Promise.all(databases.map((database) => database.migrate([first, second])));
    expect(applied.flat().sort()).toEqual(["0001_first", "0002_second"]);
  });

  test("deletes what belongs to a deleted row", async () => {
    const database = await connected();
    await database.migrate([first, second]);
    await database.transaction(async (tx) => {
      await tx.insertInto("first").values({ id: 1, name: "one" }).execute();
      await tx.insertInto("second").values({ id: 1, first_id: 1 }).execute();
      await tx.deleteFrom("first").execute();
    });
    expect(await database.db.selectFrom("second").selectAll().execute()).toEqual([]);
  });
});
