import { cache } from "react";
import type { ClientScope } from "../../../access/scope.ts";
import { latestAnnouncements } from "../../../data/announcements.ts";
import { profile } from "../../../data/people.ts";
import { activeTickets, ticketHeads } from "../../../data/tickets.ts";
import { type Locale, locales } from "../../../messages/locales.ts";
import { waitingTickets } from "../counts.tsx";
import { pageSize } from "../list.tsx";
import { todo } from "./known.ts";

/** The tickets last written in; asked for once a request. */
export const latestTickets = cache((scope: ClientScope) => ticketHeads(scope, { page: 1, pageSize }));

const shownNews = 3;

/** The announcements that the overview shows. */
export const newsOf = (scope: ClientScope, locale: Locale) =>
  latestAnnouncements(scope, shownNews, locales[locale].language);

/** All that the overview's parts ask for; what is only spoken of when it is there in time comes last. */
export const readsOf = (scope: ClientScope, locale: Locale): Promise<unknown>[] => [
  profile(scope),
  newsOf(scope, locale),
  ...(scope.may("tickets") ? [waitingTickets(scope), activeTickets(scope), latestTickets(scope)] : []),
  todo(scope),
];
