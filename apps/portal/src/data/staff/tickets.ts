import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { once } from "../once.ts";
import type { Upload } from "../ticket-files.ts";
import {
  type Department,
  departmentRows,
  departments,
  fetchTicket,
  filesOf,
  missing,
  paging,
  pick,
  pickTicket,
  type TicketQuery,
} from "../tickets.ts";

/* Tickets of all clients, as staff have them. */

export type DepartmentLoad = Department & { awaiting: number; active: number };

/** The support departments with how many tickets wait and are open in each, for staff. (GetSupportDepartments) */
export async function departmentLoads(scope: StaffScope): Promise<DepartmentLoad[]> {
  assertScope(scope, "staff");
  const rows = await departmentRows(scope);
  return rows.map(({ id, name, awaitingreply, opentickets }) => ({
    id,
    name,
    awaiting: awaitingreply,
    active: opentickets,
  }));
}

/** One page of the tickets of all clients, for staff. (GetTickets) */
export async function queue(scope: StaffScope, query: TicketQuery & { client?: number | undefined }) {
  assertScope(scope, "staff");
  const [answer, known] = await Promise.all([
    ask(scope).getTickets({ ...paging(query), clientid: query.client }),
    departments(scope),
  ]);
  const rows = answer.tickets.map((row) => ({
    ...pick(row, known),
    clientId: row.userid,
    from: row.owner_name || row.requestor_name || row.name,
    /** The id of the admin who has it; 0 is nobody. */
    assigned: row.flag,
  }));
  return { rows, total: answer.totalresults };
}

export type QueueRow = Awaited<ReturnType<typeof queue>>["rows"][number];

async function ticketForStaff(asked: Whmcs, scope: StaffScope, id: number) {
  assertScope(scope, "staff");
  const answer = await fetchTicket(asked, id);
  if (!answer) return undefined;
  return {
    ...pickTicket(answer),
    clientId: answer.userid,
    departmentId: answer.deptid,
    /** The id of the admin who has it; 0 is nobody. */
    assigned: answer.flag,
    from: { name: answer.requestor_name || answer.name, email: answer.requestor_email || answer.email },
    notes: answer.notes.map((note) => ({
      id: note.noteid,
      author: note.admin,
      at: note.date,
      text: note.message,
      attachments: filesOf(note.attachments),
    })),
  };
}

/** One ticket as staff see it, notes included. (GetTicket) */
export const staffTicket = once((scope: StaffScope, id: number) => ticketForStaff(ask(scope), scope, id));

/** The same as it is at this moment, for who writes to it. (GetTicket) */
export const staffTicketNow = (scope: StaffScope, id: number) => ticketForStaff(askAnew(scope), scope, id);

/** The id of whosever ticket with that number ("447101"), for staff; undefined when there is none. (GetTicket) */
export async function staffTicketIdOfNumber(scope: StaffScope, number: string): Promise<number | undefined> {
  assertScope(scope, "staff");
  const answer = await askAnew(scope).getTicket({ ticketnum: number }).catch(missing);
  return answer?.tid === number ? answer.ticketid : undefined;
}

export type StaffTicket = NonNullable<Awaited<ReturnType<typeof staffTicket>>>;

/**
 * Adds staff's reply to a ticket, which has this status afterwards; "Answered" when left out. (AddTicketReply)
 */
export async function replyAsStaff(
  scope: StaffScope,
  to: Pick<StaffTicket, "id" | "clientId">,
  message: string,
  files: Upload[] = [],
  status?: string,
): Promise<void> {
  assertScope(scope, "staff");
  const attachments = files.length > 0 ? files : undefined;
  const { adminUsername: adminusername } = scope;
  // The client sees it at once, too.
  await ask(scope, to.clientId).addTicketReply({
    ticketid: to.id,
    adminusername,
    message,
    status,
    attachments,
    markdown: true,
  });
}
