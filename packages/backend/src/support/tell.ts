import type { Context, Tx } from "../context.ts";
import { queueAdminMail, queueMail, subjectOf } from "../mail/queue.ts";
import { readSettings } from "../settings.ts";

type Ticket = { id: number; department_id: number };

/** Mails the staff of a ticket's department, or one of them, about it. */
export async function tellStaff(
  context: Context,
  tx: Tx,
  ticket: Ticket,
  template:
    | "Support Ticket Created"
    | "Support Ticket Response"
    | "Support Ticket Flagged"
    | "Support Ticket Department Reassigned",
  admin?: number,
): Promise<void> {
  const subject = await subjectOf(context, tx, "support", ticket.id, await readSettings(tx));
  if (!subject) return;
  const staff = { type: "support" as const, department: ticket.department_id, admin };
  await queueAdminMail(context, tx, { template, staff, merge: subject.fields });
}

/** Mails who opened a ticket. */
export async function tellRequestor(
  context: Context,
  tx: Tx,
  ticketId: number,
  template: "Support Ticket Opened" | "Support Ticket Opened by Admin" | "Support Ticket Reply",
): Promise<void> {
  await queueMail(context, tx, { template, about: ticketId });
}
