import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { domainsOfClient } from "../domains.ts";
import { whereServed } from "../engine.ts";
import { servicesOfClient } from "../services.ts";
import { told } from "../told.ts";
import { type Answered, answered } from "./answered.ts";

/* What staff mail a client, besides what goes out by itself. */

/** What a mail can be about, by WHMCS's words for its types. */
export const mailTypes = ["general", "product", "domain"] as const;
export type MailType = (typeof mailTypes)[number];

export type MailAbout = { type: MailType; id: number; label: string };

/** The client himself first, then each of his services and domains. (GetClientsProducts, GetClientsDomains) */
export async function mailSubjects(scope: StaffScope, client: { id: number; name: string }): Promise<MailAbout[]> {
  assertScope(scope, "staff");
  const [services, domains] = await Promise.all([
    servicesOfClient(scope, client.id),
    domainsOfClient(scope, client.id),
  ]);
  return [
    { type: "general", id: client.id, label: client.name },
    ...services.map(({ id, name, domain }) => ({
      type: "product" as const,
      id,
      label: [name, domain].filter(Boolean).join(", "),
    })),
    ...domains.map(({ id, name }) => ({ type: "domain" as const, id, label: name })),
  ];
}

export type MailTemplate = { type: MailType; name: string; subject: string };

/** The templates that can be about a client, a service or a domain; none where the role may not list them. (GetEmailTemplates) */
export async function mailTemplates(scope: StaffScope): Promise<MailTemplate[]> {
  assertScope(scope, "staff");
  const lists = await Promise.all(
    mailTypes.map(async (type) => {
      const answer = await told(() => ask(scope).getEmailTemplates({ type }));
      const rows = answer.is === "known" ? answer.value.emailtemplates : [];
      return rows.map(({ name, subject }) => ({ type, name, subject }));
    }),
  );
  return lists.flat();
}

/** A template by its name, or a text of one's own in HTML. */
export type Wording = { template: string } | { subject: string; html: string };
export type ClientMail = { client: number; about: Pick<MailAbout, "type" | "id">; wording: Wording };

const inputOf = ({ about, wording }: ClientMail) =>
  "template" in wording
    ? { messagename: wording.template, id: about.id }
    : { customtype: about.type, customsubject: wording.subject, custommessage: wording.html, id: about.id };

export type MailPreview = { subject: string; html: string; to: string[]; cc: string[] };

/** What would be sent, and to whom; undefined where the engine does not tell. (KrakenPreviewEmail) */
export async function previewMail(scope: StaffScope, mail: ClientMail): Promise<Answered<MailPreview | undefined>> {
  assertScope(scope, "staff");
  return answered(() =>
    whereServed("KrakenPreviewEmail", async () => {
      const { subject, message, to, cc } = await ask(scope).krakenPreviewEmail(inputOf(mail));
      return { subject, html: message, to, cc };
    }),
  );
}

/** Mails it. (SendEmail) */
export const sendMail = (scope: StaffScope, mail: ClientMail): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, mail.client).sendEmail(inputOf(mail)));
};
