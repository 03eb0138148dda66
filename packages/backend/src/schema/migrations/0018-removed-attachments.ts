import type { Migration } from "@kraken/database";
import { sql } from "kysely";

/** When a file was removed from a ticket closed long ago: its name stays, and its bytes are gone. */
export const removedAttachments: Migration = {
  name: "0018_removed_attachments",
  async up({ tx }) {
    await sql`alter table attachments add column removed_at text`.execute(tx);
  },
};
