import { actions } from "@kraken/contract";
import type { ExpressionBuilder } from "kysely";
import { apiAdmin } from "../../activity.ts";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import type { Tables } from "../../schema/index.ts";
import { departmentsSeen } from "../../support/departments.ts";
import { wireTime } from "../../wire/amounts.ts";
import { adminName, ownerName, requestorOf } from "./people.ts";
import { attachmentFields, attachmentsOf, serviceRef, ticketsWithPeople } from "./ticket-query.ts";

type Wanted = {
  status?: string | undefined;
  deptid?: number | undefined;
  clientid?: number | undefined;
  email?: string | undefined;
  subject?: string | undefined;
};

/** The conditions of a request; `awaiting` and `active` are the statuses of WHMCS's groups. */
const conditions =
  (input: Wanted, groups: { awaiting: string[]; active: string[]; departments: number[]; admin: number }) =>
  (eb: ExpressionBuilder<Tables, "tickets">) => {
    const all = [
      eb("tickets.merged_into_id", "is", null),
      eb("tickets.department_id", "in", [...groups.departments, 0]),
    ];
    if (input.clientid !== undefined) all.push(eb("tickets.client_id", "=", input.clientid));
    if (input.deptid !== undefined) all.push(eb("tickets.department_id", "=", input.deptid));
    if (input.email) all.push(eb(eb.fn("lower", ["tickets.email"]), "=", input.email.toLowerCase()));
    if (input.subject) {
      const part = `%${input.subject.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
      all.push(eb(eb.fn("lower", ["tickets.subject"]), "like", eb.val(part)));
    }
    const status = input.status?.toLowerCase();
    if (status === "awaiting reply") all.push(eb("tickets.status", "in", groups.awaiting));
    else if (status === "all active tickets") all.push(eb("tickets.status", "in", groups.active));
    else if (status === "my flagged tickets") {
      all.push(eb("tickets.flag_admin_id", "=", groups.admin), eb("tickets.status", "in", groups.active));
    } else if (input.status) all.push(eb("tickets.status", "=", input.status));
    return eb.and(all);
  };

export const getTickets = handler(actions.getTickets, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  const statuses = await db.selectFrom("ticket_statuses").select(["title", "show_active", "show_awaiting"]).execute();
  const titles = (kind: "show_active" | "show_awaiting") =>
    statuses.filter((row) => row[kind] === 1).map((row) => row.title);
  const where = conditions(input, {
    awaiting: titles("show_awaiting"),
    active: titles("show_active"),
    departments: await departmentsSeen(db, input.ignore_dept_assignments),
    admin: (await apiAdmin(db))?.id ?? 0,
  });
  const [{ total }, page] = await Promise.all([
    db
      .selectFrom("tickets")
      .where(where)
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("tickets")
      .where(where)
      .select("tickets.id")
      .orderBy("tickets.last_reply_at", "desc")
      .orderBy("tickets.id", "desc")
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  // The page's rows are joined alone: sorting through the joins would read every ticket.
  const ids = page.map((row) => row.id);
  const [found, files, departments] = await Promise.all([
    ids.length ? ticketsWithPeople(db).where("tickets.id", "in", ids).execute() : [],
    attachmentsOf(db, ids),
    db.selectFrom("departments").select(["id", "name"]).execute(),
  ]);
  const rows = ids.flatMap((id) => found.filter((row) => row.id === id));
  const tickets = rows.map((row) => {
    const requestor = requestorOf(row);
    return {
      id: row.id,
      tid: row.tid,
      deptid: row.department_id,
      department: departments.find((department) => department.id === row.department_id)?.name ?? null,
      userid: row.client_id ?? 0,
      name: row.name || requestor.name,
      owner_name: row.client_id === null ? "" : ownerName(row),
      email: row.email || requestor.email,
      requestor_name: requestor.name,
      requestor_email: requestor.email,
      requestor_type: requestor.type,
      cc: row.cc,
      c: row.c,
      date: wireTime(row.created_at),
      subject: row.subject,
      status: row.status,
      priority: row.priority,
      admin: adminName(row),
      ...attachmentFields(files.filter((file) => file.ticket_id === row.id && file.note_id === null)),
      lastreply: wireTime(row.last_reply_at),
      flag: row.flag_admin_id ?? 0,
      service: serviceRef(row),
    };
  });
  return { totalresults: total, startnumber: offset, numreturned: tickets.length, tickets };
});
