import { z } from "zod";
import type { PersonFields } from "../data/client-fields.ts";
import { countryOptions, isCountry } from "../lib/countries.ts";
import { isEmail } from "../lib/email.ts";
import type { Words } from "../messages/words.ts";
import type { DescribedField, DescribedGroup } from "./forms/described-form.tsx";

/* Who somebody is and where he lives: the fields, what is wrong with them, and how they are laid out. */

const text = (most: number) => z.string().trim().max(most).catch("");

/** What may be typed; what is too long is as if it were not there. */
export const personShape = {
  firstName: text(100),
  lastName: text(100),
  company: text(150),
  email: text(320),
  address: text(200),
  address2: text(200),
  postcode: text(30),
  town: text(100),
  state: text(100),
  country: text(2),
  phone: text(40),
} satisfies Record<keyof PersonFields, unknown>;

/** The sentence for a field that has to be there, and is not or can't be right. */
export const missingWords = {
  firstName: "firstNameMissing",
  lastName: "lastNameMissing",
  email: "emailMissing",
  address: "addressMissing",
  postcode: "postcodeMissing",
  town: "townMissing",
  state: "stateMissing",
  country: "countryMissing",
  phone: "phoneMissing",
} as const;

export type NeededField = keyof typeof missingWords;
const needed = Object.keys(missingWords) as NeededField[];

const isPhone = (typed: string) => /^[+\d\s().\-/]+$/.test(typed) && typed.replace(/\D/g, "").length >= 3;

/** What can't be right whoever asks for it. */
const isWrong: Partial<Record<NeededField, (typed: string) => boolean>> = {
  email: (typed) => !isEmail(typed),
  country: (typed) => !isCountry(typed),
  phone: (typed) => !isPhone(typed),
};

/** What is to be mended. `may` are those that may be left empty. */
export const wrongFields = (values: PersonFields, may: (name: NeededField) => boolean = () => false): NeededField[] =>
  needed.filter((name) => (values[name] === "" ? !may(name) : isWrong[name]?.(values[name])));

/** What is said of it. */
export const problemsWith = (names: NeededField[], t: Words["t"]): { name: NeededField; message: string }[] =>
  names.map((name) => ({ name, message: t(`people.register.${missingWords[name]}`) }));

type Layout = Words & {
  values: PersonFields;
  /** Those that may be left empty, besides the company and the second line. */
  may?: ((name: keyof PersonFields) => boolean) | undefined;
};

const field =
  ({ t, values, may = () => false }: Layout) =>
  (name: keyof PersonFields, autoComplete: string, more: { type?: "email" | "tel"; wide?: boolean } = {}) => {
    const isOptional = name === "company" || name === "address2" || may(name);
    return {
      name,
      label: t(`people.register.${name}`),
      value: values[name],
      autoComplete,
      maxLength: 320,
      ...(isOptional ? { optional: t("people.form.optional") } : { required: true }),
      ...more,
    } satisfies DescribedField;
  };

/** The names and the e-mail address. */
export function nameFields(layout: Layout): DescribedField[] {
  const of = field(layout);
  return [
    of("firstName", "given-name"),
    of("lastName", "family-name"),
    of("company", "organization", { wide: true }),
    of("email", "email", { type: "email", wide: true }),
  ];
}

/** The address as a letter has it, and the telephone. */
export function addressGroup(layout: Layout, legend?: string): DescribedGroup {
  const of = field(layout);
  const { maxLength: _, ...country } = of("country", "country", { wide: true });
  const options = [{ value: "", label: "—" }, ...countryOptions(layout.locale)];
  return {
    ...(legend === undefined ? {} : { legend }),
    layout: "pairs",
    fields: [
      of("address", "address-line1", { wide: true }),
      of("address2", "address-line2", { wide: true }),
      of("postcode", "postal-code"),
      of("town", "address-level2"),
      of("state", "address-level1", { wide: true }),
      { ...country, kind: "select", options },
      of("phone", "tel", { type: "tel", wide: true }),
    ],
  };
}
