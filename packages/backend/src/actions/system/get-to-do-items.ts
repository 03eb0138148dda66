import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";

/** What is due first comes first, what has no day last. */
export const getToDoItems = handler(actions.getToDoItems, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  const status = input.status?.toLowerCase();
  let found = db.selectFrom("todo_items");
  if (status === "incomplete") found = found.where("status", "<>", "Completed");
  else if (status) found = found.where(({ fn }) => fn("lower", ["status"]), "=", status);
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .selectAll()
      .orderBy(({ fn, ref, val }) => fn.coalesce(ref("due_date"), val("9999-12-31")))
      .orderBy("id")
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  const items = rows.map((row) => ({
    id: row.id,
    date: row.date,
    title: row.title,
    description: row.description,
    admin: row.admin_id ?? 0,
    status: row.status,
    duedate: row.due_date,
  }));
  return { totalresults: total, startnumber: offset, items };
});
