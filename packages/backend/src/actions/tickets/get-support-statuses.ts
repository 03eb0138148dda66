import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const getSupportStatuses = handler(actions.getSupportStatuses, async ({ db }, { deptid }) => {
  let tickets = db.selectFrom("tickets").where("merged_into_id", "is", null);
  if (deptid !== undefined) tickets = tickets.where("department_id", "=", deptid);
  const [statuses, counts] = await Promise.all([
    db.selectFrom("ticket_statuses").select(["title", "color"]).orderBy("sort_order").orderBy("id").execute(),
    tickets
      .select(["status", ({ fn }) => fn.countAll<number>().as("number")])
      .groupBy("status")
      .execute(),
  ]);
  return {
    totalresults: statuses.length,
    statuses: statuses.map(({ title, color }) => ({
      title,
      count: counts.find((row) => row.status === title)?.number ?? 0,
      color,
    })),
  };
});
