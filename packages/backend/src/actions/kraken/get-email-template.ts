import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const UNKNOWN = "Email Template ID Not Found";

export const krakenGetEmailTemplate = handler(
  actions.krakenGetEmailTemplate,
  async ({ db }, { templateid }) => {
    const row =
      (await db.selectFrom("email_templates").selectAll().where("id", "=", templateid).executeTakeFirst()) ??
      refuse(UNKNOWN);
    const { id, type, name, subject, message, language } = row;
    return { id, type, name, subject, message, language, custom: row.is_custom === 1 };
  },
  { templateid: UNKNOWN },
);
