"use server";

import { notFound, redirect } from "next/navigation";
import { requireClientWrite } from "../../../../access/access.ts";
import { audit, audited } from "../../../../access/audit.ts";
import { attempt } from "../../../../access/limits.ts";
import { type Failure, failureOf, logFailure } from "../../../../data/failure.ts";
import { idIn } from "../../../../data/owned.ts";
import { replyToTicket, ticketNow } from "../../../../data/tickets.ts";
import { words } from "../../../../messages/words.ts";
import { leaveFlash } from "../../../flash.ts";
import { tooManyOf } from "../../../too-many.tsx";
import { readUploads } from "../../../uploads.ts";
import { longestMessage, messageField } from "../message.ts";
import { typedReply } from "./typed.ts";

export type ReplyState = {
  /** What was typed: it stays when it was not taken. */
  message: string;
  error?: string;
  filesError?: string | undefined;
  /** Files came with what was not taken: they have to be chosen again. */
  filesLost?: boolean | undefined;
  problem?: { title: string; text: string; mayHaveArrived: boolean };
};

/** Adds the client's reply to one of his tickets. */
export async function reply(_before: ReplyState, form: FormData): Promise<ReplyState> {
  const id = idIn(form, "ticket");
  const { t } = await words();
  const message = messageField.parse(form.get("message"));
  const { files, error: filesError } = await readUploads(form, t);
  const back = { message, filesError, filesLost: files && files.length > 0 };
  try {
    const scope = await requireClientWrite("tickets", id === undefined ? "/tickets" : `/tickets/${id}`);
    if (message.trim() === "") return { ...back, error: t("client.ticket.missing") };
    if (message.length > longestMessage) return { ...back, error: t("client.ticket.tooLong") };
    if (!files) return back;
    const to = id === undefined ? undefined : await ticketNow(scope, id);
    if (!to) {
      await audit(scope, { action: "ticket.reply", on: `ticket ${id ?? "?"}`, result: "refused" });
      notFound();
    }
    await attempt("ticket reply", `client ${scope.clientId}`);
    await audited(scope, { action: "ticket.reply", on: `ticket ${id}` }, () =>
      replyToTicket(scope, to, message, files),
    );
  } catch (error) {
    const refused = await tooManyOf(error);
    if (refused) return { ...back, problem: { ...refused, mayHaveArrived: false } };
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    logFailure(error, "reply to a ticket");
    return typedReply.keep({ ...back, problem: await problemOf(failure) });
  }
  await leaveFlash({ title: t("client.ticket.sent"), detail: t("client.ticket.sentDetail") });
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
