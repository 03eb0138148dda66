import type { Migration } from "@kraken/database";
import { sql } from "kysely";

/** What GetQuotes filters by, and GetTransactions sorts by. */
export const quoteIndexes: Migration = {
  name: "0015_quote_indexes",
  async up({ tx, createIndex }) {
    await createIndex("quotes", ["created_on"]);
    await createIndex("quotes", ["modified_on"]);
    await createIndex("quotes", ["valid_until"]);
    // Not the whole subject: an index takes only so much of a text.
    await sql`create index quotes_subject_idx on quotes (substr(subject, 1, 100))`.execute(tx);
    await sql`create index transactions_amount_idx on transactions ((amount_in - amount_out))`.execute(tx);
  },
};
