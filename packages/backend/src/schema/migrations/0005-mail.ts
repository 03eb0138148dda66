import type { Migration } from "@kraken/database";
import { type Kysely, sql } from "kysely";
import { addMissingTemplates } from "../../mail/seed.ts";
import type { Tables } from "../tables.ts";

/** Mail as an outbox: what names a mail to its transport, and what of it is not kept. And the standard templates. */
export const mail: Migration = {
  name: "0005_mail",
  async up({ tx, dialect, createIndex }) {
    const text = sql.raw(dialect === "postgres" ? 'text collate "C"' : "text");
    await sql`alter table emails add column reference ${text} not null default ''`.execute(tx);
    await sql`alter table emails add column outgoing ${text} not null default ''`.execute(tx);
    await createIndex("email_templates", ["type"]);
    await addMissingTemplates(tx as unknown as Kysely<Tables>, "2026-01-01T00:00:00Z");
  },
};
