import { randomBytes, randomInt } from "node:crypto";
import { actions } from "@kraken/contract";
import { apiAdmin } from "../../activity.ts";
import type { Context, Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { checkUploads, saveUploads } from "../../support/files.ts";
import { isBlocked } from "../../support/senders.ts";
import { tellRequestor, tellStaff } from "../../support/tell.ts";
import { saveCustomFields } from "../client/client-input.ts";
import { checkWriter, createdAt } from "./ticket-input.ts";

type From = {
  clientid?: number | undefined;
  contactid?: number | undefined;
  userid?: number | undefined;
  email?: string | undefined;
};

/** The addresses of who writes: a guest's own, or those of the client and of who of him writes. */
async function addressesOf(db: Context["db"], from: From): Promise<(string | undefined)[]> {
  if (from.clientid === undefined) return [from.email];
  const owner = db
    .selectFrom("user_clients")
    .select("user_id")
    .where("client_id", "=", from.clientid)
    .where("is_owner", "=", 1);
  const [client, contact, user] = await Promise.all([
    db.selectFrom("clients").select("email").where("id", "=", from.clientid).executeTakeFirst(),
    from.contactid
      ? db.selectFrom("contacts").select("email").where("id", "=", from.contactid).executeTakeFirst()
      : undefined,
    db
      .selectFrom("users")
      .select("email")
      .where("id", "in", from.userid ? [from.userid] : owner)
      .executeTakeFirst(),
  ]);
  return [client?.email, contact?.email, user?.email];
}

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
  async (context, input) => {
    const { db, transaction, now } = context;
    if (input.subject.trim() === "") refuse("Subject is required");
    if (input.message.trim() === "") refuse("Message is required");
    await checkWriter(db, input);
    const { clientid } = input;
    if (!input.admin && (await isBlocked(db, await addressesOf(db, input)))) refuse("Email Address Invalid");
    const uploads = input.attachments ?? [];
    checkUploads(uploads);
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
      const admin = input.admin ? await apiAdmin(tx) : undefined;
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
      await saveUploads(tx, ticket.id, { reply: opening.id }, uploads, now);
      await saveCustomFields(tx, "support", ticket.id, input.customfields ?? {});
      if (!input.noemail) {
        const template = input.admin ? "Support Ticket Opened by Admin" : "Support Ticket Opened";
        await tellRequestor(context, tx, ticket.id, template);
        const about = { id: ticket.id, department_id: input.deptid };
        if (!input.admin) await tellStaff(context, tx, about, "Support Ticket Created");
      }
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
