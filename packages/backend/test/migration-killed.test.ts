import { once } from "node:events";
import { connect } from "@kraken/database";
import { testDatabases } from "@kraken/database/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { migrations, type Tables } from "../src/schema/index.ts";
import { startProgram } from "./support/program.ts";

/** The first, one in the middle, and the last. */
const places = [0, Math.floor(migrations.length / 2), migrations.length - 1];

const cases = testDatabases().flatMap((kind) =>
  places.map((at) => [kind.name, String(migrations[at]?.name), kind, at] as const),
);

it.each(cases)("on %s, %s killed half way leaves nothing, and is done by the next start", async (_, name, kind, at) => {
  const place = await kind.create();
  const { url, schema } = place;
  const child = await startProgram(new URL("./support/slow-migration.ts", import.meta.url), [
    JSON.stringify({ url, schema, at }),
  ]);
  const gone = once(child, "exit");
  const said = await Promise.race([once(child, "message").then(([message]) => message), gone.then(() => "ended")]);
  expect(said).toBe("half way");
  child.kill("SIGKILL");
  await gone;

  const database = await connect<Tables>(url, { schema });
  try {
    const done = await database.migrate(migrations);
    expect(done).toEqual(migrations.slice(at).map((migration) => migration.name));
    expect(done).toContain(name);
    await expect(sql`select * from half_done`.execute(database.db)).rejects.toThrow(/half_done/);
    expect(await database.migrate(migrations)).toEqual([]);
  } finally {
    await database.close();
    await place.drop();
  }
});
