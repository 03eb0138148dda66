import "server-only";
import { after } from "next/server";
import type { ClientScope } from "../../access/scope.ts";
import { latestAnnouncements } from "../../data/announcements.ts";
import { domains } from "../../data/domains.ts";
import { failureOf } from "../../data/failure.ts";
import { invoiceCounts, invoices, openInvoices } from "../../data/invoices.ts";
import { paymentMethodNames } from "../../data/payment-methods.ts";
import { services } from "../../data/services.ts";
import { departments, tickets } from "../../data/tickets.ts";
import { env } from "../../env.ts";
import { whileWarming } from "../../lib/gate.ts";
import { locales } from "../../messages/locales.ts";
import { words } from "../../messages/words.ts";
import { waitingTickets } from "./counts.tsx";
import { pageSize } from "./list.tsx";

/** More sessions than begin in one instance before the first of them are over. */
const MOST = 10_000;

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenWarmed?: Set<string> };

/** True the first time that a session is seen here. */
function isNew(sessionId: string): boolean {
  kept.krakenWarmed ??= new Set();
  const known = kept.krakenWarmed;
  if (known.has(sessionId)) return false;
  known.add(sessionId);
  const [oldest] = known;
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  return true;
}

type Read = () => Promise<unknown>;

const seen = ["products", "domains", "invoices", "tickets"] as const;
type Seen = (typeof seen)[number];

/** What the pages that are opened most begin with, as far as the user may see it. */
function likely(scope: ClientScope, language: string): Read[] {
  const first = { page: 1, pageSize };
  const all: Record<Seen, Read[]> = {
    products: [() => services(scope)],
    domains: [() => domains(scope)],
    invoices: [
      () => invoices(scope, { ...first, descending: true }),
      () => invoiceCounts(scope),
      () => openInvoices(scope),
      () => paymentMethodNames(scope),
    ],
    tickets: [() => tickets(scope, first), () => waitingTickets(scope), () => departments(scope)],
  };
  const allowed = seen.filter((need) => scope.may(need));
  return [...allowed.flatMap((need) => all[need]), () => latestAnnouncements(scope, 3, language)];
}

/**
 * Fetches what the client will probably look at next, once a session and after the page that he waits for. It goes after
 * every call that somebody waits for, and to fail is no failure.
 */
export async function warmUp(scope: ClientScope): Promise<void> {
  if (env().CACHE_SECONDS === 0 || !isNew(scope.sessionId)) return;
  const { locale } = await words();
  const { language } = locales[locale];
  after(() =>
    whileWarming(async () => {
      const done = await Promise.allSettled(likely(scope, language).map((read) => read()));
      for (const result of done) {
        if (result.status === "rejected" && failureOf(result.reason) === undefined) throw result.reason;
      }
    }),
  );
}
