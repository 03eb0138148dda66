import type { Migration } from "@kraken/database";

/** For staff's lists of everything: each is skipped through in the order that it is shown in, without reading its rows. */
export const longLists: Migration = {
  name: "0023_long_lists",
  async up({ createIndex }) {
    await createIndex("clients", ["status", "created_at"]);
    await createIndex("invoices", ["status", "date"]);
    await createIndex("invoices", ["status", "due_date", "total"]);
    await createIndex("tickets", ["merged_into_id", "last_reply_at", "department_id", "status"]);
    await createIndex("tickets", ["merged_into_id", "department_id", "last_reply_at", "status"]);
  },
};
