import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { departmentsSeen } from "../../support/departments.ts";

export const getSupportDepartments = handler(actions.getSupportDepartments, async ({ db }, input) => {
  const seen = await departmentsSeen(db, input.ignore_dept_assignments);
  const [departments, counts] = await Promise.all([
    db
      .selectFrom("departments")
      .select(["id", "name"])
      .where("id", "in", [...seen, 0])
      .orderBy("sort_order")
      .orderBy("id")
      .execute(),
    db
      .selectFrom("tickets")
      .innerJoin("ticket_statuses", "ticket_statuses.title", "tickets.status")
      .select(["tickets.department_id", "ticket_statuses.show_awaiting", "ticket_statuses.show_active"])
      .select(({ fn }) => fn.countAll<number>().as("number"))
      .where("tickets.merged_into_id", "is", null)
      .groupBy(["tickets.department_id", "ticket_statuses.show_awaiting", "ticket_statuses.show_active"])
      .execute(),
  ]);
  const number = (department: number, kind: "show_awaiting" | "show_active") =>
    counts
      .filter((row) => row.department_id === department && row[kind] === 1)
      .reduce((sum, row) => sum + row.number, 0);
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
