"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireClientWrite } from "../../../../access/access.ts";
import { audited } from "../../../../access/audit.ts";
import { attempt } from "../../../../access/limits.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import { type Failure, failureOf, logFailure } from "../../../../data/failure.ts";
import { idFrom } from "../../../../data/owned.ts";
import { departments, type NewTicket, openTicket, priorities } from "../../../../data/tickets.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { leaveFlash } from "../../../flash.ts";
import { tooManyOf } from "../../../too-many.tsx";
import { readUploads } from "../../../uploads.ts";
import { longestMessage, messageField } from "../message.ts";
import { ownAbout } from "./options.ts";
import { typedTicket } from "./typed.ts";

export type TicketValues = { department: string; subject: string; priority: string; about: string; message: string };
export type NewTicketState = {
  /** What was typed and chosen: it stays when it was not taken. */
  values: TicketValues;
  errors: { name: keyof TicketValues | "files"; message: string }[];
  /** Files came with what was not taken: they have to be chosen again. */
  filesLost?: boolean | undefined;
  problem?: { title: string; text: string; mayHaveArrived: boolean };
};

const form = z.object({
  department: z.string().catch(""),
  subject: z.string().trim().catch(""),
  priority: z.string().catch(""),
  about: z.string().catch(""),
  message: messageField,
});

/** Opens a ticket for the signed-in client, and shows it. */
export async function open(_before: NewTicketState, data: FormData): Promise<NewTicketState> {
  const { t } = await words();
  const values = form.parse(Object.fromEntries(data));
  const { files, error: filesError } = await readUploads(data, t);
  const filesLost = files && files.length > 0;
  let opened: Awaited<ReturnType<typeof openTicket>>;
  try {
    const scope = await requireClientWrite("tickets", "/tickets/new");
    const { made, errors } = await check(scope, values, t);
    if (!files) return { values, errors: [...errors, { name: "files", message: filesError }] };
    if (!made) return { values, errors, filesLost };
    await attempt("ticket", `client ${scope.clientId}`);
    opened = await audited(
      scope,
      { action: "ticket.open" },
      () => openTicket(scope, { ...made, files }),
      ({ id }) => `ticket ${id}`,
    );
  } catch (error) {
    const refused = await tooManyOf(error);
    if (refused) return { values, errors: [], filesLost, problem: { ...refused, mayHaveArrived: false } };
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    logFailure(error, "open a ticket");
    return typedTicket.keep({ values, errors: [], filesLost, problem: problemOf(failure, t) });
  }
  await leaveFlash({
    title: t("client.newTicket.opened", { number: opened.number }),
    detail: t("client.newTicket.openedDetail"),
  });
  redirect(`/tickets/${opened.id}`);
}

type Checked = { made?: NewTicket; errors: NewTicketState["errors"] };

async function check(scope: ClientScope, values: TicketValues, t: Words["t"]): Promise<Checked> {
  const errors: NewTicketState["errors"] = [];
  const { subject, message } = values;
  const id = idFrom(values.department);
  const department = (await departments(scope)).find((each) => each.id === id);
  const priority = priorities.find((each) => each === values.priority);
  const about = values.about === "" ? undefined : await ownAbout(scope, values.about);
  if (!department) errors.push({ name: "department", message: t("client.newTicket.departmentMissing") });
  if (subject === "") errors.push({ name: "subject", message: t("client.newTicket.subjectMissing") });
  if (subject.length > 200) errors.push({ name: "subject", message: t("client.newTicket.subjectLong") });
  if (!priority) errors.push({ name: "priority", message: t("client.newTicket.priorityMissing") });
  if (values.about !== "" && !about) errors.push({ name: "about", message: t("client.newTicket.aboutMissing") });
  if (message.trim() === "") errors.push({ name: "message", message: t("client.newTicket.messageMissing") });
  if (message.length > longestMessage) errors.push({ name: "message", message: t("client.newTicket.messageLong") });
  if (errors.length > 0 || !department || !priority) return { errors };
  return { made: { department: department.id, subject, message, priority, about }, errors };
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
