import { z } from "zod";
import type { StaffScope } from "../../../../access/scope.ts";
import { type FlagCounts, flagCounts, flaggedTickets, ownAdmin } from "../../../../data/staff/desk.ts";
import { type DepartmentLoad, departmentLoads, type QueueRow, queue } from "../../../../data/staff/tickets.ts";
import { statuses, type TicketStatus } from "../../../../data/tickets.ts";
import { hrefWith, pageField, qField } from "../../../../lib/search-params.ts";
import type { Words } from "../../../../messages/words.ts";
import { formatCount } from "../../../../ui/format.ts";
import { pageSize } from "../../paging.ts";
import { stateWord } from "../../state.tsx";

/** What the address of the queue says, before it is compared with the statuses and departments that there are. */
const raw = z.object({
  q: qField,
  status: z.string().max(100).catch(""),
  department: z.coerce.number().int().min(1).optional().catch(undefined),
  page: pageField,
});

export type TicketQuery = {
  q: string;
  /** "" for what waits, "mine", "flagged" (anybody's), "active", "all", or a status by its own name. */
  status: string;
  department: number | undefined;
  page: number;
};

/** WHMCS's words for the groups of statuses. */
const groups: Record<string, string | undefined> = {
  "": "Awaiting Reply",
  // These two are looked for among them.
  mine: "All Active Tickets",
  flagged: "All Active Tickets",
  active: "All Active Tickets",
  all: undefined,
};

const isGroup = (status: string) => Object.hasOwn(groups, status);

export type Queue = {
  query: TicketQuery;
  loads: DepartmentLoad[];
  statuses: TicketStatus[];
  /** Where the engine counts them. */
  flags: FlagCounts | undefined;
};

/** Reads the address: a status or department that does not exist is as none. */
export async function readQueue(scope: StaffScope, search: Record<string, string | undefined>): Promise<Queue> {
  const wanted = raw.parse(search);
  const loads = await departmentLoads(scope);
  const department = loads.find(({ id }) => id === wanted.department)?.id;
  const [known, flags] = await Promise.all([statuses(scope, department), flagCounts(scope, department)]);
  const isKnown = isGroup(wanted.status) || known.some(({ title }) => title === wanted.status);
  return { query: { ...wanted, department, status: isKnown ? wanted.status : "" }, loads, statuses: known, flags };
}

/** What WHMCS is asked for. */
export const askedStatus = (query: TicketQuery): string | undefined =>
  isGroup(query.status) ? groups[query.status] : query.status;

export type QueuePage = {
  rows: QueueRow[];
  total: number;
  /** Of how many active tickets only the newest were looked through. */
  beyond?: number | undefined;
};

/** One page of what is asked for. */
export async function queuePage(scope: StaffScope, query: TicketQuery): Promise<QueuePage> {
  const { q, status, department, page } = query;
  if (status !== "mine" && status !== "flagged")
    return queue(scope, { department, page, subject: q, status: askedStatus(query), pageSize });
  const [{ rows, beyond }, me] = await Promise.all([flaggedTickets(scope, department, q), ownAdmin(scope)]);
  const found = status === "mine" ? rows.filter(({ assigned }) => assigned === me?.id) : rows;
  const from = (page - 1) * pageSize;
  return { rows: found.slice(from, from + pageSize), total: found.length, beyond };
}

/** The filters as they were asked for, for a form or a redirect. */
export const filtersOf = (search: Record<string, string | undefined>) => {
  const { q, status, department, page } = raw.parse(search);
  return { q, status, department, page };
};

/** An address with the queue's filters: the queue itself, or with `ticket` that ticket beside it. */
export function queueHref(
  query: TicketQuery | ReturnType<typeof filtersOf>,
  change: Partial<TicketQuery> = {},
  ticket?: number,
): string {
  const { q, status, department, page } = { ...query, page: 1, ...change };
  return hrefWith(ticket === undefined ? "/admin/tickets" : `/admin/tickets/${ticket}`, {
    q,
    status,
    department,
    page: page === 1 ? undefined : page,
  });
}

/** A ticket in the queue that it was opened from: `list` is that queue's query, as a form carries it. */
export function ticketHref(list: string, ticket: number | undefined): string {
  const filters = filtersOf(Object.fromEntries(new URLSearchParams(list)));
  return queueHref(filters, { page: filters.page }, ticket);
}

/** The filters that stay when one searches. */
export const keptBySearch = ({ status, department }: TicketQuery) => ({
  status,
  department: department === undefined ? undefined : String(department),
});

/** What an open desk says of others. */
export const liveWords = (t: Words["t"]) => ({
  reading: t("desk.live.reading", { name: "{{name}}" }),
  answering: t("desk.live.answering", { name: "{{name}}" }),
  newReply: t("client.ticket.newReply"),
});

/** What a view of the queue is called. */
export function viewWord(status: string, t: Words["t"]): string {
  if (status === "") return t("admin.tickets.awaiting");
  if (status === "mine") return t("desk.views.mine");
  if (status === "flagged") return t("desk.views.flagged");
  if (status === "active") return t("admin.tickets.active");
  return status === "all" ? t("admin.list.all") : stateWord(status, t);
}

/** The views, each with its number of tickets in the department that is chosen. */
export function viewChips({ query, loads, statuses: known, flags }: Queue, { t, locale }: Words) {
  const counted = loads.filter(({ id }) => query.department === undefined || id === query.department);
  const sum = (key: "awaiting" | "active") => counted.reduce((total, load) => total + load[key], 0);
  const views: { status: string; count?: number | undefined }[] = [
    { status: "", count: sum("awaiting") },
    // WHMCS does not count these: that would be to read all that are active.
    { status: "mine", count: flags?.mine },
    { status: "flagged", count: flags?.flagged },
    { status: "active", count: sum("active") },
    ...known.map(({ title, count }) => ({ status: title, count })),
    { status: "all", count: known.reduce((total, { count }) => total + count, 0) },
  ];
  return views.map(({ status, count }) => ({
    href: queueHref(query, { status }),
    label: viewWord(status, t),
    count: count === undefined ? undefined : formatCount(count, locale),
    current: status === query.status,
  }));
}

export function departmentChips({ query, loads }: Queue, t: Words["t"]) {
  return [{ id: undefined, name: t("admin.tickets.allDepartments") }, ...loads].map(({ id, name }) => ({
    href: queueHref(query, { department: id }),
    label: name,
    current: id === query.department,
  }));
}

/** The filters in force, each with the queue without it. */
export function queueLifts({ query, loads }: Queue, t: Words["t"]) {
  const department = loads.find(({ id }) => id === query.department);
  return [
    ...(query.q === ""
      ? []
      : [{ label: t("admin.list.search", { words: query.q }), href: queueHref(query, { q: "" }) }]),
    ...(department === undefined
      ? []
      : [
          {
            label: t("admin.list.department", { department: department.name }),
            href: queueHref(query, { department: undefined }),
          },
        ]),
    ...(query.status === "all"
      ? []
      : [
          {
            label: t("admin.list.status", { status: viewWord(query.status, t) }),
            href: queueHref(query, { status: "all" }),
          },
        ]),
  ];
}
