"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSameOrigin } from "../../access/access.ts";
import { contactDepartments, openGuestTicket } from "../../access/guests.ts";
import { checkHuman, type Human, newStamp } from "../../access/human.ts";
import { idFrom } from "../../data/owned.ts";
import { isEmail } from "../../lib/email.ts";
import { hrefWith } from "../../lib/search-params.ts";
import { type Words, words } from "../../messages/words.ts";
import { longestMessage, messageField } from "../(client)/tickets/message.ts";
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
  if (errors.length > 0) return { values, errors, stamp };
  let opened: { number: string; code: string };
  try {
    const id = idFrom(values.department);
    const department = (await contactDepartments()).find((each) => each.id === id);
    if (!department) {
      return { values, errors: [{ name: "department", message: t("client.newTicket.departmentMissing") }], stamp };
    }
    const human = await checkHuman("contact", { stamp, proof, trap });
    if (human.verdict !== "human") {
      const next = human.verdict === "early" ? stamp : await newStamp("contact");
      return { values, errors: [], problem: doubtOf(human, t), stamp: next };
    }
    opened = await openGuestTicket({ ...values, department: department.id });
  } catch (error) {
    const problem = await problemOf(error, "write to us");
    return typedQuestion.keep({ values, errors: [], problem, stamp: await newStamp("contact") });
  }
  redirect(hrefWith("/guest/tickets", { tid: opened.number, c: opened.code, opened: "yes" }));
}

function doubtOf(human: Exclude<Human, { verdict: "human" }>, t: Words["t"]): Problem {
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
