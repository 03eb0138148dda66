import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { column, connect, type Database, type Migration } from "./index.ts";
import { type TestDatabase, testDatabases } from "./testing.ts";

const schema: Migration = {
  name: "0001_things",
  async up({ createTable, noteChanges }) {
    await createTable("owners", { id: column.id, name: column.text });
    await createTable("things", {
      id: column.id,
      owner_id: column.belongsTo("owners"),
      name: column.text,
      size: column.integer,
    });
    await createTable("changes", { id: column.id, kind: column.integer, object_id: column.integer });
    await noteChanges("things", { into: "changes", kind: 7, columns: ["name"] });
  },
};

interface Tables {
  owners: { id: number; name: string };
  things: { id: number; owner_id: number; name: string; size: number };
  changes: { id?: number; kind: number; object_id: number };
}

describe.each(testDatabases())("noted changes, on $name", ({ create }) => {
  let place: TestDatabase;
  let database: Database<Tables>;

  beforeEach(async () => {
    place = await create();
    database = await connect<Tables>(place.url, { schema: place.schema });
    await database.migrate([schema]);
    await database.transaction(async (tx) => {
      await tx.insertInto("owners").values({ id: 1, name: "Ada" }).execute();
      await tx
        .insertInto("things")
        .values([1, 2].map((id) => ({ id, owner_id: 1, name: `no. ${id}`, size: 0 })))
        .execute();
    });
  });
  afterEach(async () => {
    await database.close();
    await place.drop();
  });

  /** What was noted since the last call. */
  const noted = () =>
    database.transaction(async (tx) => {
      const rows = await tx.selectFrom("changes").select(["kind", "object_id"]).orderBy("id").execute();
      await tx.deleteFrom("changes").execute();
      return rows.map((row) => [row.kind, row.object_id]);
    });

  test("are what is inserted, deleted, and changed in a column that counts", async () => {
    expect(await noted()).toEqual([
      [7, 1],
      [7, 2],
    ]);
    await database.transaction((tx) => tx.updateTable("things").set({ size: 3, name: "no. 1" }).execute());
    // The second thing's name was "no. 2".
    expect(await noted()).toEqual([[7, 2]]);
    await database.transaction((tx) => tx.updateTable("things").set({ size: 4 }).execute());
    expect(await noted()).toEqual([]);
    await database.transaction((tx) => tx.deleteFrom("things").where("id", "=", 2).execute());
    expect(await noted()).toEqual([[7, 2]]);
  });

  test("are what goes with another row too", async () => {
    await noted();
    await database.transaction((tx) => tx.deleteFrom("owners").execute());
    expect((await noted()).sort()).toEqual([
      [7, 1],
      [7, 2],
    ]);
  });

  test("are no change without its commit", async () => {
    await noted();
    const failing = database.transaction(async (tx) => {
      await tx.deleteFrom("things").execute();
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await noted()).toEqual([]);
  });
});
