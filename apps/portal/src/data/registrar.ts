import "server-only";
import { assertMay, assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import type { Domain } from "./domains.ts";
import { once } from "./once.ts";
import { type Told, told } from "./told.ts";

/** What the registrar knows and does of a domain. Who calls has made sure that it is the client's own. */
type Own = Pick<Domain, "id"> & {
  /** Whose it is, where staff write. */
  clientId?: number;
};

/** A client's user who may, or staff. */
type Asking = ClientScope | StaffScope;

/** The second lock, as ever. What staff may do by their role their pages and forms have asked for. */
export function assertDomains(scope: Asking, permission: "domains" | "managedomains"): void {
  if (scope.kind === "staff") assertScope(scope, "staff");
  else assertMay(scope, permission);
}

/** The nameservers that the registrar has for one of the client's domains. (DomainGetNameservers) */
export const nameservers = once((scope: Asking, id: number): Promise<Told<string[]>> => {
  assertDomains(scope, "domains");
  return told(async () => {
    const { ns1, ns2, ns3, ns4, ns5 } = await ask(scope).domainGetNameservers({ domainid: id });
    return [ns1, ns2, ns3, ns4, ns5].filter((name): name is string => Boolean(name));
  });
});

/** Whether it is locked against transfers. (DomainGetLockingStatus) */
export const isLocked = once((scope: Asking, id: number): Promise<Told<boolean>> => {
  assertDomains(scope, "domains");
  return told(async () => (await ask(scope).domainGetLockingStatus({ domainid: id })).lockstatus === "locked");
});

/** Contacts by their role ("Registrant"), each by the registrar's own names of fields. */
export type Contacts = Record<string, Record<string, string>>;

/** The contacts of the public register. Never kept: they are people's addresses. (DomainGetWhoisInfo) */
export function contacts(scope: Asking, { id }: Own): Promise<Told<Contacts>> {
  assertDomains(scope, "domains");
  return told(async () => {
    const answer = (await ask(scope).domainGetWhoisInfo({ domainid: id })) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(answer).filter(
        (entry): entry is [string, Record<string, string>] => typeof entry[1] === "object" && entry[1] !== null,
      ),
    );
  });
}

/** Whether a domain renews itself when it expires. (UpdateClientDomain) */
export async function setAutoRenew(scope: Asking, { id, clientId }: Own, on: boolean): Promise<void> {
  assertDomains(scope, "managedomains");
  await ask(scope, clientId).updateClientDomain({ domainid: id, donotrenew: !on });
}

/** Locks a domain against transfers, or unlocks it. (DomainUpdateLockingStatus) */
export async function setLock(scope: Asking, { id, clientId }: Own, on: boolean): Promise<void> {
  assertDomains(scope, "managedomains");
  await ask(scope, clientId).domainUpdateLockingStatus({ domainid: id, lockstatus: on });
}

/** Hides the contacts in the public register, or shows them. (DomainToggleIdProtect) */
export async function setIdProtection(scope: Asking, { id, clientId }: Own, on: boolean): Promise<void> {
  assertDomains(scope, "managedomains");
  await ask(scope, clientId).domainToggleIdProtect({ domainid: id, idprotect: on });
}

/** Two to five names. (DomainUpdateNameservers) */
export async function setNameservers(scope: Asking, { id, clientId }: Own, names: readonly string[]): Promise<void> {
  assertDomains(scope, "managedomains");
  const [ns1 = "", ns2 = "", ns3, ns4, ns5] = names;
  await ask(scope, clientId).domainUpdateNameservers({ domainid: id, ns1, ns2, ns3, ns4, ns5 });
}

/** Changes contacts: roles that are named get these fields. (DomainUpdateWhoisInfo) */
export async function setContacts(scope: Asking, { id, clientId }: Own, given: Contacts): Promise<void> {
  assertDomains(scope, "managedomains");
  await ask(scope, clientId).domainUpdateWhoisInfo({ domainid: id, xml: given });
}

/** The code that a transfer away needs; null where the registrar mails it to the owner. (DomainRequestEPP) */
export async function requestCode(scope: Asking, { id, clientId }: Own): Promise<string | null> {
  assertDomains(scope, "managedomains");
  return (await askAnew(scope, clientId).domainRequestEPP({ domainid: id })).eppcode || null;
}
