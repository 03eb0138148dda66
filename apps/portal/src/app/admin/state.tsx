import type { ReactElement } from "react";
import type { Words } from "../../messages/words.ts";
import { Badge } from "../../ui/badge.tsx";
import type { Tone } from "../../ui/tone.ts";

/** WHMCS's states: what each means to staff, and which of our words says it. */
const states = {
  Active: ["ok", "active"],
  Inactive: ["idle", "inactive"],
  Closed: ["idle", "closed"],
  Pending: ["warn", "pending"],
  Suspended: ["bad", "suspended"],
  Terminated: ["idle", "terminated"],
  Cancelled: ["idle", "cancelled"],
  Completed: ["idle", "completed"],
  Fraud: ["bad", "fraud"],
  "Pending Registration": ["warn", "pendingRegistration"],
  "Pending Transfer": ["warn", "pendingTransfer"],
  Grace: ["bad", "grace"],
  Redemption: ["bad", "redemption"],
  Expired: ["bad", "expired"],
  "Transferred Away": ["idle", "transferredAway"],
  Draft: ["idle", "draft"],
  Unpaid: ["warn", "unpaid"],
  Overdue: ["bad", "overdue"],
  Paid: ["ok", "paid"],
  Refunded: ["idle", "refunded"],
  Collections: ["bad", "collections"],
  "Payment Pending": ["warn", "paymentPending"],
  Open: ["warn", "open"],
  "Customer-Reply": ["warn", "customerReply"],
  Answered: ["ok", "answered"],
  "On Hold": ["idle", "onHold"],
  "In Progress": ["idle", "inProgress"],
  Delivered: ["warn", "delivered"],
  Accepted: ["ok", "accepted"],
  Lost: ["idle", "lost"],
  Dead: ["idle", "dead"],
} as const satisfies Record<string, readonly [Tone, string]>;

const isKnown = (status: string): status is keyof typeof states => Object.hasOwn(states, status);

/** The word for one of WHMCS's states. One that an installation made itself is called what it is called there. */
export function stateWord(status: string, t: Words["t"]): string {
  return isKnown(status) ? t(`admin.states.${states[status][1]}`) : status;
}

export function State({ of: status, t }: { of: string; t: Words["t"] }): ReactElement {
  return <Badge tone={isKnown(status) ? states[status][0] : "idle"}>{stateWord(status, t)}</Badge>;
}

const priorities = { Low: "low", Medium: "medium", High: "high" } as const;

export function priorityWord(priority: string, t: Words["t"]): string {
  return Object.hasOwn(priorities, priority)
    ? t(`admin.priorities.${priorities[priority as keyof typeof priorities]}`)
    : priority;
}
