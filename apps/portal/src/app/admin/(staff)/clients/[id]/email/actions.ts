"use server";

import { notFound, redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../../../access/access.ts";
import type { StaffScope } from "../../../../../../access/scope.ts";
import { idIn } from "../../../../../../data/owned.ts";
import {
  type ClientMail,
  mailSubjects,
  mailTemplates,
  previewMail,
  sendMail,
} from "../../../../../../data/staff/client-mails.ts";
import { type ClientNow, clientNow } from "../../../../../../data/staff/client-record.ts";
import { ownAdmin } from "../../../../../../data/staff/desk.ts";
import { fillPlaceholders } from "../../../../../../lib/placeholders.ts";
import { type Words, words } from "../../../../../../messages/words.ts";
import { emailDocument } from "../../../../../../rich/html.ts";
import { mailHtml } from "../../../../../../rich/mail.ts";
import { leaveFlash } from "../../../../../flash.ts";
import { backWith, textsOf } from "../../../../../forms/write-form.ts";
import { problemOf } from "../../../../../problem.ts";
import { refusedBack } from "../../../../say-deed.ts";
import { clientDeed } from "../deed.ts";
import { tabHref } from "../tabs.ts";
import type { EmailState } from "./email-form.tsx";
import { aboutValue, checkMail } from "./fields.ts";
import { emailHref, wayQuery } from "./ways.ts";

/** Shows what would be mailed, or mails it: `do` says which. */
export async function send(_before: EmailState, data: FormData): Promise<EmailState> {
  const texts = textsOf(data);
  if (texts.do === "preview") return preview(data, texts);
  const written = await clientDeed(data, {
    action: "client.email",
    need: "clients",
    below: "/email",
    check: checkMail,
    work: async (scope, client, typed, tell) => {
      const { mail, wrong } = await mailOf(scope, client, typed, (await words()).t);
      if (!mail) return { is: "refused", reason: wrong };
      const answer = await sendMail(scope, mail);
      const { wording } = mail;
      tell.changed({}, "template" in wording ? { template: wording.template } : { subject: wording.subject });
      return answer;
    },
  });
  if ("state" in written) return written.state;
  const { answer, t, id } = written;
  if (answer.is === "refused") return refusedBack(data, answer, t);
  await leaveFlash({ title: t("mail.done"), detail: t("mail.doneHelp") });
  redirect(tabHref(id, "emails"));
}

type Asked = { mail: ClientMail; known: { subject: string; html: string | undefined }; wrong?: undefined };

/** The mail that was asked for, of this client and what is his; or a sentence that says why there is none. */
async function mailOf(
  scope: StaffScope,
  client: ClientNow,
  { about = "", template = "", subject = "", message = "", way }: Record<string, string>,
  t: Words["t"],
): Promise<Asked | { wrong: string; mail?: undefined }> {
  const found = (await mailSubjects(scope, client)).find((each) => aboutValue(each) === about);
  if (!found) return { wrong: t("mail.aboutGone") };
  const to = { client: client.id, about: found };
  if (way === "own") {
    const me = await ownAdmin(scope);
    const filling = {
      name: client.person,
      email: client.email,
      number: "",
      signature: me?.signature || me?.name || "",
    };
    const html = mailHtml(fillPlaceholders(message, filling));
    const title = fillPlaceholders(subject.trim(), filling);
    return { mail: { ...to, wording: { subject: title, html } }, known: { subject: title, html } };
  }
  const chosen = (await mailTemplates(scope)).find(({ name }) => name === template);
  if (!chosen) return { wrong: t("mail.templateGone") };
  if (chosen.type !== found.type) return { wrong: t(`mail.needs.${chosen.type}`) };
  return { mail: { ...to, wording: { template } }, known: { subject: chosen.subject, html: undefined } };
}

async function preview(data: FormData, texts: Record<string, string>): Promise<EmailState> {
  const id = idIn(data, "client");
  const { way } = wayQuery.parse(texts);
  const scope = await requireStaffWrite("clients", id === undefined ? "/admin/clients" : emailHref(id, way));
  const { t } = await words();
  const errors = checkMail(texts, t);
  const back = backWith(data, errors);
  if (errors.length > 0) return back;
  try {
    const client = id === undefined ? undefined : await clientNow(scope, id);
    if (!client) notFound();
    const asked = await mailOf(scope, client, texts, t);
    if (!asked.mail) return { ...back, problem: { title: t("mail.notShown"), text: asked.wrong } };
    const answer = await previewMail(scope, asked.mail);
    if (answer.is === "refused") return { ...back, problem: { title: t("staff.refused"), text: answer.reason } };
    const { value: made } = answer;
    const { subject, html } = asked.known;
    if (made)
      return {
        ...back,
        preview: {
          subject: made.subject,
          to: made.to.join(", "),
          copies: made.cc.join(", "),
          document: emailDocument(made.html),
          ...(made.to.length === 0 ? { note: t("mail.nobody") } : {}),
        },
      };
    return {
      ...back,
      preview: {
        subject,
        to: client.email,
        copies: "",
        ...(html === undefined
          ? { note: t("mail.untold") }
          : { document: emailDocument(html), note: t("mail.around") }),
      },
    };
  } catch (error) {
    return { ...back, problem: await problemOf(error, "preview of an e-mail") };
  }
}
