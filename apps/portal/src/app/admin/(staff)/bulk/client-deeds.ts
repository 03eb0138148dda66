import { idFrom } from "../../../../data/owned.ts";
import { mailTemplates } from "../../../../data/staff/client-mails.ts";
import { groupChoices } from "../../../../data/staff/client-settings.ts";
import { checkMail, ownMailFields } from "../clients/[id]/email/fields.ts";
import type { BulkDeed } from "./deeds.ts";

export const clientDeeds = {
  mail: {
    word: (t) => t("mail.title"),
    means: (t) => t("bulk.means.mail"),
    fields: async ({ scope, t }) => {
      const templates = (await mailTemplates(scope)).filter(({ type }) => type === "general");
      return [
        {
          kind: "select",
          name: "template",
          label: t("mail.way"),
          options: [
            { value: "", label: t("mail.ways.own") },
            ...templates.map(({ name }) => ({ value: name, label: name })),
          ],
        },
        // Neither is needed where a template says it.
        ...ownMailFields(t, false),
        { kind: "check", name: "offer", label: t("bulk.offer"), detail: t("bulk.offerHelp") },
      ];
    },
    wishes: ({ template = "", subject = "", message = "", offer = "" }) => ({ template, subject, message, offer }),
    check: (wishes, t) => checkMail({ ...wishes, way: wishes.template === "" ? "own" : "template" }, t),
  },
  group: {
    word: (t) => t("bulk.deeds.group"),
    fields: async ({ scope, t }) => [
      {
        kind: "select",
        name: "group",
        label: t("clients.edit.group"),
        options: [
          { value: "0", label: t("clients.list.noGroup") },
          ...(await groupChoices(scope)).map(({ id, name }) => ({ value: String(id), label: name })),
        ],
      },
    ],
    wishes: ({ group }) => ({ group: String(idFrom(group) ?? 0) }),
  },
  close: { word: (t) => t("clients.close.open"), means: (t) => t("bulk.means.close"), danger: "typed" },
} as const satisfies Record<string, BulkDeed>;
