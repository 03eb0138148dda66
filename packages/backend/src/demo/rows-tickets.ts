import { momentText } from "./calendar.ts";
import type { Rows } from "./company-rows.ts";
import { scattered } from "./numbering.ts";
import type { TicketStory, World } from "./world.ts";

/** Tickets with their messages, notes and files. The opening message of a ticket is the first of its messages. */
export function ticketRows(world: World): Rows {
  return {
    tickets: world.tickets.map(ticketRow),
    ticket_replies: world.tickets.flatMap(replyRows),
    ticket_notes: world.tickets.flatMap((ticket) =>
      ticket.turns
        .filter((turn) => turn.by === "note")
        .map((turn) => ({
          ticket_id: ticket.id,
          admin_id: ticket.agent,
          message: turn.text,
          created_at: momentText(turn.moment),
        })),
    ),
  };
}

function ticketRow(ticket: TicketStory) {
  const messages = ticket.turns.filter((turn) => turn.by !== "note");
  const opened = momentText(messages[0]?.moment ?? 0);
  const last = momentText(messages.at(-1)?.moment ?? 0);
  return {
    id: ticket.id,
    tid: String(100_000 + scattered(ticket.id, 900_000, 7919)),
    c: ticket.code,
    department_id: ticket.department,
    client_id: ticket.client?.id ?? null,
    user_id: ticket.client?.userId ?? null,
    name: ticket.name,
    email: ticket.email,
    cc: ticket.cc,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    flag_admin_id: ticket.flagged ? ticket.agent : null,
    service_id: ticket.about.service?.id ?? null,
    domain_id: ticket.about.domain?.id ?? null,
    created_at: opened,
    last_reply_at: last,
    updated_at: last,
  };
}

function replyRows(ticket: TicketStory) {
  const messages = ticket.turns.filter((turn) => turn.by !== "note");
  return messages.map((turn, at) => {
    const byStaff = turn.by === "staff";
    const satisfied = ticket.status === "Closed" && byStaff && at >= messages.length - 2;
    return {
      ticket_id: ticket.id,
      is_opening: at === 0 ? (1 as const) : (0 as const),
      client_id: byStaff ? null : (ticket.client?.id ?? null),
      user_id: byStaff ? null : (ticket.client?.userId ?? null),
      admin_id: byStaff ? ticket.agent : null,
      name: byStaff ? "" : ticket.name,
      email: byStaff ? "" : ticket.email,
      message: turn.text,
      rating: satisfied && ticket.id % 3 === 0 ? 5 : 0,
      created_at: momentText(turn.moment),
    };
  });
}
