import { cache } from "react";
import type { ClientScope } from "../../../access/scope.ts";
import { domains } from "../../../data/domains.ts";
import { openInvoices } from "../../../data/invoices.ts";
import { services } from "../../../data/services.ts";
import { clock } from "../../../lib/clock.ts";
import { waitingTickets } from "../counts.tsx";
import { type Known, todoGroups } from "./todo.ts";

/** What the overview reckons with, as far as its reader may know it; asked for once a request. */
export const known = cache(async (scope: ClientScope): Promise<Known> => {
  const [invoices, mine, names, waiting] = await Promise.all([
    scope.may("invoices") ? openInvoices(scope) : [],
    scope.may("products") ? services(scope) : [],
    scope.may("domains") ? domains(scope) : [],
    scope.may("tickets") ? waitingTickets(scope) : { rows: [], total: 0 },
  ]);
  return { today: clock().today, invoices, services: mine, domains: names, waiting };
});

export const todo = cache(async (scope: ClientScope) => todoGroups(await known(scope)));
