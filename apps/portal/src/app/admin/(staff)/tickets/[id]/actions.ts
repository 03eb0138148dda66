"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { requireStaffWrite } from "../../../../../access/access.ts";
import { audited } from "../../../../../access/audit.ts";
import { changesOf } from "../../../../../access/changes.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { dismissReply, keepStaffReply, takeBackReply } from "../../../../../access/staff-letters.ts";
import { writesOnce } from "../../../../../access/writes-once.ts";
import { type Failure, failureOf, logFailure } from "../../../../../data/failure.ts";
import type { StaffReplyContent } from "../../../../../data/letters.ts";
import { idIn } from "../../../../../data/owned.ts";
import { changeTicket } from "../../../../../data/staff/ticket-writes.ts";
import { replyAsStaff, type StaffTicket, staffTicket } from "../../../../../data/staff/tickets.ts";
import type { Upload } from "../../../../../data/ticket-files.ts";
import { env } from "../../../../../env.ts";
import { isSameText } from "../../../../../lib/same-text.ts";
import { words } from "../../../../../messages/words.ts";
import { OutboxFullError } from "../../../../../store/letters.ts";
import { leaveFlash } from "../../../../flash.ts";
import { onceAfter } from "../../../../once.ts";
import { conflictOf } from "../../../../problem.ts";
import { readUploads } from "../../../../uploads.ts";
import { ticketHref } from "../query.ts";
import { longest } from "./longest.ts";
import { typedReply } from "./typed.ts";

export type ReplyState = {
  /** What was typed, when it was not sent for certain. */
  message?: string;
  /** What was chosen with it. */
  status?: string | undefined;
  department?: number | undefined;
  error?: string;
  /** The queue's filters, to come back to. */
  list?: string;
  filesError?: string | undefined;
  /** Files came with what was not taken: they have to be chosen again. */
  filesLost?: boolean | undefined;
  /** By which the form is known when it is sent again. */
  once?: string;
  notice?: { tone: "warn" | "bad"; title: string; body: string; reference: string };
};

const form = z.object({
  list: z.string().max(500).catch(""),
  message: z.string().catch(""),
  /** The status afterwards; none where WHMCS chooses. */
  status: z.string().trim().min(1).max(100).optional().catch(undefined),
  /** Where the ticket goes with the reply. */
  department: z.coerce.number().int().min(1).optional().catch(undefined),
});

/** Sends staff's reply, and shows the ticket with it. */
export async function reply(_state: ReplyState, data: FormData): Promise<ReplyState> {
  const { list, message, status, department } = form.parse(Object.fromEntries(data));
  const scope = await requireStaffWrite("tickets", "/admin/tickets");
  const { t } = await words();
  const id = idIn(data, "ticket");
  if (id === undefined) notFound();
  const { files, error: filesError } = await readUploads(data, t);
  const back = { message, status, department, filesError, filesLost: files && files.length > 0, once: onceAfter(data) };
  if (message.trim() === "") return { ...back, error: t("admin.ticket.empty") };
  if (message.length > longest) return { ...back, error: t("admin.ticket.long", { most: longest }) };
  if (!files) return back;
  let answered: Answered;
  /** What one saw of a reply whose answer was lost. */
  let seen: Look;
  try {
    answered = await writesOnce(
      scope,
      "staff.reply",
      data,
      async () => {
        const before = await staffTicket(scope, id);
        if (!before) return { number: null };
        if (await isKept(scope, { ticket: id, message, status, department }, files)) return { number: before.number };
        const send = () => replyAsStaff(scope, before, message, files, status);
        try {
          // First: should the reply fail, its ticket is where it belongs, and nothing was said twice.
          if (department !== undefined && department !== before.departmentId)
            await audited(
              scope,
              {
                action: "ticket.change",
                on: `ticket ${before.id}`,
                note: changesOf({ department: before.departmentId }, { department }),
              },
              () => changeTicket(scope, before, { departmentId: department }),
            );
          await audited(scope, { action: "ticket.reply", on: `ticket ${before.id}` }, send);
        } catch (error) {
          if (failureOf(error) === "unknown") seen = await look(scope, before, message);
          if (seen !== "there") throw error;
        }
        return { number: before.number };
      },
      { isDone: ({ number }) => number !== null },
    );
  } catch (error) {
    const conflict = await conflictOf(error);
    const failure = failureOf(error);
    if (failure === undefined && !conflict) throw error;
    const reference = logFailure(error, "reply to ticket");
    // Only a page that can be read takes the place of the one with the text.
    if (seen === "not there yet") refresh();
    const notice = conflict
      ? ({ tone: "warn", title: conflict.title, body: conflict.text, reference } as const)
      : await noticeOf(failure ?? "unavailable", reference);
    return typedReply.keep({ ...back, list, once: onceAfter(data, error), notice });
  }
  const { number } = answered;
  if (number === null) notFound();
  // What was taken back before, and is written anew here.
  await dismissReply(scope, id, idIn(data, "again"));
  if (env().UNDO_SECONDS === 0)
    await leaveFlash({ title: t("admin.ticket.sent"), detail: t("admin.ticket.sentDetail", { number }) });
  redirect(ticketHref(list, id));
}

