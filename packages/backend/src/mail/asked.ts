import type { actions, Input } from "@kraken/contract";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { findTemplate, type Mail, type NotQueued, type Wording } from "./queue.ts";
import { notByApi } from "./templates/index.ts";

const FAILED = "Sending Failed. Please see documentation.";

/** Types that a mail by the API can be of: those whose id a caller has. */
const sendable = new Set(["general", "product", "domain", "invoice", "support", "affiliate"]);

/** What is said where there is no mail. Nobody wants mail of this type: that is no failure of the call. */
const failures: Record<NotQueued, string | undefined> = {
  "no template": "Email Template not found",
  disabled: "Email Template is disabled",
  "no subject": FAILED,
  empty: FAILED,
  nobody: undefined,
};

export const refuseMail = (why: NotQueued): void => {
  const failure = failures[why];
  if (failure !== undefined) refuse(failure);
};

/** What is said of a parameter that can't be read. */
export const unreadable = {
  customtype: "Invalid message type provided",
  customvars: "The custom variables you provided are invalid.",
  id: "A related ID is required",
} as const;

/** The mail that a caller of SendEmail asks for; refuses what can't be sent so. */
export async function askedMail(db: Context["db"], input: Input<typeof actions.sendEmail>): Promise<Mail> {
  const { messagename, id, customtype } = input;
  let wording: Wording;
  if (messagename) {
    const template = await findTemplate(db, messagename);
    if (!template) return refuse("Email Template not found");
    if (template.is_disabled === 1) return refuse("Email Template is disabled");
    if (notByApi.has(messagename) || !sendable.has(template.type)) return refuse(FAILED);
    wording = { template: messagename };
  } else {
    if (!customtype) return refuse("You must provide either an existing email template name or a custom message type");
    const subject = input.customsubject?.trim() || refuse("A subject is required for a custom message");
    const message = input.custommessage?.trim() || refuse("A message body is required for a custom message");
    wording = { type: customtype, subject, message };
  }
  return { ...wording, about: id || refuse("A related ID is required"), merge: input.customvars };
}
