import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { checkUploads, saveUploads } from "../../support/files.ts";
import { ticketIdOf } from "../../support/find.ts";
import { lastReplyAt } from "../../support/merge.ts";
import { tellRequestor, tellStaff } from "../../support/tell.ts";
import { saveCustomFields } from "../client/client-input.ts";
import { checkWriter, createdAt } from "./ticket-input.ts";

export const addTicketReply = handler(
  actions.addTicketReply,
  async (context, input) => {
    const { db, transaction, lockRow, now } = context;
    const ticketId = (await ticketIdOf(db, input)) ?? refuse("Ticket ID not found");
    const ticket = await db
      .selectFrom("tickets")
      .select(["id", "department_id", "prevent_client_closure"])
      .where("id", "=", ticketId)
      .executeTakeFirst();
    if (!ticket) return refuse("Ticket ID not found");
    if (input.message.trim() === "") refuse("Message is required");
    const byStaff = input.adminusername !== undefined && input.adminusername !== "";
    if (!byStaff) await checkWriter(db, input);
    if (input.status !== undefined) {
      const known = await db
        .selectFrom("ticket_statuses")
        .select("id")
        .where("title", "=", input.status)
        .executeTakeFirst();
      if (!known) refuse("Invalid Ticket Status");
      if (!byStaff && input.status === "Closed" && ticket.prevent_client_closure === 1) refuse("Invalid Ticket Status");
    }
    const uploads = input.attachments ?? [];
    checkUploads(uploads);
    const created = createdAt(input.created, now, "Reply creation date cannot be in the future");
    const admin = byStaff
      ? await db
          .selectFrom("admins")
          .select("id")
          .where(({ fn }) => fn("lower", ["username"]), "=", (input.adminusername ?? "").toLowerCase())
          .executeTakeFirst()
      : undefined;
    if (byStaff && !admin) refuse("Admin Username Not Found");
    const owner =
      byStaff || input.clientid === undefined || input.contactid
        ? undefined
        : await db
            .selectFrom("user_clients")
            .select("user_id")
            .where("client_id", "=", input.clientid)
            .where("is_owner", "=", 1)
            .executeTakeFirst();
    const isGuest = !byStaff && input.clientid === undefined;
    await transaction(async (tx) => {
      await lockRow(tx, "tickets", ticket.id);
      const reply = await tx
        .insertInto("ticket_replies")
        .values({
          ticket_id: ticket.id,
          client_id: byStaff ? null : (input.clientid ?? null),
          user_id: owner?.user_id ?? null,
          contact_id: byStaff ? null : input.contactid || null,
          admin_id: admin?.id ?? null,
          name: isGuest ? (input.name ?? "") : "",
          email: isGuest ? (input.email ?? "") : "",
          message: input.message,
          is_markdown: input.markdown ? 1 : 0,
          created_at: created,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await saveUploads(tx, ticket.id, { reply: reply.id }, uploads, now);
      await saveCustomFields(tx, "support", ticket.id, input.customfields ?? {});
      await tx
        .updateTable("tickets")
        .set({
          status: input.status ?? (byStaff ? "Answered" : "Customer-Reply"),
          last_reply_at: await lastReplyAt(tx, ticket.id, created),
          updated_at: now,
        })
        .where("id", "=", ticket.id)
        .execute();
      if (input.noemail) return;
      if (byStaff) await tellRequestor(context, tx, ticket.id, "Support Ticket Reply");
      else await tellStaff(context, tx, ticket, "Support Ticket Response");
    });
    return {};
  },
  {
    ticketid: "Ticket ID not found",
    message: "Message is required",
    clientid: "Client ID Not Found",
    contactid: "Contact ID Not Found",
    created: "Invalid Date Format",
  },
);
