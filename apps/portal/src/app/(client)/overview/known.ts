import { cache } from "react";
import type { ClientScope } from "../../../access/scope.ts";
import { domains } from "../../../data/domains.ts";
import { failureOf, orElse } from "../../../data/failure.ts";
import { openInvoices } from "../../../data/invoices.ts";
import { endingCards } from "../../../data/pay-methods.ts";
import { openQuotes } from "../../../data/quotes.ts";
import { type Endings, endingServices } from "../../../data/service-care.ts";
import { services } from "../../../data/services.ts";
import { clock } from "../../../lib/clock.ts";
import { inTime } from "../../../lib/in-time.ts";
import { waitingTickets } from "../counts.tsx";
import { type Known, todoGroups } from "./todo.ts";

/** What could not be asked for, by the names that the navigation has for them. */
export type Missing = "services" | "domains" | "billing" | "support";

/** Milliseconds. */
const PATIENCE_MS = 100;

const soon = async <T>(read: Promise<T> | T) => inTime(Promise.resolve(read), PATIENCE_MS);

const noEnding: Endings = new Map();

/** The services that only run out, where that is told in time. */
export const soonEnding = async (scope: ClientScope): Promise<Endings> =>
  (scope.may("products") ? await soon(endingServices(scope)) : undefined) ?? noEnding;

/**
 * What the overview reckons with, as far as its reader may know it and WHMCS says it; asked for once a request. Where all
 * fails, so does this.
 */
export const known = cache(async (scope: ClientScope): Promise<Known & { missing: Missing[] }> => {
  const missing: Missing[] = [];
  const failures: unknown[] = [];
  const may = [scope.may("invoices"), scope.may("products"), scope.may("domains"), scope.may("tickets")];
  const given = async <T>(allowed: boolean | undefined, what: Missing, read: () => Promise<T>, none: T): Promise<T> => {
    if (!allowed) return none;
    try {
      return await read();
    } catch (error) {
      if (failureOf(error) === undefined) throw error;
      missing.push(what);
      failures.push(error);
      return none;
    }
  };
  const { today } = clock();
  const main = Promise.all([
    given(may[0], "billing", () => openInvoices(scope), []),
    given(may[1], "services", () => services(scope), []),
    given(may[2], "domains", () => domains(scope), []),
    given(may[3], "support", () => waitingTickets(scope), { rows: [], total: 0 }),
  ]);
  // An engine or a role may lack these, and nobody waits long for them: then they are not spoken of. They are asked
  // for after the others, whose turn comes first.
  const cards = may[0] ? orElse(endingCards(scope, today), []) : [];
  const offers = scope.may("quotes") ? orElse(openQuotes(scope, today), []) : [];
  const endings = soonEnding(scope);
  const [invoices, mine, names, waiting] = await main;
  if (failures.length > 0 && failures.length === may.filter(Boolean).length) throw failures[0];
  return {
    ...{ today, invoices, services: mine, domains: names, waiting, missing },
    ...{ cards: (await soon(cards)) ?? [], quotes: (await soon(offers)) ?? [] },
    ending: await endings,
  };
});

export const todo = cache(async (scope: ClientScope) => todoGroups(await known(scope)));
