import "server-only";
import { assertOwner, type ClientScope } from "../access/scope.ts";
import { isPositive } from "../lib/amounts.ts";
import { ask } from "./ask.ts";
import { clientDetails, clientDetailsNow, nameOf } from "./client-details.ts";
import { type DomainSummary, domains, domainsNow } from "./domains.ts";
import { failureOf } from "./failure.ts";
import { type InvoiceSummary, unpaidInvoices, unpaidNow } from "./invoices.ts";
import { isHeld, isLive } from "./live.ts";
import { setAutoRenew } from "./registrar.ts";
import { requestCancellation } from "./service-care.ts";
import { type ServiceSummary, services, servicesNow } from "./services.ts";
import { departments, openTicket } from "./tickets.ts";
import { refusalOf } from "./told.ts";

/*
 * Closing a client. CloseClient ends everything at once: what was paid for is lost, invoices that are owed are cancelled,
 * and nobody can sign in to say that it was a mistake. So it is called for an account that nothing runs in and nothing is
 * owed for. For any other, its owner's wish is carried out as far as he could do that himself (services end when what is
 * paid is over, domains are not renewed), and a ticket asks staff to close it then.
 */

export type Closing = {
  name: string;
  currency: string;
  services: ServiceSummary[];
  domains: DomainSummary[];
  unpaid: InvoiceSummary[];
  /** Decimal text; "" where there is none. */
  credit: string;
  way: "at once" | "by request";
};

type Found = [Awaited<ReturnType<typeof clientDetails>>, ServiceSummary[], DomainSummary[], InvoiceSummary[]];

function closingOf([client, allServices, allDomains, unpaid]: Found): Closing {
  if (!client) throw new Error("The client is gone");
  const live = allServices.filter(isLive);
  const held = allDomains.filter(isHeld);
  const credit = isPositive(client.credit) ? client.credit : "";
  const isFree = live.length === 0 && held.length === 0 && unpaid.length === 0 && credit === "";
  const facts = { name: nameOf(client), currency: client.currency_code, credit };
  return { ...facts, services: live, domains: held, unpaid, way: isFree ? "at once" : "by request" };
}

/** What stands in the way of closing the client. (GetClientsDetails, GetClientsProducts, GetClientsDomains, GetInvoices) */
export async function closing(scope: ClientScope): Promise<Closing> {
  assertOwner(scope);
  const { clientId } = scope;
  return closingOf(
    await Promise.all([clientDetails(clientId), services(scope), domains(scope), unpaidInvoices(scope)]),
  );
}

/** The same as it is at this moment, for who closes it. */
export async function closingNow(scope: ClientScope): Promise<Closing> {
  assertOwner(scope);
  const { clientId } = scope;
  return closingOf(
    await Promise.all([clientDetailsNow(clientId), servicesNow(scope), domainsNow(scope), unpaidNow(scope)]),
  );
}

/** Closes the client at once: only where nothing stands in the way. (CloseClient) */
export async function closeNow(scope: ClientScope, { way }: Closing): Promise<void> {
  assertOwner(scope);
  if (way !== "at once") throw new Error("Something stands in the way");
  await ask(scope).closeClient({ clientid: scope.clientId });
}

/** Whether something was done; what failed, or may have, is for staff to look after. */
async function isDone(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    // Cancelled before.
    return refusalOf(error) === "exists";
  }
}

/** The words of the ticket, in the owner's language. */
export type ClosingWords = {
  reason: string;
  subject: string;
  message: (done: { services: [ServiceSummary, boolean][]; domains: [DomainSummary, boolean][] }) => string;
};

/**
 * Has every service end when what is paid is over, no domain renewed, and opens the ticket that asks for the rest;
 * undefined, and nothing done, where no department takes tickets. (AddCancelRequest, UpdateClientDomain, OpenTicket)
 */
export async function askToClose(
  scope: ClientScope,
  found: Closing,
  words: ClosingWords,
): Promise<{ id: number; number: string } | undefined> {
  assertOwner(scope);
  const [department] = await departments(scope);
  if (!department) return undefined;
  const endings: [ServiceSummary, boolean][] = [];
  for (const service of found.services) {
    const ending = requestCancellation(scope, service, "End of Billing Period", words.reason);
    endings.push([service, await isDone(ending)]);
  }
  const kept: [DomainSummary, boolean][] = [];
  for (const domain of found.domains)
    kept.push([domain, domain.autoRenew ? await isDone(setAutoRenew(scope, domain, false)) : true]);
  return openTicket(scope, {
    department: department.id,
    subject: words.subject,
    message: words.message({ services: endings, domains: kept }),
    priority: "Medium",
  });
}
