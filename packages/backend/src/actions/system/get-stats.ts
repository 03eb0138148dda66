import { actions } from "@kraken/contract";
import type { Context } from "../../context.ts";
import { handler } from "../../handler.ts";
import { ticketCounts } from "../../support/counts.ts";
import { staffOnline } from "../../system/staff-online.ts";
import { incomeOf, madeByDay, moneyByDay, ordersByStatus } from "../../system/stats.ts";
import { amountText, shownAmount } from "../../wire/amounts.ts";

const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

const before = (today: string, days: number) => new Date(Date.parse(today) - days * DAY_MS).toISOString().slice(0, 10);

/** Figures of the last so many days, today first. */
async function timeline({ db, today }: Context, wanted: number) {
  const length = Math.min(Math.max(1, wanted), MOST_DAYS);
  const days = Array.from({ length }, (_, ago) => before(today, ago));
  const span = { from: before(today, length - 1), to: today };
  const [orders, accepted, tickets, { income, spent }] = await Promise.all([
    madeByDay(db, "orders", span),
    madeByDay(db, "orders", span, "Active"),
    madeByDay(db, "tickets", span),
    moneyByDay(db, span),
  ]);
  const counts = (of: Map<string, number>) => Object.fromEntries(days.map((day) => [day, of.get(day) ?? 0]));
  const amounts = (of: Map<string, number>) =>
    Object.fromEntries(days.map((day) => [day, amountText(of.get(day) ?? 0)]));
  return {
    new_orders: counts(orders),
    accepted_orders: counts(accepted),
    income: amounts(income),
    expenditure: amounts(spent),
    new_tickets: counts(tickets),
  };
}

/** A status' key: tickets_customerreply for Customer-Reply. */
const keyOf = (title: string) => `tickets_${title.toLowerCase().replace(/[^a-z0-9]/g, "")}`;

/** There are no network issues here, so none of them is open. */
export const getStats = handler(actions.getStats, async (context, { timeline_days }) => {
  const { db, today } = context;
  const currency = await db
    .selectFrom("currencies")
    .select(["code", "prefix", "suffix", "format"])
    .orderBy("is_default", "desc")
    .orderBy("id")
    .executeTakeFirst();
  const look = currency ?? { code: "", prefix: "", suffix: "", format: 1 };
  const yesterday = before(today, 1);
  const month = { from: `${today.slice(0, 7)}-01`, to: today };
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today };
  const count = (found: { executeTakeFirstOrThrow(): Promise<{ number: number }> }) =>
    found.executeTakeFirstOrThrow().then(({ number }) => number);
  const departments = (await db.selectFrom("departments").select("id").execute()).map(({ id }) => id);
  const [incomes, ordersToday, ordersYesterday, ordersMonth, ordersYear, tickets, online] = await Promise.all([
    Promise.all([incomeOf(db, { from: today, to: today }), incomeOf(db, month), incomeOf(db, year), incomeOf(db)]),
    ordersByStatus(db, { from: today, to: today }),
    ordersByStatus(db, { from: yesterday, to: yesterday }),
    ordersByStatus(db, month),
    ordersByStatus(db, year),
    ticketCounts(db, departments),
    staffOnline(context),
  ]);
  const [pending, cancellations, todo, billable, quotes] = await Promise.all([
    count(
      db
        .selectFrom("orders")
        .where("status", "=", "Pending")
        .select(({ fn }) => fn.countAll<number>().as("number")),
    ),
    count(
      db
        .selectFrom("cancel_requests")
        .where("done_at", "is", null)
        .select(({ fn }) => fn.countAll<number>().as("number")),
    ),
    count(
      db
        .selectFrom("todo_items")
        .where("status", "<>", "Completed")
        .where("due_date", "<=", today)
        .select(({ fn }) => fn.countAll<number>().as("number")),
    ),
    count(
      db
        .selectFrom("billable_items")
        .where("invoice_count", "=", 0)
        .select(({ fn }) => fn.countAll<number>().as("number")),
    ),
    count(
      db
        .selectFrom("quotes")
        .where("stage", "not in", ["Accepted", "Lost", "Dead"])
        .where("valid_until", ">=", today)
        .select(({ fn }) => fn.countAll<number>().as("number")),
    ),
  ]);
  const [incomeToday, incomeMonth, incomeYear, incomeAll] = incomes.map((amount) => shownAmount(amount, look));
  const ofStatus = Object.fromEntries(tickets.statuses.map(({ title, count: number }) => [keyOf(title), number]));
  return {
    income_today: incomeToday ?? "",
    income_thismonth: incomeMonth ?? "",
    income_thisyear: incomeYear ?? "",
    income_alltime: incomeAll ?? "",
    orders_pending: pending,
    orders_today_cancelled: ordersToday.of("Cancelled"),
    orders_today_pending: ordersToday.of("Pending"),
    orders_today_fraud: ordersToday.of("Fraud"),
    orders_today_active: ordersToday.of("Active"),
    orders_today_total: ordersToday.all,
    orders_yesterday_cancelled: ordersYesterday.of("Cancelled"),
    orders_yesterday_pending: ordersYesterday.of("Pending"),
    orders_yesterday_fraud: ordersYesterday.of("Fraud"),
    orders_yesterday_active: ordersYesterday.of("Active"),
    orders_yesterday_total: ordersYesterday.all,
    orders_thismonth_total: ordersMonth.all,
    orders_thisyear_total: ordersYear.all,
    tickets_allactive: tickets.active,
    tickets_awaitingreply: tickets.awaiting,
    tickets_flaggedtickets: tickets.flagged,
    tickets_open: 0,
    tickets_answered: 0,
    tickets_customerreply: 0,
    tickets_closed: 0,
    tickets_onhold: 0,
    tickets_inprogress: 0,
    ...ofStatus,
    cancellations_pending: cancellations,
    todoitems_due: todo,
    networkissues_open: 0,
    billableitems_uninvoiced: billable,
    quotes_valid: quotes,
    staff_online: online.length,
    timeline_data: timeline_days === undefined ? null : await timeline(context, timeline_days),
  };
});
