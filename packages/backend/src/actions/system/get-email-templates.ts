import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const getEmailTemplates = handler(actions.getEmailTemplates, async ({ db }, { type, language }) => {
  let found = db.selectFrom("email_templates").where("language", "=", language ?? "");
  if (type) found = found.where("type", "=", type.toLowerCase());
  const rows = await found.select(["id", "name", "subject", "is_custom"]).orderBy("name").orderBy("id").execute();
  return {
    totalresults: rows.length,
    emailtemplates: rows.map(({ id, name, subject, is_custom }) => ({ id, name, subject, custom: is_custom === 1 })),
  };
});
