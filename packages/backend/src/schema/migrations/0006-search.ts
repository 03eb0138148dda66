import { column as is, type Migration } from "@kraken/database";
import { sql } from "kysely";

/** Each searchable table, its number in search_terms, and the columns that are searched (or decide what is found). */
const searched = [
  {
    table: "clients",
    kind: 1,
    columns: ["firstname", "lastname", "companyname", "email", "phonenumber", "tax_id"],
  },
  { table: "services", kind: 2, columns: ["domain", "username", "dedicated_ip"] },
  { table: "domains", kind: 3, columns: ["domain"] },
  { table: "tickets", kind: 4, columns: ["subject", "name", "email"] },
] as const;

/** The words of clients, services, domains and tickets. */
export const search: Migration = {
  name: "0006_search",
  async up({ tx, createTable, createIndex, noteChanges }) {
    await createTable("search_words", { id: is.id, word: is.textRequired });
    await createIndex("search_words", ["word"], { unique: true });
    await createTable("search_variants", { variant: is.bigint, word_id: is.integer }, ["variant", "word_id"]);
    await createTable("search_terms", { word_id: is.integer, kind: is.integer, object_id: is.integer }, [
      "word_id",
      "kind",
      "object_id",
    ]);
    await createIndex("search_terms", ["kind", "object_id"]);
    await createTable("search_changes", { id: is.id, kind: is.integer, object_id: is.integer });
    for (const { table, kind, columns } of searched) {
      await noteChanges(table, { into: "search_changes", kind, columns });
      // What was there before is read like a change.
      await sql`insert into search_changes (kind, object_id) select ${sql.lit(kind)}, id from ${sql.table(table)}`.execute(
        tx,
      );
    }
  },
};
