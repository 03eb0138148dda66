import type { ReactElement } from "react";
import type { InvoiceSummary } from "../../data/invoices.ts";
import type english from "../../messages/en/client.json";
import type { Words } from "../../messages/words.ts";
import { Badge } from "../../ui/badge.tsx";
import type { Tone } from "../../ui/tone.ts";

type Word = `client.states.${keyof typeof english.states}`;
type State = readonly [Tone, Word];

const services: Record<string, State> = {
  Active: ["ok", "client.states.active"],
  Pending: ["warn", "client.states.pending"],
  Suspended: ["bad", "client.states.suspended"],
  Terminated: ["idle", "client.states.terminated"],
  Cancelled: ["idle", "client.states.cancelled"],
  Completed: ["idle", "client.states.completed"],
  Fraud: ["idle", "client.states.fraud"],
};

const domains: Record<string, State> = {
  Active: ["ok", "client.states.active"],
  Pending: ["warn", "client.states.pending"],
  "Pending Registration": ["warn", "client.states.pendingRegistration"],
  "Pending Transfer": ["warn", "client.states.pendingTransfer"],
  Grace: ["bad", "client.states.grace"],
  Redemption: ["bad", "client.states.redemption"],
  Expired: ["bad", "client.states.expired"],
  "Transferred Away": ["idle", "client.states.transferredAway"],
  Cancelled: ["idle", "client.states.cancelled"],
  Fraud: ["idle", "client.states.fraud"],
};

const invoices: Record<string, State> = {
  Unpaid: ["warn", "client.states.unpaid"],
  Overdue: ["bad", "client.states.overdue"],
  Paid: ["ok", "client.states.paid"],
  Cancelled: ["idle", "client.states.invoiceCancelled"],
  Refunded: ["idle", "client.states.refunded"],
  Collections: ["bad", "client.states.collections"],
  "Payment Pending": ["warn", "client.states.paymentPending"],
};

/** What WHMCS calls "Answered" waits for the client; what he wrote last is with us. */
const tickets: Record<string, State> = {
  Open: ["ok", "client.states.open"],
  Answered: ["warn", "client.states.waiting"],
  "Customer-Reply": ["ok", "client.states.withUs"],
  "On Hold": ["idle", "client.states.onHold"],
  "In Progress": ["ok", "client.states.inProgress"],
  Closed: ["idle", "client.states.closed"],
};

type Of = { of: string; t: Words["t"] };

const stateOf = (states: Record<string, State>, of: string) => (Object.hasOwn(states, of) ? states[of] : undefined);

/** A status that an installation made itself, or that is new to us, is called what it is called there. */
function word(states: Record<string, State>, { of, t }: Of): string {
  const state = stateOf(states, of);
  return state ? t(state[1]) : of;
}

const badge = (states: Record<string, State>, said: Of): ReactElement => (
  <Badge tone={stateOf(states, said.of)?.[0]}>{word(states, said)}</Badge>
);

/** The same as plain words. */
export const stateWords = {
  service: (said: Of) => word(services, said),
  domain: (said: Of) => word(domains, said),
  invoice: (said: Of) => word(invoices, said),
  ticket: (said: Of) => word(tickets, said),
};

export const ServiceState = (props: Of): ReactElement => badge(services, props);
export const DomainState = (props: Of): ReactElement => badge(domains, props);
export const InvoiceState = (props: Of): ReactElement => badge(invoices, props);
export const TicketState = (props: Of): ReactElement => badge(tickets, props);

/** WHMCS keeps "Unpaid" when the day has passed; to the reader that is overdue. */
export const invoiceStateOf = (
  row: { status: InvoiceSummary["status"]; due: string | null },
  today: string,
): InvoiceSummary["status"] =>
  row.status === "Unpaid" && row.due !== null && row.due < today ? "Overdue" : row.status;
