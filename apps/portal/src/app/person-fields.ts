import { z } from "zod";
import type { PersonFields } from "../data/client-fields.ts";
import { countryOptions, isCountry } from "../lib/countries.ts";
import { isEmail } from "../lib/email.ts";
import type { Words } from "../messages/words.ts";
import type { DescribedField, DescribedGroup } from "./forms/described-form.tsx";

/* Who somebody is and where he lives: the fields, what is wrong with them, and how they are laid out. */

/** How much each field takes, in characters. */
const longest = {
  firstName: 100,
  lastName: 100,
  company: 150,
  email: 320,
  address: 200,
  address2: 200,
  postcode: 30,
  town: 100,
  state: 100,
  country: 2,
  phone: 40,
} as const satisfies Record<keyof PersonFields, number>;

/** More than the fields take, so that what is too long stays and is told so; beyond that nobody typed it. */
export const typedText = z.string().trim().max(2000).catch("");

/** What may be typed. */
export const personShape = {
  firstName: typedText,
  lastName: typedText,
  company: typedText,
  email: typedText,
  address: typedText,
  address2: typedText,
  postcode: typedText,
  town: typedText,
  state: typedText,
  country: typedText,
  phone: typedText,
} satisfies Record<keyof PersonFields, unknown>;

/** What is said of what is too long; undefined where it is not. */
export const longWords = (name: keyof PersonFields, typed: string, t: Words["t"]): string | undefined =>
  typed.length > longest[name] ? t("staff.form.long", { most: longest[name] }) : undefined;

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
const isNeeded = (name: string): name is NeededField => Object.hasOwn(missingWords, name);

const isPhone = (typed: string) => /^[+\d\s().\-/]+$/.test(typed) && typed.replace(/\D/g, "").length >= 3;

/** What can't be right whoever asks for it. */
const isWrong: Partial<Record<NeededField, (typed: string) => boolean>> = {
  email: (typed) => !isEmail(typed),
  country: (typed) => !isCountry(typed),
  phone: (typed) => !isPhone(typed),
};

export type WrongField = { name: NeededField; why: "missing" } | { name: keyof PersonFields; why: "long" };

/** What is to be mended. `may` are those that may be left empty. */
export function wrongFields(values: PersonFields, may: (name: NeededField) => boolean = () => false): WrongField[] {
  const isMissing = (name: NeededField) => (values[name] === "" ? !may(name) : isWrong[name]?.(values[name]));
  const isLong = (name: keyof PersonFields) => values[name].length > longest[name];
  const names = Object.keys(longest) as (keyof PersonFields)[];
  return names.flatMap((name): WrongField[] => {
    if (isLong(name)) return [{ name, why: "long" }];
    return isNeeded(name) && isMissing(name) ? [{ name, why: "missing" }] : [];
  });
}

/** What is said of it. */
export const problemsWith = (wrong: WrongField[], t: Words["t"]): { name: keyof PersonFields; message: string }[] =>
  wrong.map((each) => ({
    name: each.name,
    message:
      each.why === "long"
        ? t("staff.form.long", { most: longest[each.name] })
        : t(`people.register.${missingWords[each.name]}`),
  }));

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
