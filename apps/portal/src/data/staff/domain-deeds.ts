import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import type { StaffDomain } from "./domains.ts";

/* What staff have a registrar do with a domain, and change of its record; the rest is in ../registrar.ts. */

type Named = Pick<StaffDomain, "id" | "clientId">;

/** Registers it, for the years that its record says. (DomainRegister) */
export async function registerDomain(scope: StaffScope, { id, clientId }: Named, idnLanguage?: string): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, clientId).domainRegister({ domainid: id, idnlanguage: idnLanguage });
}

/** Begins its transfer here; without a code it goes with the one that was given when it was ordered. (DomainTransfer) */
export async function transferDomain(scope: StaffScope, { id, clientId }: Named, code?: string): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, clientId).domainTransfer({ domainid: id, eppcode: code });
}

/** Renews it at once, without an invoice. (DomainRenew) */
export async function renewDomain(scope: StaffScope, { id, clientId }: Named, years: number): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, clientId).domainRenew({ domainid: id, regperiod: years });
}

/** Gives it away, to another registrar's tag. (DomainRelease) */
export async function releaseDomain(scope: StaffScope, { id, clientId }: Named, tag: string): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, clientId).domainRelease({ domainid: id, newtag: tag });
}

/** Of a domain's record what is to be another; what is left out stays. */
export type DomainChanges = Partial<{
  status: string;
  registrar: string;
  regdate: string;
  expirydate: string;
  nextduedate: string;
  firstpaymentamount: string;
  recurringamount: string;
  regperiod: number;
  paymentmethod: string;
  subscriptionid: string;
  donotrenew: boolean;
  dnsmanagement: boolean;
  emailforwarding: boolean;
  notes: string;
}>;

/** Changes its record: the registrar hears nothing of it. (UpdateClientDomain) */
export async function changeDomain(scope: StaffScope, { id, clientId }: Named, changes: DomainChanges): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope, clientId).updateClientDomain({ domainid: id, ...changes });
}
