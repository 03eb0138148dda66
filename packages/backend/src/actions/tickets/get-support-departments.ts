import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { departmentsSeen } from "../../support/departments.ts";

export const getSupportDepartments = handler(actions.getSupportDepartments, async ({ db }, input) => {
  const seen = await departmentsSeen(db, input.ignore_dept_assignments);
  const statuses = await db
    .selectFrom("ticket_statuses")
    .select(["title", "show_awaiting", "show_active"])
    .where(({ or, eb }) => or([eb("show_awaiting", "=", 1), eb("show_active", "=", 1)]))
    .execute();
  const [departments, counts] = await Promise.all([
    db
      .selectFrom("departments")
      .select(["id", "name"])
      .where("id", "in", [...seen, 0])
      .orderBy("sort_order")
      .orderBy("id")
      .execute(),
    // Most tickets are closed: they are not read to be counted.
    db
      .selectFrom("tickets")
      .select(["department_id", "status"])
      .select(({ fn }) => fn.countAll<number>().as("number"))
      .where("merged_into_id", "is", null)
      .where("status", "in", ["", ...statuses.map(({ title }) => title)])
      .groupBy(["status", "department_id"])
      .execute(),
  ]);
  const number = (department: number, kind: "show_awaiting" | "show_active") => {
    const titles = statuses.filter((status) => status[kind] === 1).map(({ title }) => title);
    return counts
      .filter((row) => row.department_id === department && titles.includes(row.status))
      .reduce((sum, row) => sum + row.number, 0);
  };
  return {
    totalresults: departments.length,
    departments: departments.map(({ id, name }) => ({
      id,
      name,
      awaitingreply: number(id, "show_awaiting"),
      opentickets: number(id, "show_active"),
    })),
  };
});
