import type { Migration } from "@kraken/database";

/** For the desk's counts and figures, and for who looks for somebody's traces in the log. */
export const deskIndexes: Migration = {
  name: "0016_desk_indexes",
  async up({ createIndex }) {
    await createIndex("activity_log", ["lower(username)", "created_at"]);
    await createIndex("activity_log", ["ip_address", "created_at"]);
    await createIndex("cancel_requests", ["done_at"]);
    await createIndex("billable_items", ["invoice_count"]);
    await createIndex("tickets", ["created_at"]);
    await createIndex("tickets", ["merged_into_id", "status", "department_id"]);
  },
};
