import { z } from "zod";
import type { AccountDetails, DetailName, DetailRules } from "../../../../data/account-details.ts";
import { locales } from "../../../../messages/locales.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DescribedField, DescribedGroup } from "../../../forms/described-form.tsx";
import { addressGroup, nameFields, personShape, type WrongField, wrongFields } from "../../../person-fields.ts";
import { mailFields, typedMails } from "../mail-fields.ts";

const form = z.object({
  ...personShape,
  taxId: z.string().trim().max(50).catch(""),
  paymentMethod: z.string().max(100).catch(""),
  language: z.string().max(50).catch(""),
});

/** What was typed: every field but those that only staff change. */
export const typedDetails = (texts: Record<string, string>): AccountDetails => ({
  ...form.parse(texts),
  mails: typedMails(texts),
  offers: (texts.offers ?? "") !== "",
});

/** What of it is to be mended. */
export const wrongDetails = (details: AccountDetails, { optional, locked }: DetailRules): WrongField[] =>
  wrongFields(details, (name) => optional.has(name)).filter(({ name }) => !locked.has(name));

const spoken: { language: string; name: string }[] = Object.values(locales);

/** Whether a client who has one language may choose the other. */
export const isLanguage = (now: string, chosen: string): boolean =>
  chosen === now || spoken.some(({ language }) => language === chosen);

/** The languages that the portal speaks, and the one that the client has. */
export function languageOptions(now: string, t: Words["t"]): { value: string; label: string }[] {
  const options = spoken.map(({ language, name }) => ({ value: language, label: name }));
  if (now === "") return [{ value: "", label: t("accounts.details.languageNone") }, ...options];
  const isSpoken = options.some(({ value }) => value === now);
  return isSpoken ? options : [...options, { value: now, label: now.charAt(0).toUpperCase() + now.slice(1) }];
}

/** The ways to pay, and that none was chosen where none is. */
export function methodOptions(
  now: string,
  names: ReadonlyMap<string, string>,
  t: Words["t"],
): { value: string; label: string }[] {
  const options = [...names].map(([value, label]) => ({ value, label }));
  return names.has(now) ? options : [{ value: "", label: t("accounts.details.methodNone") }, ...options];
}

export type DetailForm = Words & {
  details: AccountDetails;
  rules: DetailRules;
  methods: ReadonlyMap<string, string>;
};

/** The form, without what only staff change. */
export function detailGroups({ details, rules, methods, t, locale }: DetailForm): DescribedGroup[] {
  const isOpen = ({ name }: DescribedField) => !rules.locked.has(name as DetailName);
  const may = (name: DetailName) => rules.optional.has(name);
  const layout = { t, locale, values: details, may };
  const password: DescribedField = {
    kind: "password",
    name: "accountPassword",
    label: t("people.account.password"),
    help: t("people.account.passwordHelp"),
    optional: t("people.account.ifEmailChanges"),
    autoComplete: "current-password",
    wide: true,
  };
  const taxId: DescribedField = {
    name: "taxId",
    label: t("accounts.details.taxId"),
    value: details.taxId,
    optional: t("people.form.optional"),
    maxLength: 50,
    wide: true,
  };
  const names = nameFields(layout).map((each) =>
    each.name === "email" ? { ...each, help: t("accounts.details.emailHelp") } : each,
  );
  const groups: DescribedGroup[] = [
    { layout: "pairs", fields: [...names, ...(rules.locked.has("email") ? [] : [password]), taxId] },
    addressGroup(layout, t("accounts.details.address")),
    {
      legend: t("accounts.details.habits"),
      layout: "pairs",
      fields: [
        {
          kind: "select",
          name: "language",
          label: t("accounts.details.language"),
          value: details.language,
          options: languageOptions(details.language, t),
        },
        {
          kind: "select",
          name: "paymentMethod",
          label: t("accounts.details.method"),
          value: methods.has(details.paymentMethod) ? details.paymentMethod : "",
          options: methodOptions(details.paymentMethod, methods, t),
        },
      ],
    },
    {
      legend: t("accounts.mails.title"),
      fields: [
        ...mailFields(details.mails, t),
        {
          kind: "check",
          name: "offers",
          label: t("accounts.mails.offers"),
          detail: t("accounts.mails.offersHelp"),
          value: details.offers ? "on" : "",
        },
      ],
    },
  ];
  return groups
    .map((group) => ({ ...group, fields: group.fields.filter(isOpen) }))
    .filter(({ fields }) => fields.length > 0);
}
