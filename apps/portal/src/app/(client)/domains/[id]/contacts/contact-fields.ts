import type { Contacts } from "../../../../../data/registrar.ts";
import { countryOptions, isCountry } from "../../../../../lib/countries.ts";
import { isEmail } from "../../../../../lib/email.ts";
import type { Words } from "../../../../../messages/words.ts";
import type { DescribedField, DescribedGroup } from "../../../../forms/described-form.tsx";
import type { Problems } from "../../../../forms/write-form.ts";

/** The form's name of a role's field. */
const nameOf = (role: string, field: string) => `contact.${role}.${field}`;
const LONGEST = 200;

const isMail = (field: string) => /e-?mail/i.test(field);

/** What the registrar's names of fields mean, as far as we know: they differ from one to the other. */
const known = [
  [/^first[ _]?name$/i, "firstName", "given-name"],
  [/^last[ _]?name$/i, "lastName", "family-name"],
  [/^(full[ _]?)?name$/i, "fullName", "name"],
  [/^(organi[sz]ation|company)([ _]?name)?$/i, "company", "organization"],
  [/e-?mail/i, "email", "email"],
  [/^(address|street)([ _]?1)?$/i, "address1", "address-line1"],
  [/^(address|street)[ _]?2$/i, "address2", "address-line2"],
  [/^city$/i, "city", "address-level2"],
  [/^(state|province|region)/i, "state", "address-level1"],
  [/^(zip|post)[ _]?(code)?$/i, "postcode", "postal-code"],
  [/^country/i, "country", "country"],
  [/phone/i, "phone", "tel"],
] as const;

/** "Organisation_Name" is "Organisation Name" where we have no word for it. */
function described(role: string, field: string, value: string, { t, locale }: Words): DescribedField {
  const found = known.find(([pattern]) => pattern.test(field));
  const label = found ? t(`manage.contacts.fields.${found[1]}`) : field.replaceAll("_", " ");
  const common = { name: nameOf(role, field), label, value };
  // Registries want two letters. What a registrar keeps otherwise stays text, as it was.
  if (found?.[1] === "country" && (value === "" || isCountry(value))) {
    const options = countryOptions(locale);
    return { ...common, kind: "select", options: value === "" ? [{ value: "", label: "" }, ...options] : options };
  }
  // The browser's own suggestions are for oneself: the other roles are often others.
  const autoComplete = role === "Registrant" && found ? found[2] : "off";
  return { ...common, maxLength: LONGEST, autoComplete, type: isMail(field) ? "email" : "text" };
}

const roles = ["Registrant", "Admin", "Tech", "Billing"] as const;
const isRole = (role: string): role is (typeof roles)[number] => roles.some((each) => each === role);

/** A group of fields for each role, in the registrar's order. */
export const contactGroups = (contacts: Contacts, { t, locale }: Words): DescribedGroup[] =>
  Object.entries(contacts).map(([role, fields]) => ({
    legend: isRole(role) ? t(`manage.contacts.roles.${role}`) : role.replaceAll("_", " "),
    layout: "pairs",
    fields: Object.entries(fields).map(([field, value]) => described(role, field, value, { t, locale })),
  }));

/** What can be told of it here. */
export function checkContacts(texts: Record<string, string>, t: Words["t"]): Problems {
  const errors: Problems = [];
  for (const [name, text] of Object.entries(texts)) {
    if (!name.startsWith("contact.")) continue;
    if (isMail(name.split(".").at(-1) ?? "") && !isEmail(text.trim()))
      errors.push({ name, message: t("manage.contacts.emailWrong") });
    else if (text.length > LONGEST) errors.push({ name, message: t("manage.contacts.long", { most: LONGEST }) });
  }
  return errors;
}

/** What was typed, for those roles and fields that the registrar has. */
export function typedContacts(has: Contacts, texts: Record<string, string>): Contacts {
  const roles = Object.entries(has).map(([role, fields]) => [
    role,
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [field, (texts[nameOf(role, field)] ?? value).trim()]),
    ),
  ]);
  return Object.fromEntries(roles);
}
