"use server";

import { notFound, redirect } from "next/navigation";
import { audit } from "../../../../access/audit.ts";
import { type Sent, sendLetter } from "../../../../access/letters.ts";
import { attempt } from "../../../../access/limits.ts";
import { requireClientNowOrLater } from "../../../../access/now-or-later.ts";
import { writesOnce } from "../../../../access/writes-once.ts";
import { type Failure, failureOf, logFailure } from "../../../../data/failure.ts";
import { idIn } from "../../../../data/owned.ts";
import { words } from "../../../../messages/words.ts";
import { draftName, endDraft } from "../../../drafts.ts";
import { leaveFlash } from "../../../flash.ts";
import { onceAfter } from "../../../once.ts";
import { conflictOf } from "../../../problem.ts";
import { tooManyOf } from "../../../too-many.tsx";
import { readUploads } from "../../../uploads.ts";
import { dismissAgain } from "../again.ts";
import { longestMessage, messageField, replyDraft } from "../message.ts";
import { typedReply } from "./typed.ts";

export type ReplyState = {
  /** What was typed: it stays when it was not taken. */
  message: string;
  error?: string;
  filesError?: string | undefined;
  /** Files came with what was not taken: they have to be chosen again. */
  filesLost?: boolean | undefined;
  problem?: { title: string; text: string; mayHaveArrived: boolean };
  /** By which the form is known when it is sent again. */
  once?: string;
};

/** Adds the client's reply to one of his tickets; keeps it while WHMCS does not answer. */
export async function reply(_before: ReplyState, form: FormData): Promise<ReplyState> {
  const id = idIn(form, "ticket");
  const { t } = await words();
  const message = messageField.parse(form.get("message"));
  const { files, error: filesError } = await readUploads(form, t);
  const back = { message, filesError, filesLost: files && files.length > 0, once: onceAfter(form) };
  let sent: Sent;
  try {
    const who = await requireClientNowOrLater("tickets", id === undefined ? "/tickets" : `/tickets/${id}`);
    const { scope } = who;
    if (message.trim() === "") return { ...back, error: t("client.ticket.missing") };
    if (message.length > longestMessage) return { ...back, error: t("client.ticket.tooLong") };
    if (!files) return back;
    if (id === undefined) {
      await audit(scope, { action: "ticket.reply", on: "ticket ?", result: "refused" });
      notFound();
    }
    sent = await writesOnce(
      scope,
      "ticket.reply",
      form,
      async (write) => {
        await attempt("ticket reply", `client ${scope.clientId}`);
        return sendLetter(who, "ticket.reply", { ticket: id, message }, files, write);
      },
      { leavesLetter: true, isDone: ({ state }) => state !== "no" },
    );
    if (sent.state !== "no") {
      await dismissAgain(scope, form);
      await endDraft(draftName(scope, replyDraft(id)));
    }
  } catch (error) {
    const refused = (await tooManyOf(error)) ?? (await conflictOf(error));
    const once = onceAfter(form, error, { isRemembered: true });
    if (refused) return { ...back, once, problem: { ...refused, mayHaveArrived: false } };
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    logFailure(error, "reply to a ticket");
    return typedReply.keep({ ...back, once, problem: await problemOf(failure) });
  }
  if (sent.state === "no") notFound();
  await leaveFlash(
    sent.state === "kept"
      ? { title: t("client.outbox.kept"), detail: t("client.outbox.keptDetail") }
      : { title: t("client.ticket.sent"), detail: t("client.ticket.sentDetail") },
  );
  redirect(`/tickets/${id}`);
}

async function problemOf(failure: Failure): Promise<ReplyState["problem"]> {
  const { t } = await words();
  const keys = {
    unknown: ["client.ticket.unknown", "client.ticket.unknownHelp"],
    unavailable: ["client.ticket.unavailable", "client.ticket.unavailableHelp"],
    refused: ["client.ticket.refused", "client.ticket.refusedHelp"],
  } as const;
  const [title, text] = keys[failure];
  return { title: t(title), text: t(text), mayHaveArrived: failure === "unknown" };
}
