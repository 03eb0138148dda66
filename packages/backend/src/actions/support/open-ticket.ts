import { randomBytes, randomInt } from "node:crypto";
import { actions } from "@kraken/contract";
import type { Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { checkWriter, createdAt, saveUploads } from "./ticket-input.ts";

/** A ticket's number for people: six digits that no other ticket has. */
async function freeNumber(tx: Tx): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    const tid = String(randomInt(100_000, tries < 10 ? 1_000_000 : 1_000_000_000));
    const taken = await tx.selectFrom("tickets").select("id").where("tid", "=", tid).executeTakeFirst();
    if (!taken) return tid;
  }
  return refuse("Unable to generate ticket number");
}

export const openTicket = handler(
  actions.openTicket,
  async ({ db, transaction, now }, input) => {
    if (input.subject.trim() === "") refuse("Subject is required");
    if (input.message.trim() === "") refuse("Message is required");
    await checkWriter(db, input);
    const { clientid } = input;
    const department = await db
      .selectFrom("departments")
      .select("id")
      .where("id", "=", input.deptid)
      .executeTakeFirst();
    if (!department) refuse("Department ID not found");
    if (input.userid !== undefined) {
      const user = await db.selectFrom("users").select("id").where("id", "=", input.userid).executeTakeFirst();
      if (!user) refuse("The system cannot find the provided user ID.");
    }
    if (input.serviceid) {
      let service = db.selectFrom("services").select("id").where("id", "=", input.serviceid);
      if (clientid !== undefined) service = service.where("client_id", "=", clientid);
      if (!(await service.executeTakeFirst())) refuse("Service ID Not Found");
    }
    if (input.domainid) {
      let domain = db.selectFrom("domains").select("id").where("id", "=", input.domainid);
      if (clientid !== undefined) domain = domain.where("client_id", "=", clientid);
      if (!(await domain.executeTakeFirst())) refuse("Domain ID Not Found");
    }
    const created = createdAt(input.created, now, "Ticket creation date cannot be in the future");
    const owner =
      clientid === undefined || input.contactid
        ? undefined
        : await db
            .selectFrom("user_clients")
            .select("user_id")
            .where("client_id", "=", clientid)
            .where("is_owner", "=", 1)
            .executeTakeFirst();
    const writer = {
      client_id: clientid ?? null,
      user_id: input.userid ?? owner?.user_id ?? null,
      contact_id: input.contactid || null,
      name: clientid === undefined ? (input.name ?? "") : "",
      email: clientid === undefined ? (input.email ?? "") : "",
    };
    return transaction(async (tx) => {
      const tid = await freeNumber(tx);
      const c = randomBytes(6).toString("base64url");
      const admin = input.admin
        ? await tx.selectFrom("admins").select("id").orderBy("id").executeTakeFirst()
        : undefined;
      const ticket = await tx
        .insertInto("tickets")
        .values({
          ...writer,
          tid,
          c,
          department_id: input.deptid,
          subject: input.subject,
          status: "Open",
          priority: input.priority ?? "Medium",
          admin_id: admin?.id ?? null,
          service_id: input.serviceid || null,
          domain_id: input.serviceid ? null : input.domainid || null,
          is_markdown: input.markdown ? 1 : 0,
          prevent_client_closure: input.preventClientClosure ? 1 : 0,
          created_at: created,
          last_reply_at: created,
          updated_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      const opening = await tx
        .insertInto("ticket_replies")
        .values({
          ...writer,
          ticket_id: ticket.id,
          is_opening: 1,
          admin_id: admin?.id ?? null,
          message: input.message,
          is_markdown: input.markdown ? 1 : 0,
          created_at: created,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await saveUploads(tx, ticket.id, opening.id, input.attachments ?? [], now);
      return { id: ticket.id, tid, c };
    });
  },
  {
    deptid: "Department ID not found",
    subject: "Subject is required",
    message: "Message is required",
    created: "Invalid Date Format",
    clientid: "Client ID Not Found",
    contactid: "Contact ID Not Found",
    serviceid: "Service ID Not Found",
    domainid: "Domain ID Not Found",
  },
);
