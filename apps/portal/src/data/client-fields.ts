/** Who a client or a contact is and where he lives: our names of it, and WHMCS's. Pure functions. */

export type PersonFields = {
  firstName: string;
  lastName: string;
  company: string;
  email: string;
  address: string;
  address2: string;
  town: string;
  state: string;
  postcode: string;
  /** Two letters (ISO 3166). */
  country: string;
  phone: string;
};

export const whmcsNames = {
  firstName: "firstname",
  lastName: "lastname",
  company: "companyname",
  email: "email",
  address: "address1",
  address2: "address2",
  town: "city",
  state: "state",
  postcode: "postcode",
  country: "country",
  phone: "phonenumber",
} as const satisfies Record<keyof PersonFields, string>;

export const personNames = Object.keys(whmcsNames) as (keyof PersonFields)[];

/** Nobody yet. */
export const emptyPerson = Object.fromEntries(personNames.map((name) => [name, ""])) as PersonFields;

type Row = { readonly [K in (typeof whmcsNames)[keyof PersonFields]]: string | null };

/** What a record of WHMCS's says of somebody. */
export const personOf = (row: Row): PersonFields =>
  Object.fromEntries(personNames.map((name) => [name, row[whmcsNames[name]] ?? ""])) as PersonFields;

type AsWhmcs<P> = {
  [K in keyof PersonFields as (typeof whmcsNames)[K]]: K extends keyof P ? P[K] : undefined;
};

/** The same as WHMCS takes it; what is left out stays out. */
export const asWhmcs = <P extends Partial<PersonFields>>(person: P): AsWhmcs<P> =>
  Object.fromEntries(personNames.map((name) => [whmcsNames[name], person[name]])) as AsWhmcs<P>;

/** What differs between the two; undefined where nothing does. */
export function changesOf<T extends Record<string, unknown>>(before: T, after: T): Partial<T> | undefined {
  const changed = Object.entries(after).filter(([name, value]) => before[name] !== value);
  return changed.length > 0 ? (Object.fromEntries(changed) as Partial<T>) : undefined;
}

/** What WHMCS says about our fields. */
const refusals: [RegExp, keyof PersonFields][] = [
  [/first name/i, "firstName"],
  [/last name/i, "lastName"],
  [/email address/i, "email"],
  [/address line 1/i, "address"],
  [/your city/i, "town"],
  [/your state/i, "state"],
  [/postcode/i, "postcode"],
  [/country/i, "country"],
  [/phone number/i, "phone"],
];

/** The field that a refusal is about, or the name of a custom field that WHMCS wants answered. */
export function refusedField(said: string): { field: keyof PersonFields } | { custom: string } | undefined {
  const [, custom] = /required custom field value for\s*(.*)$/i.exec(said) ?? [];
  if (custom !== undefined) return { custom: custom.trim() };
  const [, field] = refusals.find(([pattern]) => pattern.test(said)) ?? [];
  return field && { field };
}
