"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaffWrite } from "../../../../../../access/access.ts";
import type { StaffScope } from "../../../../../../access/scope.ts";
import { idIn } from "../../../../../../data/owned.ts";
import { colleagues } from "../../../../../../data/staff/desk.ts";
import {
  blockSender,
  changeTicket,
  mergeTickets,
  noteOnTicket,
  type TicketChange,
} from "../../../../../../data/staff/ticket-writes.ts";
import { type StaffTicket, staffTicketIdOfNumber, staffTicketNow } from "../../../../../../data/staff/tickets.ts";
import { departments, priorities, statuses } from "../../../../../../data/tickets.ts";
import { words } from "../../../../../../messages/words.ts";
import { leaveFlash } from "../../../../../flash.ts";
import type { FormState } from "../../../../../forms/described-form.tsx";
import { backWith } from "../../../../../forms/write-form.ts";
import { readUploads } from "../../../../../uploads.ts";
import { type StaffWriteOn, writeOn } from "../../../../write.ts";
import { ticketHref } from "../../query.ts";
import { longest } from "../longest.ts";

/** What becomes of a write to a ticket: done, or why not. */
type Outcome = "done" | "no such choice" | "no other ticket" | "itself" | "another client's";

const isDone = (outcome: Outcome) => outcome === "done";

/** One write to the ticket that a form names, as it is at this moment. */
const write = (
  data: FormData,
  action: string,
  work: StaffWriteOn<StaffTicket, Outcome>["work"],
  check?: StaffWriteOn<StaffTicket, Outcome>["check"],
) =>
  writeOn<StaffTicket, Outcome>(data, {
    action,
    of: "ticket",
    now: staffTicketNow,
    path: (id) => `/admin/tickets/${id}`,
    need: "tickets",
    check,
    isDone,
    isRefused: (outcome) => !isDone(outcome),
    work,
  });

/** Back to the ticket, with the queue's filters as they were. */
function backToTicket(data: FormData): never {
  const list = z.string().max(500).catch("").parse(data.get("list"));
  redirect(ticketHref(list, idIn(data, "ticket")));
}

const changes = z.object({
  status: z.string().trim().min(1).max(100).optional(),
  priority: z.enum(priorities).optional(),
  departmentId: z.coerce.number().int().min(1).optional(),
  assigned: z.coerce.number().int().min(0).optional(),
});

/** Changes a ticket's status, priority, department or assignee: those of them that the form has. */
export async function change(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, "ticket.change", async (scope, ticket, texts, { changed }) => {
    const wanted = changes.safeParse({ ...texts, departmentId: texts.department });
    if (!wanted.success) return "no such choice";
    const to = changedOnly(ticket, wanted.data);
    if (Object.keys(to).length === 0) return "done";
    if (!(await areThere(scope, to))) return "no such choice";
    await changeTicket(scope, ticket, to);
    const before = Object.fromEntries(Object.keys(to).map((key) => [key, ticket[key as keyof TicketChange]]));
    changed(before, to);
    return "done";
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer !== "done")
    return { ...backWith(data, []), problem: { title: t("desk.change.gone"), text: t("desk.change.goneHelp") } };
  await leaveFlash({ title: t("desk.change.saved") });
  backToTicket(data);
}

/** What of it is otherwise than the ticket is. */
const changedOnly = (ticket: StaffTicket, wanted: TicketChange): TicketChange =>
  Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => value !== undefined && value !== ticket[key as keyof TicketChange]),
  );

/** Whether what was chosen exists: WHMCS itself takes any admin's number. */
async function areThere(scope: StaffScope, { status, departmentId, assigned }: TicketChange): Promise<boolean> {
  if (status !== undefined && !(await statuses(scope)).some(({ title }) => title === status)) return false;
  if (departmentId !== undefined && !(await departments(scope)).some(({ id }) => id === departmentId)) return false;
  return !assigned || (await colleagues(scope)).some(({ id }) => id === assigned);
}

/** Adds a note for staff, with its files. */
export async function addNote(_before: FormState, data: FormData): Promise<FormState> {
  const id = idIn(data, "ticket");
  await requireStaffWrite("tickets", id === undefined ? "/admin/tickets" : `/admin/tickets/${id}`);
  const { files, error } = await readUploads(data, (await words()).t);
  if (!files) return backWith(data, [{ name: "files", message: error }]);
  const written = await write(
    data,
    "ticket.note",
    async (scope, ticket, { note = "" }) => {
      await noteOnTicket(scope, ticket, note, files);
      return "done";
    },
    ({ note = "" }, t) => {
      if (note.trim() === "") return [{ name: "note", message: t("desk.note.empty") }];
      return note.length > longest ? [{ name: "note", message: t("admin.ticket.long", { most: longest }) }] : [];
    },
  );
  if ("state" in written) return written.state;
  await leaveFlash({ title: written.t("desk.note.added") });
  backToTicket(data);
}

/** Puts the ticket of a number into this one. */
export async function merge(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(
    data,
    "ticket.merge",
    async (scope, ticket, texts, { changed }) => {
      const number = (texts.number ?? "").trim().replace(/^#/, "");
      const otherId = await staffTicketIdOfNumber(scope, number);
      const other = otherId === undefined ? undefined : await staffTicketNow(scope, otherId);
      if (!other) return "no other ticket";
      if (other.id === ticket.id) return "itself";
      // Its client would read what somebody else wrote.
      if (other.clientId !== ticket.clientId) return "another client's";
      await mergeTickets(scope, ticket, [other]);
      changed({ [`ticket ${other.id}`]: other.number }, { [`ticket ${other.id}`]: `in ${ticket.number}` });
      return "done";
    },
    ({ number = "" }, t) => (number.trim() === "" ? [{ name: "number", message: t("desk.merge.empty") }] : []),
  );
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer !== "done") {
    const why = answer === "itself" ? "itself" : answer === "another client's" ? "foreign" : "none";
    return backWith(data, [{ name: "number", message: t(`desk.merge.${why}`) }]);
  }
  await leaveFlash({ title: t("desk.merge.done") });
  backToTicket(data);
}

/** Takes no more mail from the ticket's sender. */
export async function block(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, "ticket.block-sender", async (scope, ticket) => {
    await blockSender(scope, ticket);
    return "done";
  });
  if ("state" in written) return written.state;
  await leaveFlash({ title: written.t("desk.block.done") });
  backToTicket(data);
}
