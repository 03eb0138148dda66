"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicScope, requireSameOrigin } from "../../access/access.ts";
import { contactDepartments, openGuestTicket } from "../../access/guests.ts";
import { checkHuman, type Human, newStamp } from "../../access/human.ts";
import { writesOnce } from "../../access/writes-once.ts";
import { idFrom } from "../../data/owned.ts";
import { isEmail } from "../../lib/email.ts";
import { hrefWith } from "../../lib/search-params.ts";
import { type Words, words } from "../../messages/words.ts";
import { longestMessage, messageField } from "../(client)/tickets/message.ts";
import { onceAfter } from "../once.ts";
import { problemOf } from "../problem.ts";
import type { Problem } from "../too-many.tsx";
import { typedQuestion } from "./typed.ts";

export type ContactValues = { name: string; email: string; department: string; subject: string; message: string };
export type ContactState = {
  /** What was typed: it stays when it was not taken. */
  values: ContactValues;
  errors: { name: keyof ContactValues; message: string }[];
  problem?: Problem;
  /** For the next try. */
  stamp: string;
  once?: string;
};

const form = z.object({
  name: z.string().trim().max(100).catch(""),
  email: z.string().trim().max(320).catch(""),
  department: z.string().catch(""),
  subject: z.string().trim().max(1000).catch(""),
  message: messageField,
});
const guard = z.object({
  stamp: z.string().max(2000).catch(""),
  proof: z.string().max(20).catch(""),
  website: z.string().catch("filled"),
});

/** Opens a ticket for somebody who is no client, and shows it. */
export async function writeToUs(_before: ContactState, data: FormData): Promise<ContactState> {
  await requireSameOrigin();
  const { t } = await words();
  const fields = Object.fromEntries(data);
  const values = form.parse(fields);
  const { website: trap, stamp, proof } = guard.parse({ website: "", ...fields });
  const errors = errorsOf(values, t);
  const back = { values, stamp, once: onceAfter(data) };
  if (errors.length > 0) return { ...back, errors };
  let opened: Opened;
  try {
    opened = await writesOnce(publicScope(), "contact", data, () => openOnce(values, { stamp, proof, trap }), {
      isDone: (answer) => "number" in answer,
    });
  } catch (error) {
    const problem = await problemOf(error, "write to us");
    const once = onceAfter(data, error);
    return typedQuestion.keep({ values, errors: [], problem, stamp: await newStamp("contact"), once });
  }
  if ("error" in opened) {
    return { ...back, errors: [{ name: opened.error, message: t("client.newTicket.departmentMissing") }] };
  }
  if ("doubt" in opened) {
    const next = opened.doubt.verdict === "early" ? stamp : await newStamp("contact");
    return { ...back, errors: [], problem: doubtOf(opened.doubt, t), stamp: next };
  }
  redirect(hrefWith("/guest/tickets", { tid: opened.number, c: opened.code, opened: "yes" }));
}

type Doubt = Exclude<Human, { verdict: "human" }>;
type Opened = { number: string; code: string } | { doubt: Doubt } | { error: "department" };

async function openOnce(values: ContactValues, tried: { stamp: string; proof: string; trap: string }): Promise<Opened> {
  const id = idFrom(values.department);
  const department = (await contactDepartments()).find((each) => each.id === id);
  if (!department) return { error: "department" };
  const human = await checkHuman("contact", tried);
  if (human.verdict !== "human") return { doubt: human };
  return openGuestTicket({ ...values, department: department.id });
}

function doubtOf(human: Doubt, t: Words["t"]): Problem {
  if (human.verdict === "early") {
    return { title: t("people.contact.early"), text: t("people.contact.earlyHelp", { count: human.seconds }) };
  }
  return human.verdict === "stale"
    ? { title: t("people.contact.stale"), text: t("people.contact.staleHelp") }
    : { title: t("people.contact.robot"), text: t("people.contact.robotHelp") };
}

function errorsOf({ name, email, subject, message }: ContactValues, t: Words["t"]): ContactState["errors"] {
  const errors: ContactState["errors"] = [];
  if (name === "") errors.push({ name: "name", message: t("people.contact.nameMissing") });
  if (!isEmail(email)) errors.push({ name: "email", message: t("people.register.emailMissing") });
  if (subject === "") errors.push({ name: "subject", message: t("client.newTicket.subjectMissing") });
  if (subject.length > 200) errors.push({ name: "subject", message: t("client.newTicket.subjectLong") });
  if (message.trim() === "") errors.push({ name: "message", message: t("client.newTicket.messageMissing") });
  if (message.length > longestMessage) errors.push({ name: "message", message: t("client.newTicket.messageLong") });
  return errors;
}
