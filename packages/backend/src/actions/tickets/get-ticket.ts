import { createHash, timingSafeEqual } from "node:crypto";
import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { ticketIdOf } from "../../support/find.ts";
import { wireTime } from "../../wire/amounts.ts";
import { adminName, requestorOf } from "./people.ts";
import { attachmentFields, attachmentsOf, serviceRef, ticketsWithPeople } from "./ticket-query.ts";

const NOT_FOUND = "Ticket ID not found";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Is this the ticket's access code? Compared without telling by its time how much of it was right. */
const isCode = (given: string, code: string) => timingSafeEqual(digest(given), digest(code));

/**
 * `password` is the specification's: a guest's access code, the ticket's own `c`. That of one which was merged into
 * another opens nothing any more: what is in the other may be somebody else's.
 */
export const getTicket = handler(
  actions.getTicket,
  async ({ db }, input) => {
    const id = (await ticketIdOf(db, input)) ?? refuse(NOT_FOUND);
    const row = await ticketsWithPeople(db)
      .innerJoin("departments", "departments.id", "tickets.department_id")
      .select("departments.name as department")
      .where("tickets.id", "=", id)
      .executeTakeFirst();
    if (!row) return refuse(NOT_FOUND);
    if (input.password !== undefined && !isCode(input.password, row.c)) return refuse(NOT_FOUND);
    const direction = input.repliessort === "DESC" ? "desc" : "asc";
    const [replies, notes, files] = await Promise.all([
      db
        .selectFrom("ticket_replies as replies")
        .leftJoin("clients", "clients.id", "replies.client_id")
        .leftJoin("users", "users.id", "replies.user_id")
        .leftJoin("user_clients", (join) =>
          join
            .onRef("user_clients.user_id", "=", "replies.user_id")
            .onRef("user_clients.client_id", "=", "replies.client_id"),
        )
        .leftJoin("contacts", "contacts.id", "replies.contact_id")
        .leftJoin("admins", "admins.id", "replies.admin_id")
        .selectAll("replies")
        .select([
          "clients.firstname as client_firstname",
          "clients.lastname as client_lastname",
          "clients.email as client_email",
        ])
        .select(["users.firstname as user_firstname", "users.lastname as user_lastname", "users.email as user_email"])
        .select("user_clients.is_owner")
        .select(["contacts.firstname as contact_firstname", "contacts.lastname as contact_lastname"])
        .select("contacts.email as contact_email")
        .select(["admins.firstname as admin_firstname", "admins.lastname as admin_lastname"])
        .where("replies.ticket_id", "=", row.id)
        .orderBy("replies.is_opening", direction === "asc" ? "desc" : "asc")
        .orderBy("replies.created_at", direction)
        .orderBy("replies.id", direction)
        .execute(),
      db
        .selectFrom("ticket_notes as notes")
        .leftJoin("admins", "admins.id", "notes.admin_id")
        .selectAll("notes")
        .select(["admins.firstname as admin_firstname", "admins.lastname as admin_lastname"])
        .where("notes.ticket_id", "=", row.id)
        .orderBy("notes.created_at")
        .orderBy("notes.id")
        .execute(),
      attachmentsOf(db, [row.id]),
    ]);
    const requestor = requestorOf(row);
    return {
      ticketid: row.id,
      tid: row.tid,
      c: row.c,
      deptid: row.department_id,
      deptname: row.department,
      userid: row.client_id ?? 0,
      contactid: row.contact_id ?? 0,
      name: row.name || requestor.name,
      email: row.email || requestor.email,
      requestor_name: requestor.name,
      requestor_email: requestor.email,
      requestor_type: requestor.type,
      cc: row.cc,
      date: wireTime(row.created_at),
      subject: row.subject,
      status: row.status,
      priority: row.priority,
      admin: adminName(row),
      lastreply: wireTime(row.last_reply_at),
      flag: row.flag_admin_id ?? 0,
      service: serviceRef(row),
      replies: replies.map((reply) => {
        const author = requestorOf(reply);
        return {
          replyid: reply.is_opening === 1 ? 0 : reply.id,
          userid: reply.client_id ?? row.client_id ?? 0,
          contactid: reply.contact_id ?? 0,
          name: author.type === "Operator" ? "" : author.name,
          email: author.email,
          requestor_name: author.name,
          requestor_email: author.email,
          requestor_type: author.type,
          date: wireTime(reply.created_at),
          message: reply.message,
          ...attachmentFields(files.filter((file) => file.reply_id === reply.id)),
          admin: adminName(reply),
          rating: reply.is_opening === 1 ? null : reply.rating,
          markdown: reply.is_markdown === 1,
        };
      }),
      notes: notes.map((note) => ({
        noteid: note.id,
        date: wireTime(note.created_at),
        message: note.message,
        ...attachmentFields(files.filter((file) => file.note_id === note.id)),
        admin: adminName(note),
        markdown: note.is_markdown === 1,
      })),
    };
  },
  { ticketid: NOT_FOUND },
);
