import { column as is, type Migration } from "@kraken/database";

/** What the daily run and its tasks did, for GetAutomationLog. */
export const automationLog: Migration = {
  name: "0014_automation_log",
  async up({ createTable, createIndex }) {
    await createTable("automation_log", {
      id: is.id,
      day: is.date,
      task: is.textRequired,
      figures: is.text,
      created_at: is.time,
    });
    await createIndex("automation_log", ["day", "task"]);
  },
};
