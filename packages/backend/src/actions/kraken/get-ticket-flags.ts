import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const krakenGetTicketFlags = handler(actions.krakenGetTicketFlags, async ({ db }, { deptid }) => {
  let flagged = db
    .selectFrom("tickets")
    .innerJoin("ticket_statuses", "ticket_statuses.title", "tickets.status")
    .select(["tickets.flag_admin_id as adminid", ({ fn }) => fn.countAll<number>().as("tickets")])
    .where("tickets.flag_admin_id", "is not", null)
    .where("tickets.merged_into_id", "is", null)
    .where("ticket_statuses.show_active", "=", 1);
  if (deptid !== undefined) flagged = flagged.where("tickets.department_id", "=", deptid);
  const rows = await flagged.groupBy("tickets.flag_admin_id").orderBy("tickets.flag_admin_id").execute();
  return {
    totalresults: rows.reduce((sum, { tickets }) => sum + tickets, 0),
    admins: rows.map(({ adminid, tickets }) => ({ adminid: adminid ?? 0, tickets })),
  };
});
