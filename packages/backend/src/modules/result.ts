/**
 * What a third party made of a call. `refused` is certainly not done; `unknown` may have been done (a connection that
 * broke, a time-out): asking again with the same reference tells. `error` is the third party's own text, for staff.
 */
export type ModuleResult<T extends object = object> =
  | ({ outcome: "done" } & T)
  | { outcome: "refused"; error: string }
  | { outcome: "unknown"; error: string };

/**
 * Names one wish. A module does a wish at most once, however often it is asked: to a reference that it has done it
 * answers as it did then, and one that it refused may be asked again.
 */
export type Reference = string;

/** A setting of a module, as GetModuleConfigurationParameters lists it. */
export type ModuleParameter = {
  name: string;
  displayName: string;
  fieldType: "text" | "password" | "yesno" | "dropdown" | "textarea";
};

/** What every module says of itself. */
export type ModuleIdentity = {
  /** In small letters, as products, domains and payment methods name it. */
  readonly name: string;
  /** For people. */
  readonly displayName: string;
  readonly parameters?: readonly ModuleParameter[] | undefined;
};

/** A person or company, as registrars, servers and gateways are told of it. */
export type Person = {
  clientId: number;
  firstname: string;
  lastname: string;
  companyname: string;
  email: string;
  address1: string;
  address2: string;
  city: string;
  state: string;
  postcode: string;
  /** Two letters. */
  country: string;
  phonenumber: string;
};
