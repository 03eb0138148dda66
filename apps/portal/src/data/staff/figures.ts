import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { whereServed } from "../engine.ts";
import { once } from "../once.ts";
import { currencyCodesById } from "./currencies.ts";
import { queue } from "./tickets.ts";

/** So many days the load of tickets is shown for, and the income on a WHMCS, which tells 90 at most. */
const TICKET_DAYS = 30;
const MOST_DAYS = 90;

/** The installation's figures of today, with those of the last days. (GetStats) */
const stats = once(async (scope: StaffScope) => {
  assertScope(scope, "staff");
  return ask(scope).getStats({ timeline_days: MOST_DAYS });
});

/** What came in, as the engine writes it, and what waits. (GetStats) */
export async function keyFigures(scope: StaffScope) {
  assertScope(scope, "staff");
  const answer = await stats(scope);
  return {
    today: answer.income_today,
    month: answer.income_thismonth,
    year: answer.income_thisyear,
    ordersToday: answer.orders_today_total,
    ordersPending: answer.orders_pending,
  };
}

/** How many tickets wait, and since when the one that waits longest does. (GetTickets) */
export async function waitingTickets(scope: StaffScope): Promise<{ count: number; since: string | null }> {
  assertScope(scope, "staff");
  const asked = { status: "Awaiting Reply", pageSize: 1 };
  const { total } = await queue(scope, { ...asked, page: 1 });
  if (total === 0) return { count: 0, since: null };
  // They come by their last reply, the newest first.
  const { rows } = await queue(scope, { ...asked, page: total });
  return { count: total, since: rows[0]?.lastReply ?? null };
}

/** How many invoices are overdue. (GetInvoices) */
export async function overdueInvoices(scope: StaffScope): Promise<number> {
  assertScope(scope, "staff");
  return (await ask(scope).getInvoices({ status: "Overdue", limitnum: 1 })).totalresults;
}

/** When the engine's daily run was last. (GetAutomationLog) */
export async function lastRun(scope: StaffScope): Promise<string | null> {
  assertScope(scope, "staff");
  return (await ask(scope).getAutomationLog({})).lastDailyCronInvocationTime;
}

export type Step = { step: string; values: number[] };
/** Figures over time; `isBy` says what a step is, and `of` what the values are. */
export type Series = { isBy: "month" | "week" | "day"; currency: string; steps: Step[] };

const trends = once(async (scope: StaffScope) => {
  assertScope(scope, "staff");
  return whereServed("KrakenGetTrends", () => ask(scope).krakenGetTrends({}));
});

/** The days of a timeline, the oldest first. */
const daysOf = (timeline: Readonly<Record<string, unknown>>) => Object.keys(timeline).sort();

/** Income by month; by week where the engine tells no more than days of a quarter. (KrakenGetTrends, else GetStats) */
export async function incomeOverTime(scope: StaffScope): Promise<Series | undefined> {
  assertScope(scope, "staff");
  const own = await trends(scope);
  if (own) {
    const steps = own.months.map(({ month, income }) => ({ step: `${month}-01`, values: [Number(income)] }));
    return { isBy: "month", currency: own.currencycode, steps };
  }
  const [{ timeline_data: timeline }, codes] = await Promise.all([stats(scope), currencyCodesById(scope)]);
  if (!timeline) return undefined;
  const days = daysOf(timeline.income);
  const net = (day: string) => Number(timeline.income[day] ?? 0) - Number(timeline.expenditure[day] ?? 0);
  // Whole weeks, the last of which ends today.
  const weeks = Math.floor(days.length / 7);
  const steps = Array.from({ length: weeks }, (_, at) => {
    const week = days.slice(days.length - (weeks - at) * 7).slice(0, 7);
    const sum = week.reduce((all, day) => all + Math.round(net(day) * 100), 0) / 100;
    return { step: week[0] ?? "", values: [sum] };
  });
  return { isBy: "week", currency: codes.values().next().value ?? "", steps };
}

/** New services and ended ones by month; undefined where the engine does not tell. (KrakenGetTrends) */
export async function servicesOverTime(scope: StaffScope): Promise<Series | undefined> {
  assertScope(scope, "staff");
  const own = await trends(scope);
  const steps = own?.months.map(({ month, newservices, endedservices }) => ({
    step: `${month}-01`,
    values: [newservices, endedservices],
  }));
  return steps && { isBy: "month", currency: "", steps };
}

/** New tickets and new orders by day. (GetStats) */
export async function loadOverTime(scope: StaffScope): Promise<Series | undefined> {
  assertScope(scope, "staff");
  const { timeline_data: timeline } = await stats(scope);
  if (!timeline) return undefined;
  const days = daysOf(timeline.new_tickets).slice(-TICKET_DAYS);
  const steps = days.map((day) => ({
    step: day,
    values: [timeline.new_tickets[day] ?? 0, timeline.new_orders[day] ?? 0],
  }));
  return { isBy: "day", currency: "", steps };
}
