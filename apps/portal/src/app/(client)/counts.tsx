import { cache, Suspense } from "react";
import type { ClientScope } from "../../access/scope.ts";
import { domains } from "../../data/domains.ts";
import { failureOf } from "../../data/failure.ts";
import { unpaidInvoices } from "../../data/invoices.ts";
import { services } from "../../data/services.ts";
import { ticketHeads } from "../../data/tickets.ts";
import { words } from "../../messages/words.ts";
import { formatCount } from "../../ui/format.ts";
import { isHeld, isLive } from "./live.ts";

/** The tickets that wait for the client, the latest first; asked for once a request. */
export const waitingTickets = cache((scope: ClientScope) =>
  ticketHeads(scope, { status: "Answered", page: 1, pageSize: 10 }),
);

const counters = {
  services: async (scope: ClientScope) => (await services(scope)).filter(isLive).length,
  domains: async (scope: ClientScope) => (await domains(scope)).filter(isHeld).length,
  invoices: async (scope: ClientScope) => (await unpaidInvoices(scope)).length,
  tickets: async (scope: ClientScope) => (await waitingTickets(scope)).total,
};

async function Figure({ scope, of }: { scope: ClientScope; of: keyof typeof counters }) {
  try {
    const count = await counters[of](scope);
    return count === 0 ? null : formatCount(count, (await words()).locale);
  } catch (error) {
    // The navigation stands without its figures.
    if (failureOf(error) === undefined) throw error;
    return null;
  }
}

/** A figure beside a place in the navigation: it comes when it comes. */
export function Count(props: { scope: ClientScope; of: keyof typeof counters }) {
  return (
    <Suspense>
      <Figure {...props} />
    </Suspense>
  );
}
