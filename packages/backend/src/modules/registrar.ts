import type { ModuleIdentity, ModuleResult, Reference } from "./result.ts";

/** Contacts by role (Registrant, Admin, Tech, Billing), each with its fields by the registrar's names. */
export type DomainContacts = Record<string, Record<string, string>>;

export const dnsTypes = ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA"] as const;
export type DnsType = (typeof dnsTypes)[number];

/** One record of a zone. `name` is "@" for the domain itself; priority is of MX and SRV, 0 for the others. */
export type DnsRecord = { type: DnsType; name: string; value: string; ttl: number; priority: number };

/** A domain as the books have it. */
export type DomainFacts = {
  id: number;
  /** In lower case; punycode where it is international. */
  domain: string;
  /** As the books have it: Pending, Active, … */
  status: string;
  registeredOn: string | null;
  expiresOn: string | null;
  nameservers: readonly string[];
  contacts: DomainContacts;
  eppCode: string;
  isLocked: boolean;
  idProtection: boolean;
  dnsManagement: boolean;
  emailForwarding: boolean;
  idnLanguage: string;
  /** What the ending asks for besides, by name. */
  additionalFields: Readonly<Record<string, string>>;
};

export type DomainCall = { reference: Reference; domain: DomainFacts };

/** Days are "YYYY-MM-DD"; years a whole number. A function that is left out is one that the registrar does not have. */
export interface RegistrarModule extends ModuleIdentity {
  /** The languages of international names that it takes; any when left out. */
  readonly idnLanguages?: readonly string[] | undefined;
  /** `pending`: the registry takes its time, and sync tells when it is there. */
  register(
    call: DomainCall & { years: number },
  ): Promise<ModuleResult<{ state: "active" | "pending"; expiresOn: string | null }>>;
  /** Begins a transfer to us, which takes days: syncTransfer tells how it went. */
  transfer(
    call: DomainCall & { years: number; eppCode: string },
  ): Promise<ModuleResult<{ state: "active" | "pending"; expiresOn: string | null }>>;
  renew(call: DomainCall & { years: number }): Promise<ModuleResult<{ expiresOn: string }>>;
  /** Gives the domain to another registrar's tag, as .uk domains move. */
  release?(call: DomainCall & { tag: string }): Promise<ModuleResult>;
  /** null: the registrar mails the code to the owner. */
  requestEppCode?(call: DomainCall): Promise<ModuleResult<{ eppCode: string | null }>>;
  getNameservers?(domain: DomainFacts): Promise<ModuleResult<{ nameservers: readonly string[] }>>;
  setNameservers?(call: DomainCall & { nameservers: readonly string[] }): Promise<ModuleResult>;
  getLock?(domain: DomainFacts): Promise<ModuleResult<{ isLocked: boolean }>>;
  setLock?(call: DomainCall & { isLocked: boolean }): Promise<ModuleResult>;
  getContacts?(domain: DomainFacts): Promise<ModuleResult<{ contacts: DomainContacts }>>;
  setContacts?(call: DomainCall & { contacts: DomainContacts }): Promise<ModuleResult>;
  setIdProtection?(call: DomainCall & { idProtection: boolean }): Promise<ModuleResult>;
  getDns?(domain: DomainFacts): Promise<ModuleResult<{ records: readonly DnsRecord[] }>>;
  /** Replaces the whole set. */
  setDns?(call: DomainCall & { records: readonly DnsRecord[] }): Promise<ModuleResult>;
  /** How a domain stands at the registry. */
  sync?(
    domain: DomainFacts,
  ): Promise<ModuleResult<{ state: "active" | "pending" | "expired" | "transferred away"; expiresOn: string | null }>>;
  /** How a transfer to us goes; `reason` is the registry's when it failed. */
  syncTransfer?(
    domain: DomainFacts,
  ): Promise<ModuleResult<{ state: "pending" | "completed" | "failed"; expiresOn: string | null; reason: string }>>;
}
