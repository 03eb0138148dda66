import { z } from "zod";
import { emptyPerson } from "../../../../../data/client-fields.ts";
import type { NewClient } from "../../../../../data/staff/client-new.ts";
import type { Words } from "../../../../../messages/words.ts";
import type { DescribedGroup } from "../../../../forms/described-form.tsx";
import {
  addressGroup,
  type NeededField,
  nameFields,
  personShape,
  type WrongField,
  wrongFields,
} from "../../../../person-fields.ts";
import { type GroupChoices, groupFields, languageField, notesGroup, taxIdField } from "../[id]/edit/fields.ts";

const form = z.object({
  ...personShape,
  taxId: z.string().trim().max(50).catch(""),
  currency: z.coerce.number().int().min(1).optional().catch(undefined),
  group: z.coerce.number().int().min(0).catch(0),
  language: z.string().max(50).catch(""),
  notes: z.string().trim().max(20_000).catch(""),
});

const isOn = (texts: Record<string, string>, name: string) => (texts[name] ?? "") !== "";

/** What was typed and ticked. */
export const typedClient = (texts: Record<string, string>): NewClient => ({
  ...form.parse(texts),
  offers: isOn(texts, "offers"),
  isWelcomed: isOn(texts, "welcome"),
  mayHaveLogin: isOn(texts, "existing"),
});

/** Staff may know no more of a client than who and in which country he is. */
const known: readonly NeededField[] = ["firstName", "lastName", "email", "country"];
const may = (name: NeededField) => !known.includes(name);

export const wrongClient = (typed: NewClient): WrongField[] => wrongFields(typed, may);

type Layout = Words & { groups: GroupChoices; currencies: { id: number; code: string }[]; country: string };

/** The form, group by group. */
export function clientGroups({ groups, currencies, country, t, locale }: Layout): DescribedGroup[] {
  const layout = { t, locale, values: { ...emptyPerson, country }, may: (name: string) => may(name as NeededField) };
  const check = (name: "welcome" | "link" | "existing" | "offers", label: string, detail: string, value: string) => ({
    kind: "check" as const,
    name,
    label,
    detail,
    value,
  });
  return [
    { legend: t("clients.edit.who"), layout: "pairs", fields: nameFields(layout) },
    addressGroup(layout, t("admin.client.address")),
    {
      legend: t("clients.edit.account"),
      layout: "pairs",
      fields: [
        taxIdField("", t),
        ...(currencies.length > 1
          ? [
              {
                kind: "select" as const,
                name: "currency",
                label: t("people.register.currency"),
                value: String(currencies[0]?.id ?? ""),
                help: t("clients.add.currencyHelp"),
                options: currencies.map(({ id, code }) => ({ value: String(id), label: code })),
              },
            ]
          : []),
        ...groupFields(groups, 0, t),
        languageField("", t),
      ],
    },
    {
      legend: t("clients.add.login"),
      fields: [
        check("welcome", t("clients.add.welcome"), t("clients.add.welcomeHelp"), "on"),
        check("link", t("clients.people.link"), t("clients.add.linkHelp"), "on"),
        check("existing", t("clients.add.existing"), t("clients.add.existingHelp"), ""),
        check("offers", t("clients.edit.offers"), t("clients.add.offersHelp"), ""),
      ],
    },
    notesGroup("", t),
  ];
}
