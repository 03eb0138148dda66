import { z } from "zod";
import type { ContactFields } from "../../../../data/contacts.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DescribedGroup } from "../../../forms/described-form.tsx";
import type { Problems } from "../../../forms/write-form.ts";
import {
  addressGroup,
  type NeededField,
  nameFields,
  personShape,
  problemsWith,
  wrongFields,
} from "../../../person-fields.ts";
import { mailFields, typedMails } from "../mail-fields.ts";

const form = z.object(personShape);

/** Without a name and an address to mail to, a contact is none. */
const may = (name: string) => name !== "firstName" && name !== "email";

export const typedContact = (texts: Record<string, string>): ContactFields => ({
  ...form.parse(texts),
  mails: typedMails(texts),
});

export const checkContact = (texts: Record<string, string>, t: Words["t"]): Problems =>
  problemsWith(
    wrongFields(typedContact(texts), (name: NeededField) => may(name)),
    t,
  );

export const contactGroups = (values: ContactFields, { t, locale }: Words): DescribedGroup[] => [
  { layout: "pairs", fields: nameFields({ t, locale, values, may }) },
  { legend: t("accounts.mails.title"), fields: mailFields(values.mails, t) },
  addressGroup({ t, locale, values, may }, t("accounts.contacts.address")),
];
