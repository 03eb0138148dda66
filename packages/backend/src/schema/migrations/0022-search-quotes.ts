import type { Migration } from "@kraken/database";
import { sql } from "kysely";

/** The words of quotes, beside those of clients, services, domains and tickets. */
export const searchQuotes: Migration = {
  name: "0022_search_quotes",
  async up({ tx, noteChanges }) {
    const columns = ["subject", "firstname", "lastname", "companyname", "email"];
    await noteChanges("quotes", { into: "search_changes", kind: 5, columns });
    // What was there before is read like a change.
    await sql`insert into search_changes (kind, object_id) select 5, id from quotes`.execute(tx);
  },
};
