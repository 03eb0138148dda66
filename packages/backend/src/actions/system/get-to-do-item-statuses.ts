import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { toDoStatuses } from "../../system/to-do.ts";

export const getToDoItemStatuses = handler(actions.getToDoItemStatuses, async ({ db, today }) => {
  const count = (overdue: boolean) => {
    let found = db.selectFrom("todo_items");
    if (overdue) found = found.where("due_date", "<", today);
    return found
      .select(["status", ({ fn }) => fn.countAll<number>().as("number")])
      .groupBy("status")
      .execute();
  };
  const [all, late] = await Promise.all([count(false), count(true)]);
  const number = (rows: typeof all, status: string) => rows.find((row) => row.status === status)?.number ?? 0;
  return {
    totalresults: toDoStatuses.length,
    todoitemstatuses: toDoStatuses.map((type) => ({
      type,
      count: number(all, type),
      // What is done is not late any more.
      overdue: type === "Completed" ? 0 : number(late, type),
    })),
  };
});
