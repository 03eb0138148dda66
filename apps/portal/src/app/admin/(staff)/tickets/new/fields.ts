import type { DomainSummary } from "../../../../../data/domains.ts";
import { idFrom } from "../../../../../data/owned.ts";
import type { ServiceSummary } from "../../../../../data/services.ts";
import { priorities } from "../../../../../data/tickets.ts";
import type { Words } from "../../../../../messages/words.ts";
import type { DescribedGroup } from "../../../../forms/described-form.tsx";
import type { Problems } from "../../../../forms/write-form.ts";
import { priorityWord } from "../../../state.tsx";
import { longest } from "../[id]/longest.ts";

type Choices = {
  departments: { id: number; name: string }[];
  services: ServiceSummary[];
  domains: DomainSummary[];
  t: Words["t"];
};

/** The fields of a ticket that staff open for a client, but for its message and files. */
export const ticketGroups = ({ departments, services, domains, t }: Choices): DescribedGroup[] => [
  {
    layout: "pairs",
    fields: [
      {
        kind: "select",
        name: "department",
        label: t("client.newTicket.department"),
        value: String(departments[0]?.id ?? ""),
        options: departments.map(({ id, name }) => ({ value: String(id), label: name })),
        required: true,
      },
      {
        kind: "select",
        name: "priority",
        label: t("client.newTicket.priority"),
        value: "Medium",
        options: priorities.map((value) => ({ value, label: priorityWord(value, t) })),
        required: true,
      },
      {
        kind: "select",
        name: "about",
        label: t("client.newTicket.about"),
        optional: t("client.newTicket.optional"),
        value: "",
        options: [
          { value: "", label: t("client.newTicket.aboutNone") },
          ...services.map(({ id, name, domain }) => ({
            value: `service-${id}`,
            label: t("client.newTicket.aboutService", { name: domain ? `${name}, ${domain}` : name }),
          })),
          ...domains.map(({ id, name }) => ({
            value: `domain-${id}`,
            label: t("client.newTicket.aboutDomain", { name }),
          })),
        ],
        wide: true,
      },
      { name: "subject", label: t("client.newTicket.subject"), maxLength: 200, required: true, wide: true },
    ],
  },
];

/** The service or domain that a choice names; undefined for none. */
export function aboutOf(chosen = ""): { kind: "service" | "domain"; id: number } | undefined {
  const [, kind, text] = /^(service|domain)-(\d+)$/.exec(chosen) ?? [];
  const id = idFrom(text);
  return id === undefined ? undefined : { kind: kind === "service" ? "service" : "domain", id };
}

/** What is wrong with what was typed. */
export function checkTicket(texts: Record<string, string>, t: Words["t"]): Problems {
  const { department, priority, about = "", subject = "", message = "" } = texts;
  const problems: Problems = [];
  const say = (name: string, said: string) => problems.push({ name, message: said });
  if (idFrom(department) === undefined) say("department", t("client.newTicket.departmentMissing"));
  if (!priorities.some((each) => each === priority)) say("priority", t("client.newTicket.priorityMissing"));
  if (about !== "" && !aboutOf(about)) say("about", t("desk.open.aboutGone"));
  if (subject.trim() === "") say("subject", t("client.newTicket.subjectMissing"));
  else if (subject.length > 200) say("subject", t("client.newTicket.subjectLong"));
  if (message.trim() === "") say("message", t("client.newTicket.messageMissing"));
  else if (message.length > longest) say("message", t("client.newTicket.messageLong"));
  return problems;
}
