import "server-only";
import { ActionError, type Whmcs } from "@kraken/sdk";
import { assertMay, assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { clientStats } from "./client-details.ts";
import type { Domain } from "./domains.ts";
import { failureOf } from "./failure.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";
import type { Service } from "./services.ts";
import type { Upload } from "./ticket-files.ts";

type TicketRow = Awaited<ReturnType<Whmcs["getTickets"]>>["tickets"][number];
type TicketAnswer = Awaited<ReturnType<Whmcs["getTicket"]>>;

/** A ticket in a list. The access code and staff's flags stay here. */
const pickHead = (row: TicketRow) => ({
  id: row.id,
  number: row.tid,
  subject: row.subject,
  status: row.status,
  priority: row.priority,
  opened: row.date,
  lastReply: row.lastreply,
});

export const pick = (row: TicketRow, departments: Department[]) => ({
  ...pickHead(row),
  department: departments.find((department) => department.id === row.deptid)?.name ?? "",
});

export type TicketHead = ReturnType<typeof pickHead>;
export type TicketSummary = ReturnType<typeof pick>;
export type Department = { id: number; name: string };

export const departmentRows = once(async (scope: ClientScope | StaffScope) => {
  assertScope(scope, "client", "staff");
  return (await ask(scope).getSupportDepartments({ ignore_dept_assignments: true })).departments;
});

/** The support departments. (GetSupportDepartments) */
export async function departments(scope: ClientScope | StaffScope): Promise<Department[]> {
  return (await departmentRows(scope)).map(({ id, name }) => ({ id, name }));
}

export type TicketQuery = {
  /** A status, or one of WHMCS's groups of them: "All Active Tickets", "Awaiting Reply". */
  status?: string | undefined;
  subject?: string | undefined;
  department?: number | undefined;
  page: number;
  pageSize: number;
};

export const paging = (query: TicketQuery) => ({
  status: query.status || undefined,
  subject: query.subject || undefined,
  deptid: query.department,
  ignore_dept_assignments: true,
  limitstart: (query.page - 1) * query.pageSize,
  limitnum: query.pageSize,
});

async function ticketRows(scope: ClientScope, query: TicketQuery): Promise<{ rows: TicketRow[]; total: number }> {
  assertMay(scope, "tickets");
  const answer = await ask(scope).getTickets({ ...paging(query), clientid: scope.clientId });
  return { rows: ownRows(scope, "GetTickets", answer.tickets, (row) => row.userid), total: answer.totalresults };
}

/** One page of the signed-in client's tickets, the last answered first. (GetTickets) */
export async function tickets(
  scope: ClientScope,
  query: TicketQuery,
): Promise<{ rows: TicketSummary[]; total: number }> {
  assertMay(scope, "tickets");
  const [{ rows, total }, known] = await Promise.all([ticketRows(scope, query), departments(scope)]);
  return { rows: rows.map((row) => pick(row, known)), total };
}

/** All tickets of the signed-in client. (GetTickets) */
export async function allTickets(scope: ClientScope): Promise<TicketHead[]> {
  assertMay(scope, "tickets");
  const asked = { clientid: scope.clientId, ignore_dept_assignments: true };
  const rows = await collect(ask(scope).paginate.getTickets(asked));
  return ownRows(scope, "GetTickets", rows, (row) => row.userid).map(pickHead);
}

/** The same without their departments, which are a call of their own. (GetTickets) */
export async function ticketHeads(
  scope: ClientScope,
  query: TicketQuery,
): Promise<{ rows: TicketHead[]; total: number }> {
  const { rows, total } = await ticketRows(scope, query);
  return { rows: rows.map(pickHead), total };
}

/** How many of the signed-in client's tickets are not closed. (GetClientsDetails with stats, else GetTickets) */
export const activeTickets = once(async (scope: ClientScope): Promise<number> => {
  assertMay(scope, "tickets");
  const stats = await clientStats(scope.clientId);
  if (stats) return stats.numactivetickets;
  return (await ticketRows(scope, { status: "All Active Tickets", page: 1, pageSize: 1 })).total;
});

/** The service or domain that a ticket is about: WHMCS writes "S12" and "D7". */
function aboutOf(text: string): { kind: "service" | "domain"; id: number } | undefined {
  const [, kind, id] = /^([SD])([1-9]\d*)$/.exec(text) ?? [];
  return id === undefined ? undefined : { kind: kind === "S" ? "service" : "domain", id: Number(id) };
}

export const filesOf = (attachments: { filename: string; index: number }[]) =>
  attachments.map(({ filename, index }) => ({ name: filename, index }));

export const pickTicket = (answer: TicketAnswer) => ({
  id: answer.ticketid,
  number: answer.tid,
  subject: answer.subject,
  status: answer.status,
  priority: answer.priority,
  department: answer.deptname,
  opened: answer.date,
  lastReply: answer.lastreply,
  about: aboutOf(answer.service),
  messages: answer.replies.map((reply) => ({
    id: reply.replyid,
    author: reply.requestor_name || reply.name || reply.admin,
    isStaff: reply.requestor_type === "Operator" || reply.admin !== "",
    at: reply.date,
    text: reply.message,
    attachments: filesOf(reply.attachments),
    /** Stars that the client gave it, if he did. */
    rating: reply.rating || undefined,
  })),
});

export function missing(error: unknown): undefined {
  if (error instanceof ActionError && error.is("Ticket ID not found", "Ticket not found", "Ticket ID Not Found"))
    return undefined;
  throw error;
}

export async function fetchTicket(asked: Whmcs, id: number): Promise<TicketAnswer | undefined> {
  const answer = await asked.getTicket({ ticketid: id, repliessort: "ASC" }).catch(missing);
  return answer?.ticketid === id ? answer : undefined;
}

declare const owned: unique symbol;
/** A ticket that was read for its owner: writes take this, and not an id from a form. */
export type OwnTicket = ReturnType<typeof pickTicket> & { readonly [owned]: "ticket" };

/** The id of the client's ticket with that number ("ABC-123456"); undefined when he has no such one. (GetTicket) */
export async function ticketIdOfNumber(scope: ClientScope, number: string): Promise<number | undefined> {
  assertMay(scope, "tickets");
  const answer = await ask(scope).getTicket({ ticketnum: number }).catch(missing);
  return answer?.userid === scope.clientId && answer.tid === number ? answer.ticketid : undefined;
}

async function ownTicket(asked: Whmcs, scope: ClientScope, id: number): Promise<OwnTicket | undefined> {
  assertMay(scope, "tickets");
  const answer = await fetchTicket(asked, id);
  return answer?.userid === scope.clientId ? (pickTicket(answer) as OwnTicket) : undefined;
}

/** One ticket with its conversation, or undefined when this client has no such one. Staff's notes stay here. (GetTicket) */
export const ticket = once((scope: ClientScope, id: number) => ownTicket(ask(scope), scope, id));

/** The same as it is at this moment, for who writes to it. (GetTicket) */
export const ticketNow = (scope: ClientScope, id: number) => ownTicket(askAnew(scope), scope, id);

/** What is known of a ticket of the client's while WHMCS can't be asked. */
export type KnownTicket = Pick<OwnTicket, "id" | "number" | "subject">;

/**
 * The client's ticket as it was known last, to keep a reply for it until WHMCS can be asked: to decide nothing else.
 * Undefined when nothing is known of it. (GetTicket)
 */
export async function lastKnownTicket(scope: ClientScope, id: number): Promise<KnownTicket | undefined> {
  try {
    return await ticket(scope, id);
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return undefined;
  }
}

/** The client's tickets that were opened or answered last, the newest first, as they are at this moment. (GetTickets) */
export async function lastTickets(
  scope: ClientScope,
): Promise<{ id: number; subject: string; opened: string | null }[]> {
  assertMay(scope, "tickets");
  const asked = { clientid: scope.clientId, ignore_dept_assignments: true, limitstart: 0, limitnum: 25 };
  const rows = ownRows(scope, "GetTickets", (await askAnew(scope).getTickets(asked)).tickets, (row) => row.userid);
  return rows.map(({ id, subject, date }) => ({ id, subject, opened: date }));
}

/** Adds the client's reply to his ticket. (AddTicketReply) */
export async function replyToTicket(
  scope: ClientScope,
  to: OwnTicket,
  message: string,
  files: Upload[] = [],
): Promise<void> {
  assertMay(scope, "tickets");
  const attachments = files.length > 0 ? files : undefined;
  await ask(scope).addTicketReply({ ticketid: to.id, clientid: scope.clientId, message, attachments, markdown: true });
}

export const priorities = ["Low", "Medium", "High"] as const;

export type NewTicket = {
  department: number;
  subject: string;
  message: string;
  priority: (typeof priorities)[number];
  /** One of the client's own services or domains that it is about. */
  about?: { service: Service } | { domain: Domain } | undefined;
  files?: Upload[] | undefined;
};

/** Opens a ticket for the signed-in client; answers its id and number. (OpenTicket) */
export async function openTicket(scope: ClientScope, made: NewTicket): Promise<{ id: number; number: string }> {
  assertMay(scope, "tickets");
  const answer = await ask(scope).openTicket({
    clientid: scope.clientId,
    userid: scope.userId,
    deptid: made.department,
    subject: made.subject,
    message: made.message,
    priority: made.priority,
    serviceid: made.about && "service" in made.about ? made.about.service.id : undefined,
    domainid: made.about && "domain" in made.about ? made.about.domain.id : undefined,
    attachments: made.files && made.files.length > 0 ? made.files : undefined,
    markdown: true,
  });
  return { id: answer.id, number: answer.tid };
}

export type TicketStatus = { title: string; count: number };

/** The statuses with the number of tickets in each, of all departments or of one. (GetSupportStatuses) */
export const statuses = once(async (scope: ClientScope | StaffScope, department?: number): Promise<TicketStatus[]> => {
  assertScope(scope, "client", "staff");
  const answer = await ask(scope).getSupportStatuses({ deptid: department });
  // The numbers are of all clients: only staff may see them.
  return answer.statuses.map(({ title, count }) => ({ title, count: scope.kind === "staff" ? count : 0 }));
});
