import { type MailChoice, mailChoice, mailKinds } from "../../../data/mail-kinds.ts";
import type { Words } from "../../../messages/words.ts";
import type { DescribedField } from "../../forms/described-form.tsx";

/** A box for each kind of mail. */
export const mailFields = (chosen: MailChoice, t: Words["t"]): DescribedField[] =>
  mailKinds.map((kind) => ({
    kind: "check",
    name: `mail.${kind}`,
    label: t(`accounts.mails.${kind}`),
    detail: t(`accounts.mails.${kind}Help`),
    value: chosen[kind] ? "on" : "",
  }));

/** Which of them were ticked. */
export const typedMails = (texts: Record<string, string>): MailChoice =>
  mailChoice((kind) => (texts[`mail.${kind}`] ?? "") !== "");
