import type { MailAbout, MailTemplate } from "../../../../../../data/staff/client-mails.ts";
import type { Words } from "../../../../../../messages/words.ts";
import type { DescribedField, DescribedGroup } from "../../../../../forms/described-form.tsx";
import type { Problems } from "../../../../../forms/write-form.ts";
import type { Way } from "./ways.ts";

/** As long as a message may be. */
export const LONGEST = 20_000;
const LONGEST_SUBJECT = 200;

export const aboutValue = ({ type, id }: Pick<MailAbout, "type" | "id">): string => `${type}-${id}`;

type Choices = { subjects: MailAbout[]; templates: MailTemplate[]; t: Words["t"] };

/** The fields of a mail from a template, or of one's own. */
export function mailGroups(way: Way, { subjects, templates, t }: Choices): DescribedGroup[] {
  const label = ({ type, label: name }: MailAbout) => (type === "general" ? name : t(`mail.about.${type}`, { name }));
  const about: DescribedField = {
    kind: "select",
    name: "about",
    label: t("client.newTicket.about"),
    value: subjects[0] && aboutValue(subjects[0]),
    options: subjects.map((each) => ({ value: aboutValue(each), label: label(each) })),
  };
  if (way === "template") {
    return [
      {
        fields: [
          {
            kind: "select",
            name: "template",
            label: t("mail.template"),
            options: [
              { value: "", label: "—" },
              ...templates.map(({ type, name }) => ({
                value: name,
                label: type === "general" ? name : t(`mail.about.${type}`, { name }),
              })),
            ],
            required: true,
          },
          about,
        ],
      },
    ];
  }
  return [{ fields: [...ownMailFields(t), { ...about, help: t("mail.aboutHelp") }] }];
}

/** What a message of one's own is written in. */
export const ownMailFields = (t: Words["t"], required = true): DescribedField[] => [
  { name: "subject", label: t("clients.columns.subject"), maxLength: LONGEST_SUBJECT, required },
  {
    kind: "area",
    name: "message",
    label: t("client.newTicket.message"),
    help: t("mail.messageHelp"),
    maxLength: LONGEST,
  },
];

/** What is wrong with what was typed, before anything is asked. */
export function checkMail(
  { way, template = "", subject = "", message = "" }: Record<string, string>,
  t: Words["t"],
): Problems {
  if (way !== "own") return template === "" ? [{ name: "template", message: t("mail.templateMissing") }] : [];
  const problems: Problems = [];
  const say = (name: string, said: string) => problems.push({ name, message: said });
  if (subject.trim() === "") say("subject", t("client.newTicket.subjectMissing"));
  else if (subject.length > LONGEST_SUBJECT) say("subject", t("client.newTicket.subjectLong"));
  // A WHMCS reads a subject as a template, and in a line of text no brace can be written so that it does not.
  else if (/[{}]/.test(subject)) say("subject", t("mail.subjectBraces"));
  if (message.trim() === "") say("message", t("client.newTicket.messageMissing"));
  else if (message.length > LONGEST) say("message", t("client.newTicket.messageLong"));
  return problems;
}
