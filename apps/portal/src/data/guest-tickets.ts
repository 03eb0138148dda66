import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { ActionError } from "@kraken/sdk";
import { assertScope, type PublicScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";

/** The departments to which a stranger may write. (GetSupportDepartments) */
export async function contactDepartments(scope: PublicScope): Promise<{ id: number; name: string }[]> {
  assertScope(scope, "public");
  const answer = await ask(scope).getSupportDepartments({ ignore_dept_assignments: true });
  return answer.departments.map(({ id, name }) => ({ id, name }));
}

export type GuestTicketMade = { department: number; name: string; email: string; subject: string; message: string };

/** Opens a ticket for somebody who is no client. Answers its number and access code. (OpenTicket) */
export async function openGuestTicket(
  scope: PublicScope,
  made: GuestTicketMade,
): Promise<{ number: string; code: string }> {
  assertScope(scope, "public");
  const { department, name, email, subject, message } = made;
  const answer = await ask(scope).openTicket({
    deptid: department,
    name,
    email,
    subject,
    message,
    priority: "Medium",
    markdown: true,
  });
  return { number: answer.tid, code: answer.c };
}

const digest = (text: string) => createHash("sha256").update(text).digest();
/** As long, whatever the two have in common. */
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

declare const owned: unique symbol;
/** A guest's ticket that was read by its number and code: writes take this. */
export type GuestTicket = {
  readonly [owned]: "guest ticket";
  id: number;
  number: string;
  name: string;
  email: string;
  subject: string;
  status: string;
  department: string;
  opened: string | null;
  messages: { id: number; author: string; isStaff: boolean; at: string | null; text: string; attachments: string[] }[];
};

/**
 * A ticket by its number and access code: a guest's whole, of a client's only its id, since he signs in to read it.
 * Undefined when there is no such number, or the code is another. Staff's notes stay here. (GetTicket)
 */
export async function ticketByCode(
  scope: PublicScope,
  number: string,
  code: string,
): Promise<GuestTicket | { clientTicketId: number } | undefined> {
  assertScope(scope, "public");
  if (!/^[\w-]{1,40}$/.test(number) || !/^[\w-]{4,80}$/.test(code)) return undefined;
  // Anew: the code that opens it is not kept.
  const answer = await askAnew(scope)
    .getTicket({ ticketnum: number, repliessort: "ASC" })
    .catch((error) => {
      if (error instanceof ActionError && error.is("Ticket ID not found", "Ticket not found", "Ticket ID Not Found"))
        return undefined;
      throw error;
    });
  // Compared even when there is nothing to compare with.
  const right = isSame(answer?.c ?? "", code);
  if (!answer || !right || answer.c === "" || answer.tid !== number) return undefined;
  if (answer.userid !== 0) return { clientTicketId: answer.ticketid };
  return {
    id: answer.ticketid,
    number: answer.tid,
    name: answer.requestor_name || answer.name,
    email: answer.requestor_email || answer.email,
    subject: answer.subject,
    status: answer.status,
    department: answer.deptname,
    opened: answer.date,
    messages: answer.replies.map((reply) => ({
      id: reply.replyid,
      author: reply.requestor_name || reply.name || reply.admin,
      isStaff: reply.requestor_type === "Operator" || reply.admin !== "",
      at: reply.date,
      text: reply.message,
      attachments: reply.attachments.map((attachment) => attachment.filename),
    })),
  } as GuestTicket;
}

/** Adds the guest's reply to his ticket. (AddTicketReply) */
export async function replyAsGuest(scope: PublicScope, to: GuestTicket, message: string): Promise<void> {
  assertScope(scope, "public");
  await ask(scope).addTicketReply({ ticketid: to.id, name: to.name, email: to.email, message, markdown: true });
}
