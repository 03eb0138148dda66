import type { Count, Day, Flag, Id, Maybe, Money, Text, Time } from "./fields.ts";

/** A call to a provisioning module or a registrar: reserved before it is made, and settled once. */
export interface ModuleCallsTable {
  id: Id;
  /** Unique: names one wish, to us and to the module. */
  reference: string;
  /** service, addon or domain. */
  subject: string;
  subject_id: Count;
  module: string;
  /** create, suspend, register, renew, … */
  action: string;
  /** JSON of what the call needs besides the subject's record; "" once it is settled, for it may hold a password. */
  parameters: Text;
  /** reserved, done or failed (given up, until somebody asks again). */
  state: string;
  /** 1 where the books want it, whatever happens: it is tried again by itself. */
  is_automatic: Flag;
  /** JSON of what the module answered, once it is done. */
  answer: Text;
  /** The third party's own text of the last failure, for staff. */
  error: Text;
  attempts: Count;
  created_at: Time;
  updated_at: Time;
}

/** What the sandbox has done, by reference. Key: reference. */
export interface SandboxCallsTable {
  reference: string;
  /** JSON of the answer that it gave. */
  answer: Text;
  created_at: Time;
}

/** An account at the sandbox's server. Unique: subject, subject_id. */
export interface SandboxAccountsTable {
  id: Id;
  /** service or addon, and its id. */
  subject: string;
  subject_id: Count;
  domain: Text;
  username: Text;
  password: Text;
  package: Text;
  /** JSON of configurable options by name. */
  options: Text;
  /** active, suspended or terminated. */
  state: string;
  reason: Text;
  renewals: Count;
  last_command: Text;
  created_at: Time;
  updated_at: Time;
}

/** A domain at the sandbox's registry. */
export interface SandboxDomainsTable {
  id: Id;
  /** Unique. */
  domain: string;
  /** active, transferring or released. */
  state: string;
  registered_on: Maybe<Day>;
  expires_on: Maybe<Day>;
  /** JSON list. */
  nameservers: Text;
  /** JSON by role. */
  contacts: Text;
  is_locked: Flag;
  id_protection: Flag;
  epp_code: Text;
  /** JSON list of records. */
  dns: Text;
  /** Whom it was released to. */
  tag: Text;
  /** When a transfer was asked for. */
  requested_on: Maybe<Day>;
  created_at: Time;
  updated_at: Time;
}

/** A card at the sandbox's gateway; its number is not kept. Key: token. */
export interface SandboxTokensTable {
  token: string;
  last_four: Text;
  card_type: Text;
  /** "2029-04". */
  expiry: Text;
  /** pays, declines or times out. */
  behaviour: string;
  created_at: Time;
}

export interface SandboxChargesTable {
  id: Id;
  /** Unique. */
  reference: string;
  token: Text;
  amount: number;
  currency: string;
  refunded: Money;
  created_at: Time;
}

export interface SandboxRefundsTable {
  id: Id;
  /** Unique. */
  reference: string;
  charge_id: number;
  amount: number;
  created_at: Time;
}
