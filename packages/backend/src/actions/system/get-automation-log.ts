import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { LAST_RUN } from "../../system/automation.ts";
import { wireTime } from "../../wire/amounts.ts";

/** Of a task that ran several times on a day, its numbers are added up. */
function added(rows: readonly { day: string; task: string; figures: string }[]) {
  const days: Record<string, Record<string, Record<string, number>>> = {};
  for (const { day, task, figures } of rows) {
    const tasks = days[day] ?? {};
    const sums = tasks[task] ?? {};
    for (const [name, number] of Object.entries(JSON.parse(figures || "{}") as Record<string, number>)) {
      sums[name] = (sums[name] ?? 0) + number;
    }
    tasks[task] = sums;
    days[day] = tasks;
  }
  return days;
}

export const getAutomationLog = handler(actions.getAutomationLog, async ({ db, now, today }, input) => {
  const start = input.startdate ?? today;
  const end = input.enddate ?? today;
  let found = db.selectFrom("automation_log").where("day", ">=", start).where("day", "<=", end);
  if (input.namespace) found = found.where(({ fn }) => fn("lower", ["task"]), "=", input.namespace.toLowerCase());
  const [rows, last] = await Promise.all([
    found.select(["day", "task", "figures"]).orderBy("id").execute(),
    db.selectFrom("settings").select("value").where("setting", "=", LAST_RUN).executeTakeFirst(),
  ]);
  return {
    currentDatetime: wireTime(now),
    lastDailyCronInvocationTime: wireTime(last?.value || null),
    startdate: `${start}T00:00:00`,
    enddate: `${end}T23:59:59`,
    statistics: added(rows),
  };
});
