import { apiAdmin } from "../activity.ts";
import type { Context } from "../context.ts";

export type TicketCounts = {
  active: number;
  awaiting: number;
  /** Active ones that are flagged to the member of staff for whom the API acts. */
  flagged: number;
  /** In the installation's order. */
  statuses: { title: string; count: number }[];
};

/** Numbers of tickets in departments. What was merged into another ticket counts with that one only. */
export async function ticketCounts(db: Context["db"], departments: readonly number[]): Promise<TicketCounts> {
  const admin = await apiAdmin(db);
  const [statuses, counts, flags] = await Promise.all([
    db
      .selectFrom("ticket_statuses")
      .select(["title", "show_active", "show_awaiting"])
      .orderBy("sort_order")
      .orderBy("id")
      .execute(),
    db
      .selectFrom("tickets")
      .select(["status", ({ fn }) => fn.countAll<number>().as("number")])
      .where("merged_into_id", "is", null)
      .where("department_id", "in", [...departments, 0])
      .groupBy("status")
      .execute(),
    db
      .selectFrom("tickets")
      .select(["status", ({ fn }) => fn.countAll<number>().as("number")])
      .where("merged_into_id", "is", null)
      .where("department_id", "in", [...departments, 0])
      .where("flag_admin_id", "=", admin?.id ?? 0)
      .groupBy("status")
      .execute(),
  ]);
  const number = (rows: typeof counts, title: string) => rows.find((row) => row.status === title)?.number ?? 0;
  const sum = (rows: typeof counts, of: (row: (typeof statuses)[number]) => boolean) =>
    statuses.filter(of).reduce((total, { title }) => total + number(rows, title), 0);
  return {
    active: sum(counts, (row) => row.show_active === 1),
    awaiting: sum(counts, (row) => row.show_awaiting === 1),
    flagged: sum(flags, (row) => row.show_active === 1),
    statuses: statuses.map(({ title }) => ({ title, count: number(counts, title) })),
  };
}
