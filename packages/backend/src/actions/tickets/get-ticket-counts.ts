import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { ticketCounts } from "../../support/counts.ts";
import { departmentsSeen } from "../../support/departments.ts";

export const getTicketCounts = handler(actions.getTicketCounts, async ({ db }, input) => {
  const departments = await departmentsSeen(db, input.ignoreDepartmentAssignments);
  const counts = await ticketCounts(db, departments);
  const status = Object.fromEntries(
    counts.statuses.map(({ title, count }) => [title.toLowerCase().replace(/[^a-z0-9]/g, ""), { title, count }]),
  );
  return {
    filteredDepartments: departments,
    allActive: counts.active,
    awaitingReply: counts.awaiting,
    flaggedTickets: counts.flagged,
    status: input.includeCountsByStatus ? status : null,
  };
});
