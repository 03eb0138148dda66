import { actions } from "@kraken/contract";
import type { Context, Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { ticketIdOf } from "../../support/find.ts";
import { tellStaff } from "../../support/tell.ts";
import { isEmail, saveCustomFields } from "../client/client-input.ts";
import { createdAt } from "./ticket-input.ts";

const UNKNOWN = "Ticket ID Not Found";

/** The status by its own title, whatever case it was asked for in. */
async function statusOf(db: Context["db"], wanted: string): Promise<string> {
  const rows = await db.selectFrom("ticket_statuses").select("title").orderBy("sort_order").orderBy("id").execute();
  const found = rows.find(({ title }) => title.toLowerCase() === wanted.toLowerCase());
  const titles = rows.map(({ title }) => title).join(",");
  return found?.title ?? refuse(`Invalid Ticket Status. Valid statuses are: ${titles}`);
}

/** A ticket that goes to another client: his owner is who opened it, and what it was about is not his. */
async function ofClient(tx: Tx, clientId: number) {
  const owner = await tx
    .selectFrom("user_clients")
    .select("user_id")
    .where("client_id", "=", clientId)
    .where("is_owner", "=", 1)
    .executeTakeFirst();
  return {
    client_id: clientId,
    user_id: owner?.user_id ?? null,
    contact_id: null,
    name: "",
    email: "",
    service_id: null,
    domain_id: null,
  };
}

export const updateTicket = handler(
  actions.updateTicket,
  async (context, input) => {
    const { db, transaction, lockRow, now } = context;
    const id = (await ticketIdOf(db, input)) ?? refuse(UNKNOWN);
    const exists = (table: "departments" | "clients" | "admins", rowId: number) =>
      db.selectFrom(table).select("id").where("id", "=", rowId).executeTakeFirst();
    if (input.deptid !== undefined && !(await exists("departments", input.deptid))) refuse("Department ID Not Found");
    if (input.userid && !(await exists("clients", input.userid))) refuse("Client ID Not Found");
    if (input.flag && !(await exists("admins", input.flag))) refuse("Admin ID Not Found");
    if (input.email && !isEmail(input.email)) refuse("Email Address Invalid");
    const status = input.status === undefined ? undefined : await statusOf(db, input.status);
    const created =
      input.created === undefined
        ? undefined
        : createdAt(input.created, now, "Ticket creation date cannot be in the future");
    await transaction(async (tx) => {
      await lockRow(tx, "tickets", id);
      const before = await tx
        .selectFrom("tickets")
        .select(["department_id", "client_id", "flag_admin_id"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (!before) return refuse(UNKNOWN);
      const moves = input.userid !== undefined && input.userid !== 0 && input.userid !== before.client_id;
      const flagged = input.removeFlag ? null : input.flag === undefined ? undefined : input.flag || null;
      await tx
        .updateTable("tickets")
        .set({
          ...(moves ? await ofClient(tx, input.userid ?? 0) : {}),
          // Guests have a name and an address of their own.
          ...(before.client_id === null && !moves ? { name: input.name, email: input.email } : {}),
          department_id: input.deptid,
          status,
          subject: input.subject,
          cc: input.cc,
          priority: input.priority,
          created_at: created,
          flag_admin_id: flagged,
          is_markdown: input.markdown === undefined ? undefined : input.markdown ? 1 : 0,
          prevent_client_closure:
            input.preventClientClosure === undefined ? undefined : input.preventClientClosure ? 1 : 0,
          updated_at: now,
        })
        .where("id", "=", id)
        .execute();
      const opening = {
        message: input.message,
        created_at: created,
        is_markdown: input.markdown === undefined ? undefined : input.markdown ? (1 as const) : (0 as const),
      };
      if (Object.values(opening).some((value) => value !== undefined)) {
        await tx
          .updateTable("ticket_replies")
          .set(opening)
          .where("ticket_id", "=", id)
          .where("is_opening", "=", 1)
          .execute();
      }
      await saveCustomFields(tx, "support", id, input.customfields ?? {});
      const about = { id, department_id: input.deptid ?? before.department_id };
      if (about.department_id !== before.department_id) {
        await tellStaff(context, tx, about, "Support Ticket Department Reassigned");
      }
      if (flagged && flagged !== before.flag_admin_id) {
        await tellStaff(context, tx, about, "Support Ticket Flagged", flagged);
      }
    });
    return { ticketid: input.ticketid };
  },
  {
    ticketid: UNKNOWN,
    deptid: "Department ID Not Found",
    priority: "Invalid Ticket Priority. Valid priorities are: Low,Medium,High",
    created: "Invalid Date Format",
  },
);
