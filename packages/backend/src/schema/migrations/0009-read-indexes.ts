import type { Migration } from "@kraken/database";

/** What lists are filtered and sorted by, found by asking for the plan of every query that reads. */
export const readIndexes: Migration = {
  name: "0009_read_indexes",
  async up({ createIndex }) {
    await createIndex("invoices", ["status", "id"]);
    await createIndex("orders", ["user_id"]);
    await createIndex("services", ["username"]);
    await createIndex("service_addons", ["addon_id"]);
    await createIndex("contacts", ["lower(email)"]);
  },
};
