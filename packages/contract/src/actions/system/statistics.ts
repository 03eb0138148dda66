import { action } from "../../action.ts";
import { absent, count, int, mapOf, money, opt, row, text } from "../../wire.ts";

/** Numbers and amounts by day ("2018-11-30"). */
const timeline = row({
  new_orders: mapOf(count),
  accepted_orders: mapOf(count),
  income: mapOf(money),
  expenditure: mapOf(money),
  new_tickets: mapOf(count),
});

/**
 * The installation's figures. Income is text for display, in the default currency ("$5.95 USD"); there are more
 * tickets_… where the installation has statuses of its own. With `timeline_days`, figures by day too.
 * @see https://developers.whmcs.com/api-reference/getstats/
 */
export const getStats = action("GetStats", {
  group: "System",
  effect: "read",
  input: { timeline_days: opt(int) },
  output: {
    income_today: text,
    income_thismonth: text,
    income_thisyear: text,
    income_alltime: text,
    orders_pending: count,
    orders_today_cancelled: count,
    orders_today_pending: count,
    orders_today_fraud: count,
    orders_today_active: count,
    orders_today_total: count,
    orders_yesterday_cancelled: count,
    orders_yesterday_pending: count,
    orders_yesterday_fraud: count,
    orders_yesterday_active: count,
    orders_yesterday_total: count,
    orders_thismonth_total: count,
    orders_thisyear_total: count,
    tickets_allactive: count,
    tickets_awaitingreply: count,
    tickets_flaggedtickets: count,
    tickets_open: count,
    tickets_answered: count,
    tickets_customerreply: count,
    tickets_closed: count,
    tickets_onhold: count,
    tickets_inprogress: count,
    cancellations_pending: count,
    todoitems_due: count,
    networkissues_open: count,
    billableitems_uninvoiced: count,
    quotes_valid: count,
    staff_online: count,
    timeline_data: absent(timeline),
  },
});
