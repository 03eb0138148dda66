import type { DomainSummary } from "../../../data/domains.ts";
import type { OpenInvoice } from "../../../data/invoices.ts";
import type { PayMethod } from "../../../data/pay-methods.ts";
import type { OpenQuote } from "../../../data/quotes.ts";
import type { Endings } from "../../../data/service-care.ts";
import type { ServiceSummary } from "../../../data/services.ts";
import type { TicketHead } from "../../../data/tickets.ts";
import { expiresSoon } from "../live.ts";

export type Known = {
  today: string;
  invoices: OpenInvoice[];
  services: ServiceSummary[];
  domains: DomainSummary[];
  /** The tickets that wait for the client, and how many there are in all. */
  waiting: { rows: TicketHead[]; total: number };
  /** Offers that can be accepted. */
  quotes: OpenQuote[];
  /** Stored cards that are over soon. */
  cards: PayMethod[];
  /** The services that only run out. */
  ending: Endings;
};

export type Todo =
  | { kind: "overdue"; invoice: OpenInvoice; stops: ServiceSummary | undefined }
  | { kind: "suspended"; service: ServiceSummary }
  | { kind: "expires"; domain: DomainSummary }
  | { kind: "waits"; ticket: TicketHead }
  | { kind: "unpaid"; invoice: OpenInvoice }
  | { kind: "quote"; quote: OpenQuote }
  | { kind: "card"; card: PayMethod };

/** Things of one kind: each is a line of its own, unless they are too many. */
export type TodoGroup = { kind: Todo["kind"]; things: Todo[]; total: number };

export const isOverdue = (invoice: OpenInvoice, today: string): boolean =>
  invoice.status === "Overdue" || (invoice.due !== null && invoice.due < today);

/** What waits for the client, the most urgent kind first. */
export function todoGroups({ today, invoices, services, domains, waiting, quotes, cards }: Known): TodoGroup[] {
  const suspended = services.filter((service) => service.status === "Suspended");
  const overdue = invoices
    .filter((invoice) => isOverdue(invoice, today))
    .map((invoice) => ({ kind: "overdue" as const, invoice, stops: suspended.find((each) => covers(invoice, each)) }));
  const explained = new Set(overdue.map(({ stops }) => stops));
  const groups: Todo[][] = [
    overdue,
    suspended.filter((service) => !explained.has(service)).map((service) => ({ kind: "suspended", service })),
    domains
      .filter((domain) => !domain.autoRenew && expiresSoon(domain, today))
      .sort((a, b) => (a.expires ?? "").localeCompare(b.expires ?? ""))
      .map((domain) => ({ kind: "expires", domain })),
    waiting.rows.map((ticket) => ({ kind: "waits", ticket })),
    invoices.filter((invoice) => !isOverdue(invoice, today)).map((invoice) => ({ kind: "unpaid", invoice })),
    quotes.map((quote) => ({ kind: "quote", quote })),
    cards.map((card) => ({ kind: "card", card })),
  ];
  return groups.flatMap((things) => {
    const [first] = things;
    if (!first) return [];
    return [{ kind: first.kind, things, total: first.kind === "waits" ? waiting.total : things.length }];
  });
}

/** Whether one of the invoice's lines is for that service. */
const covers = (invoice: OpenInvoice, service: ServiceSummary): boolean =>
  invoice.about.some(({ kind, id }) => kind === "service" && id === service.id);

/** Of more things of one kind than this, one line says how many there are. */
export const mostLines = 3;

export const isMany = (group: TodoGroup): boolean => group.total > mostLines;

/** How many lines the list has. */
export const linesOf = (groups: TodoGroup[]): number =>
  groups.reduce((lines, group) => lines + (isMany(group) ? 1 : group.things.length), 0);