/** Keeps a reply for the seconds in which it can be taken back. False where it is to be sent at once. */
async function isKept(scope: StaffScope, content: StaffReplyContent, files: Upload[]): Promise<boolean> {
  const seconds = env().UNDO_SECONDS;
  if (seconds === 0) return false;
  try {
    await keepStaffReply(scope, content, files, seconds);
    return true;
  } catch (error) {
    if (error instanceof OutboxFullError) return false;
    throw error;
  }
}

/** Takes a reply back that waits, and puts it into the box again. */
export async function undo(data: FormData): Promise<void> {
  const id = idIn(data, "ticket");
  const scope = await requireStaffWrite("tickets", id === undefined ? "/admin/tickets" : `/admin/tickets/${id}`);
  const letter = idIn(data, "letter");
  const isBack = id === undefined ? undefined : await takeBackReply(scope, id, letter);
  if (isBack === undefined) notFound();
  const { list } = form.parse(Object.fromEntries(data));
  if (isBack) redirect(`${ticketHref(list, id)}${list === "" ? "?" : "&"}again=${letter}`);
  const { t } = await words();
  await leaveFlash({ title: t("client.outbox.tooLate"), detail: t("client.outbox.tooLateDetail") });
  redirect(ticketHref(list, id));
}

/** Takes what will not be sent off the list. */
export async function dismiss(data: FormData): Promise<void> {
  const id = idIn(data, "ticket");
  const scope = await requireStaffWrite("tickets", id === undefined ? "/admin/tickets" : `/admin/tickets/${id}`);
  if (id === undefined) notFound();
  await dismissReply(scope, id, idIn(data, "letter"));
  refresh();
}

type Answered = { number: string | null };
type Look = "there" | "not there yet" | undefined;

/** Whether a reply whose answer was lost is in the conversation; undefined when that can't be read either. */
async function look(scope: StaffScope, before: StaffTicket, message: string): Promise<Look> {
  const now = await staffTicket(scope, before.id).catch(() => undefined);
  if (!now) return undefined;
  const old = new Set(before.messages.map(({ id }) => id));
  const isThere = now.messages.some(({ id, isStaff, text }) => isStaff && !old.has(id) && isSameText(text, message));
  return isThere ? "there" : "not there yet";
}

async function noticeOf(failure: Failure, id: string): Promise<ReplyState["notice"]> {
  const { t } = await words();
  const reference = t("common.unavailable.reference", { id });
  if (failure === "unknown")
    return { tone: "warn", title: t("admin.ticket.unknown"), body: t("admin.ticket.unknownBody"), reference };
  if (failure === "refused")
    return { tone: "bad", title: t("admin.ticket.refused"), body: t("admin.ticket.refusedBody"), reference };
  return { tone: "bad", title: t("admin.ticket.unsent"), body: t("admin.ticket.unsentBody"), reference };
}
