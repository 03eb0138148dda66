import "server-only";
import type { ClientScope, StaffScope } from "../access/scope.ts";
import { env } from "../env.ts";
import { clockIn } from "../lib/days.ts";
import { isSameText } from "../lib/same-text.ts";
import type { LetterKind } from "../store/letters.ts";
import { domainNow } from "./domains.ts";
import { serviceNow } from "./services.ts";
import { changeTicket } from "./staff/ticket-writes.ts";
import { replyAsStaff, staffTicketNow } from "./staff/tickets.ts";
import type { Upload } from "./ticket-files.ts";
import {
  departments,
  lastTickets,
  type NewTicket,
  openTicket,
  priorities,
  replyToTicket,
  ticketNow,
} from "./tickets.ts";

/*
 * How each kind of letter is sent, and how one finds out whether it arrived. Payments and orders of unknown outcome are
 * to be kinds of their own.
 */

/** What a reply says. */
export type ReplyContent = { ticket: number; message: string; number?: string; subject?: string };
/** What a new ticket says; `about` is "service-12" or "domain-7". */
export type TicketContent = { department: number; subject: string; message: string; priority: string; about: string };
/** What staff answer, and what the ticket is afterwards. */
export type StaffReplyContent = {
  ticket: number;
  message: string;
  status?: string | undefined;
  department?: number | undefined;
};
export type Content = {
  "ticket.reply": ReplyContent;
  "ticket.open": TicketContent;
  "staff.reply": StaffReplyContent;
};

/** Where one finds what WHMCS made of a letter. */
export type Arrived = { ticket: number; number: string };

/** What came of looking for a letter: where it is, or whether one can tell that it is not there. */
export type Seen = Arrived | "not there" | "can't tell";

/** A letter that may be sent, with what is there before it. */
export type Ready = { before: string; send: (files: Upload[]) => Promise<Arrived> };

/** Who writes letters. */
export type WriterScope = ClientScope | StaffScope;

type Kind<C, S extends WriterScope = ClientScope> = {
  /** Looks, by asking WHMCS, whether this may be sent for this client; why not, else. */
  prepare: (scope: S, content: C) => Promise<Ready | "no ticket" | "no department" | "no object">;
  /** Looks for a letter that was sent at that time. */
  look: (scope: S, content: C, before: string, sentAt: string) => Promise<Seen>;
};

/** Seconds by which WHMCS's clock may be behind this one's. */
const SKEW = 120;

const reply: Kind<ReplyContent> = {
  async prepare(scope, { ticket, message }) {
    const to = await ticketNow(scope, ticket);
    if (!to) return "no ticket";
    const newest = Math.max(0, ...to.messages.map(({ id }) => id));
    const send = async (files: Upload[]) => {
      await replyToTicket(scope, to, message, files);
      return { ticket: to.id, number: to.number };
    };
    return { before: JSON.stringify({ newest }), send };
  },
  async look(scope, { ticket, message }, before) {
    const now = await ticketNow(scope, ticket);
    if (!now) return "can't tell";
    const { newest } = JSON.parse(before) as { newest: number };
    const isThere = now.messages.some(({ id, isStaff, text }) => !isStaff && id > newest && isSameText(text, message));
    return isThere ? { ticket: now.id, number: now.number } : "not there";
  },
};

/** The client's own service or domain of that name; undefined when he has no such one. */
export async function ownAbout(scope: ClientScope, text: string): Promise<NewTicket["about"]> {
  const [, kind, digits] = /^(service|domain)-([1-9]\d{0,14})$/.exec(text) ?? [];
  if (digits === undefined || !scope.may(kind === "service" ? "products" : "domains")) return undefined;
  if (kind === "service") {
    const found = await serviceNow(scope, Number(digits));
    return found && { service: found };
  }
  const found = await domainNow(scope, Number(digits));
  return found && { domain: found };
}

const opening: Kind<TicketContent> = {
  async prepare(scope, content) {
    const [rooms, about] = [
      await departments(scope),
      content.about === "" ? undefined : await ownAbout(scope, content.about),
    ];
    if (!rooms.some(({ id }) => id === content.department)) return "no department";
    if (content.about !== "" && !about) return "no object";
    const { department, subject, message } = content;
    const priority = priorities.find((each) => each === content.priority) ?? "Medium";
    const send = async (files: Upload[]) => {
      const { id, number } = await openTicket(scope, { department, subject, message, priority, about, files });
      return { ticket: id, number };
    };
    return { before: "{}", send };
  },
  async look(scope, { subject, message }, _before, sentAt) {
    const since = clockIn(env().TIME_ZONE, new Date(Date.parse(sentAt) - SKEW * 1000));
    for (const row of await lastTickets(scope)) {
      if (!isSameText(row.subject, subject) || (row.opened ?? "") < since) continue;
      const found = await ticketNow(scope, row.id);
      if (found?.messages[0] && isSameText(found.messages[0].text, message))
        return { ticket: found.id, number: found.number };
    }
    return "not there";
  },
};

const staffReply: Kind<StaffReplyContent, StaffScope> = {
  async prepare(scope, { ticket, message, status, department }) {
    const to = await staffTicketNow(scope, ticket);
    if (!to) return "no ticket";
    const newest = Math.max(0, ...to.messages.map(({ id }) => id));
    const send = async (files: Upload[]) => {
      // First: should the reply fail, its ticket is where it belongs, and nothing was said twice.
      if (department !== undefined && department !== to.departmentId)
        await changeTicket(scope, to, { departmentId: department });
      await replyAsStaff(scope, to, message, files, status);
      return { ticket: to.id, number: to.number };
    };
    return { before: JSON.stringify({ newest }), send };
  },
  async look(scope, { ticket, message }, before) {
    const now = await staffTicketNow(scope, ticket);
    if (!now) return "can't tell";
    const { newest } = JSON.parse(before) as { newest: number };
    const isThere = now.messages.some(({ id, isStaff, text }) => isStaff && id > newest && isSameText(text, message));
    return isThere ? { ticket: now.id, number: now.number } : "not there";
  },
};

/** What a client's user writes. */
export type ClientLetterKind = Exclude<LetterKind, "staff.reply">;

export const letterKinds: { [K in ClientLetterKind]: Kind<Content[K]> } & {
  "staff.reply": Kind<StaffReplyContent, StaffScope>;
} = { "ticket.reply": reply, "ticket.open": opening, "staff.reply": staffReply };

/** The kind of a letter, with its content as that kind reads it. */
export function kindOf(
  kind: LetterKind,
  content: string,
): { [M in keyof Kind<never, WriterScope>]: Bound<Kind<never, WriterScope>[M]> } {
  // Whose scope it is, its kind says: each of its calls asserts it.
  const of = letterKinds[kind] as unknown as Kind<unknown, WriterScope>;
  const read: unknown = JSON.parse(content);
  return {
    prepare: (scope) => of.prepare(scope, read),
    look: (scope, before, sentAt) => of.look(scope, read, before, sentAt),
  };
}
type Bound<F> = F extends (scope: infer S, content: never, ...rest: infer R) => infer A
  ? (scope: S, ...rest: R) => A
  : never;
