import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { findTemplate, type NotQueued, queueMail, type Wording } from "../../mail/queue.ts";
import { notByApi } from "../../mail/templates/index.ts";

const FAILED = "Sending Failed. Please see documentation.";

/** Types that a mail by the API can be of: those whose id a caller has. */
const sendable = new Set(["general", "product", "domain", "invoice", "support", "affiliate"]);

/** Nobody wants mail of this type: that is no failure of the call. */
const failures: Record<NotQueued, string | undefined> = {
  "no template": "Email Template not found",
  disabled: "Email Template is disabled",
  "no subject": FAILED,
  empty: FAILED,
  nobody: undefined,
};

export const sendEmail = handler(
  actions.sendEmail,
  async (context, input) => {
    const { messagename, id, customtype } = input;
    let wording: Wording;
    if (messagename) {
      const template = await findTemplate(context.db, messagename);
      if (!template) return refuse("Email Template not found");
      if (template.is_disabled === 1) return refuse("Email Template is disabled");
      if (notByApi.has(messagename) || !sendable.has(template.type)) return refuse(FAILED);
      wording = { template: messagename };
    } else {
      if (!customtype)
        return refuse("You must provide either an existing email template name or a custom message type");
      const subject = input.customsubject?.trim() || refuse("A subject is required for a custom message");
      const message = input.custommessage?.trim() || refuse("A message body is required for a custom message");
      wording = { type: customtype, subject, message };
    }
    if (!id) return refuse("A related ID is required");
    const queued = await context.transaction((tx) =>
      queueMail(context, tx, { ...wording, about: id, merge: input.customvars }),
    );
    const failure = "refused" in queued ? failures[queued.refused] : undefined;
    return failure === undefined ? {} : refuse(failure);
  },
  {
    customtype: "Invalid message type provided",
    customvars: "The custom variables you provided are invalid.",
    id: "A related ID is required",
  },
);
