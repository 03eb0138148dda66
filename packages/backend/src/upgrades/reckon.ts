import { addMonths, daysBetween } from "../days.ts";
import { share } from "../money/rounding.ts";

/** A price that is paid for so many months; 0 months for what is paid once, or never. Minor units. */
export type Rate = { price: number; months: number };

/** What a change costs today, below 0 for credit, and the days by which it was reckoned. */
export type Reckoning = { price: number; daysUntilRenewal: number; totalDays: number };

/**
 * What changing from one rate to another costs for the days that are left until `nextDue` (upgradeproduct): what is left
 * of the new price less what is left of the old one, each by the days of its own period and rounded by itself, so that
 * a change and its reverse on one day cancel out. What was paid once, or never, is changed at the whole difference.
 */
export function reckonUpgrade(change: { from: Rate; to: Rate; nextDue: string | null; today: string }): Reckoning {
  const { from, to, nextDue, today } = change;
  if (nextDue === null || from.months === 0) {
    return { price: to.price - from.price, daysUntilRenewal: 0, totalDays: 0 };
  }
  const daysIn = (months: number) => Math.max(1, daysBetween(addMonths(nextDue, -months), nextDue));
  const totalDays = daysIn(from.months);
  const daysUntilRenewal = Math.max(0, daysBetween(today, nextDue));
  const unused = share(from.price, daysUntilRenewal, totalDays);
  // What is paid once is paid whole.
  const added = to.months === 0 ? to.price : share(to.price, daysUntilRenewal, daysIn(to.months));
  return { price: added - unused, daysUntilRenewal, totalDays };
}
