"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type Sent, sendLetter } from "../../../../access/letters.ts";
import { attempt } from "../../../../access/limits.ts";
import { requireClientNowOrLater } from "../../../../access/now-or-later.ts";
import { writesOnce } from "../../../../access/writes-once.ts";
import { type Failure, failureOf, logFailure } from "../../../../data/failure.ts";
import type { TicketContent } from "../../../../data/letters.ts";
import { idFrom } from "../../../../data/owned.ts";
import { priorities } from "../../../../data/tickets.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { draftName, endDraft } from "../../../drafts.ts";
import { leaveFlash } from "../../../flash.ts";
import { onceAfter } from "../../../once.ts";
import { conflictOf } from "../../../problem.ts";
import { tooManyOf } from "../../../too-many.tsx";
import { readUploads } from "../../../uploads.ts";
import { dismissAgain } from "../again.ts";
import { longestMessage, messageField, newDraft } from "../message.ts";
import { typedTicket } from "./typed.ts";

export type TicketValues = { department: string; subject: string; priority: string; about: string; message: string };
export type NewTicketState = {
  /** What was typed and chosen: it stays when it was not taken. */
  values: TicketValues;
  errors: { name: keyof TicketValues | "files"; message: string }[];
  /** Files came with what was not taken: they have to be chosen again. */
  filesLost?: boolean | undefined;
  problem?: { title: string; text: string; mayHaveArrived: boolean };
  /** By which the form is known when it is sent again. */
  once?: string;
};

const form = z.object({
  department: z.string().catch(""),
  subject: z.string().trim().catch(""),
  priority: z.string().catch(""),
  about: z.string().catch(""),
  message: messageField,
});

/** Opens a ticket for the signed-in client, and shows it; keeps it while WHMCS does not answer. */
export async function open(_before: NewTicketState, data: FormData): Promise<NewTicketState> {
  const { t } = await words();
  const values = form.parse(Object.fromEntries(data));
  const { files, error: filesError } = await readUploads(data, t);
  const back = { values, filesLost: files && files.length > 0, once: onceAfter(data) };
  let sent: Sent;
  try {
    const who = await requireClientNowOrLater("tickets", "/tickets/new");
    const { scope } = who;
    const { made, errors } = check(values, t);
    if (!files) return { ...back, errors: [...errors, { name: "files", message: filesError }] };
    if (!made) return { ...back, errors };
    sent = await writesOnce(
      scope,
      "ticket.open",
      data,
      async (write) => {
        await attempt("ticket", `client ${scope.clientId}`);
        return sendLetter(who, "ticket.open", made, files, write);
      },
      { leavesLetter: true, isDone: ({ state }) => state !== "no" },
    );
    if (sent.state === "no") {
      const name = sent.why === "no object" ? "about" : "department";
      return { ...back, errors: [{ name, message: t(`client.newTicket.${name}Missing`) }] };
    }
    await dismissAgain(scope, data);
    await endDraft(draftName(scope, newDraft));
  } catch (error) {
    const refused = (await tooManyOf(error)) ?? (await conflictOf(error));
    const once = onceAfter(data, error, { isRemembered: true });
    if (refused) return { ...back, once, errors: [], problem: { ...refused, mayHaveArrived: false } };
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    logFailure(error, "open a ticket");
    return typedTicket.keep({ ...back, once, errors: [], problem: problemOf(failure, t) });
  }
  if (sent.state === "kept") {
    await leaveFlash({ title: t("client.outbox.keptTicket"), detail: t("client.outbox.keptDetail") });
    redirect("/tickets");
  }
  await leaveFlash({
    title: t("client.newTicket.opened", { number: sent.number }),
    detail: t("client.newTicket.openedDetail"),
  });
  redirect(`/tickets/${sent.ticket}`);
}

type Checked = { made?: TicketContent; errors: NewTicketState["errors"] };

/** What can be told of it here; whether there is such a department, and whose the service is, is asked before it is sent. */
function check(values: TicketValues, t: Words["t"]): Checked {
  const errors: NewTicketState["errors"] = [];
  const { subject, message, about } = values;
  const department = idFrom(values.department);
  const priority = priorities.find((each) => each === values.priority);
  const isAbout = about === "" || /^(service|domain)-\d+$/.test(about);
  if (department === undefined) errors.push({ name: "department", message: t("client.newTicket.departmentMissing") });
  if (subject === "") errors.push({ name: "subject", message: t("client.newTicket.subjectMissing") });
  if (subject.length > 200) errors.push({ name: "subject", message: t("client.newTicket.subjectLong") });
  if (!priority) errors.push({ name: "priority", message: t("client.newTicket.priorityMissing") });
  if (!isAbout) errors.push({ name: "about", message: t("client.newTicket.aboutMissing") });
  if (message.trim() === "") errors.push({ name: "message", message: t("client.newTicket.messageMissing") });
  if (message.length > longestMessage) errors.push({ name: "message", message: t("client.newTicket.messageLong") });
  if (errors.length > 0 || department === undefined || !priority) return { errors };
  return { made: { department, subject, message, priority, about }, errors };
}

function problemOf(failure: Failure, t: Words["t"]): NewTicketState["problem"] {
  const keys = {
    unknown: ["client.newTicket.unknown", "client.newTicket.unknownHelp"],
    unavailable: ["client.newTicket.unavailable", "client.newTicket.unavailableHelp"],
    refused: ["client.newTicket.refused", "client.newTicket.refusedHelp"],
  } as const;
  const [title, text] = keys[failure];
  return { title: t(title), text: t(text), mayHaveArrived: failure === "unknown" };
}
