import type { Kysely } from "kysely";
import type { Tables } from "../schema/tables.ts";
import { standardTemplates } from "./templates/index.ts";

/** Adds the standard templates that are not there yet. Those that are, changed or not, stay as they are. */
export async function addMissingTemplates(db: Kysely<Tables>, now: string): Promise<void> {
  const known = await db.selectFrom("email_templates").select("name").where("language", "=", "").execute();
  const names = new Set(known.map((row) => row.name));
  const missing = standardTemplates.filter((template) => !names.has(template.name));
  if (missing.length === 0) return;
  await db
    .insertInto("email_templates")
    .values(missing.map((template) => ({ ...template, created_at: now, updated_at: now })))
    .execute();
}
