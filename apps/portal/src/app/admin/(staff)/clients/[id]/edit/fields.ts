import { z } from "zod";
import {
  type ClientSettings,
  type SettingsNow,
  type Switch,
  switches,
} from "../../../../../../data/staff/client-settings.ts";
import { locales } from "../../../../../../messages/locales.ts";
import type { Words } from "../../../../../../messages/words.ts";
import { mailFields, typedMails } from "../../../../../(client)/account/mail-fields.ts";
import type { DescribedField, DescribedGroup } from "../../../../../forms/described-form.tsx";
import { addressGroup, nameFields, personShape, type WrongField, wrongFields } from "../../../../../person-fields.ts";
import { stateWord } from "../../../../state.tsx";
import { clientStatuses } from "../../query.ts";

const form = z.object({
  ...personShape,
  taxId: z.string().trim().max(50).catch(""),
  status: z.enum(clientStatuses).optional().catch(undefined),
  group: z.coerce.number().int().min(0).catch(0),
  language: z.string().max(50).catch(""),
  paymentMethod: z.string().max(100).catch(""),
  notes: z.string().trim().max(20_000).catch(""),
});

/** What was typed; what can't be, and what the form had not, stays as it was. */
export function typedSettings(texts: Record<string, string>, before: ClientSettings): ClientSettings {
  const typed = form.parse(texts);
  const isOn = Object.fromEntries(switches.map((name) => [name, (texts[name] ?? "") !== ""])) as Record<
    Switch,
    boolean
  >;
  return {
    ...typed,
    ...isOn,
    status: typed.status ?? before.status,
    group: texts.group === undefined ? before.group : typed.group,
    paymentMethod: typed.paymentMethod || before.paymentMethod,
    mails: typedMails(texts),
  };
}

/** What of it is to be mended: what was empty before may stay so. */
export const wrongSettings = (after: ClientSettings, before: ClientSettings): WrongField[] =>
  wrongFields(after, (name) => before[name] === "");

type Layout = Words & {
  client: SettingsNow;
  groups: GroupChoices;
  methods: ReadonlyMap<string, string>;
};

/** The languages that the portal speaks, the company's own, and the one that the client has. */
function languageOptions(now: string, t: Words["t"]) {
  const spoken = Object.values(locales).map(({ language, name }) => ({ value: language, label: name }));
  const isSpoken = now === "" || spoken.some(({ value }) => value === now);
  return [
    { value: "", label: t("clients.edit.languageNone") },
    ...spoken,
    ...(isSpoken ? [] : [{ value: now, label: now.charAt(0).toUpperCase() + now.slice(1) }]),
  ];
}

export type GroupChoices = { id: number; name: string; percent: string }[];

/** The client's group; no field where there is none to choose. */
export const groupFields = (groups: GroupChoices, value: number, t: Words["t"]): DescribedField[] =>
  groups.length === 0
    ? []
    : [
        {
          kind: "select",
          name: "group",
          label: t("clients.edit.group"),
          value: String(value),
          options: [
            { value: "0", label: t("clients.edit.groupNone") },
            ...groups.map(({ id, name, percent }) => ({
              value: String(id),
              label: Number(percent) > 0 ? `${name} (−${Number(percent)} %)` : name,
            })),
          ],
        },
      ];

export const languageField = (value: string, t: Words["t"]): DescribedField => ({
  kind: "select",
  name: "language",
  label: t("clients.edit.language"),
  value,
  options: languageOptions(value, t),
});

export const taxIdField = (value: string, t: Words["t"]): DescribedField => ({
  name: "taxId",
  label: t("admin.client.taxId"),
  value,
  maxLength: 50,
  optional: t("people.form.optional"),
  wide: true,
});

/** What staff see first on the client's page. */
export const notesGroup = (value: string, t: Words["t"]): DescribedGroup => ({
  legend: t("admin.client.note"),
  fields: [{ kind: "area", name: "notes", label: t("clients.edit.notes"), value, maxLength: 20_000 }],
});

/** The form, group by group. The currency is none of it: what was invoiced in one can't be in another. */
export function settingGroups({ client, groups, methods, t, locale }: Layout): DescribedGroup[] {
  const { settings } = client;
  const may = (name: keyof ClientSettings) => settings[name] === "";
  const layout = { t, locale, values: settings, may };
  const choices: DescribedField[] = [
    {
      kind: "select",
      name: "status",
      label: t("admin.clients.columns.status"),
      value: settings.status,
      options: clientStatuses.map((value) => ({ value, label: stateWord(value, t) })),
    },
    ...groupFields(groups, settings.group, t),
    languageField(settings.language, t),
    {
      kind: "select",
      name: "paymentMethod",
      label: t("orders.method"),
      value: settings.paymentMethod,
      options: [
        ...(methods.has(settings.paymentMethod)
          ? []
          : [{ value: settings.paymentMethod, label: settings.paymentMethod || t("clients.edit.methodNone") }]),
        ...[...methods].map(([value, label]) => ({ value, label })),
      ],
    },
  ];
  return [
    { legend: t("clients.edit.who"), layout: "pairs", fields: nameFields(layout) },
    addressGroup(layout, t("admin.client.address")),
    {
      legend: t("clients.edit.account"),
      layout: "pairs",
      fields: [taxIdField(settings.taxId, t), ...choices],
    },
    {
      legend: t("clients.edit.rules"),
      fields: switches.map((name) => ({
        kind: "check",
        name,
        label: t(`clients.edit.${name}`),
        value: settings[name] ? "on" : "",
      })),
    },
    { legend: t("clients.edit.mails"), fields: mailFields(settings.mails, t) },
    notesGroup(settings.notes, t),
  ];
}
