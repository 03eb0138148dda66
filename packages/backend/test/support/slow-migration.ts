import { connect } from "@kraken/database";
import { sql } from "kysely";
import { migrations } from "../../src/schema/index.ts";

/**
 * A process that migrates a database, and stops for ever inside of one migration, when half of it is done: to be killed
 * there. Told by its argument where the database is, and which migration that is.
 */
const { url, schema, at } = JSON.parse(process.argv[2] ?? "") as { url: string; schema?: string; at: number };
const database = await connect(url, schema === undefined ? {} : { schema });
await database.migrate(
  migrations.map((migration, place) => ({
    ...migration,
    async up(context) {
      await migration.up(context);
      if (place !== at) return;
      await sql`create table half_done (id integer)`.execute(context.tx);
      process.send?.("half way");
      await new Promise(() => setInterval(() => {}, 1000));
    },
  })),
);
