"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { requireStaffWrite } from "../../../../../access/access.ts";
import { audited } from "../../../../../access/audit.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { type Failure, failureOf, logFailure } from "../../../../../data/failure.ts";
import { idIn } from "../../../../../data/owned.ts";
import { replyAsStaff, type StaffTicket, staffTicket } from "../../../../../data/tickets.ts";
import { withoutTurns } from "../../../../../lib/turns.ts";
import { words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import { readUploads } from "../../../../uploads.ts";
import { filtersOf, queueHref } from "../query.ts";
import { longest } from "./longest.ts";
import { typedReply } from "./typed.ts";

export type ReplyState = {
  /** What was typed, when it was not sent for certain. */
  message?: string;
  error?: string;
  /** The queue's filters, to come back to. */
  list?: string;
  filesError?: string | undefined;
  /** Files came with what was not taken: they have to be chosen again. */
  filesLost?: boolean | undefined;
  notice?: { tone: "warn" | "bad"; title: string; body: string; reference: string };
};

const form = z.object({
  list: z.string().max(500).catch(""),
  message: z.string().catch(""),
});

/** Sends staff's reply, and shows the ticket with it. */
export async function reply(_state: ReplyState, data: FormData): Promise<ReplyState> {
  const { list, message } = form.parse(Object.fromEntries(data));
  const scope = await requireStaffWrite("tickets", "/admin/tickets");
  const { t } = await words();
  const id = idIn(data, "ticket");
  if (id === undefined) notFound();
  const { files, error: filesError } = await readUploads(data, t);
  const back = { message, filesError, filesLost: files && files.length > 0 };
  if (message.trim() === "") return { ...back, error: t("admin.ticket.empty") };
  if (message.length > longest) return { ...back, error: t("admin.ticket.long", { most: longest }) };
  if (!files) return back;
  let before: StaffTicket | undefined;
  try {
    before = await staffTicket(scope, id);
    const to = before?.id;
    if (to)
      await audited(scope, { action: "ticket.reply", on: `ticket ${to}` }, () =>
        replyAsStaff(scope, to, message, files),
      );
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    const reference = logFailure(error, "reply to ticket");
    const found = failure === "unknown" && before ? await look(scope, before, message) : undefined;
    // Only a page that can be read takes the place of the one with the text.
    if (found === "not there yet") refresh();
    if (found !== "there") return typedReply.keep({ ...back, list, notice: await noticeOf(failure, reference) });
  }
  if (!before) notFound();
  await leaveFlash({ title: t("admin.ticket.sent"), detail: t("admin.ticket.sentDetail", { number: before.number }) });
  const filters = filtersOf(Object.fromEntries(new URLSearchParams(list)));
  redirect(queueHref(filters, { page: filters.page }, id));
}

const plain = (text: string) => withoutTurns(text).replace(/\s+/g, " ").trim();

/** Whether a reply whose answer was lost is in the conversation; undefined when that can't be read either. */
async function look(scope: StaffScope, before: StaffTicket, message: string) {
  const now = await staffTicket(scope, before.id).catch(() => undefined);
  if (!now) return undefined;
  const old = new Set(before.messages.map(({ id }) => id));
  const isThere = now.messages.some(
    ({ id, isStaff, text }) => isStaff && !old.has(id) && plain(text) === plain(message),
  );
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
