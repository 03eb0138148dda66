import { addMonths, daysBetween } from "../days.ts";
import { share } from "./rounding.ts";

/**
 * The part of a price until a day of the month, for products that are billed by the calendar (addproduct: proratabilling,
 * proratadate, proratachargenextmonth). From `chargeNextMonthFrom` on, the whole next period is charged with it.
 */
export function prorateToDay({
  price,
  from,
  months,
  day,
  chargeNextMonthFrom,
}: {
  price: number;
  from: string;
  months: number;
  day: number;
  chargeNextMonthFrom: number;
}): { amount: number; nextDue: string } {
  const date = Number(from.slice(8, 10));
  const thisMonth = onDay(from, day);
  const first = thisMonth > from ? thisMonth : onDay(addMonths(`${from.slice(0, 7)}-01`, 1), day);
  // A first day that is the calendar's own is a whole period; in a shorter month that is its last day.
  if (thisMonth === from) return { amount: price, nextDue: onDay(addMonths(`${from.slice(0, 7)}-01`, months), day) };
  const begun = onDay(addMonths(`${first.slice(0, 7)}-01`, -months), day);
  const part = share(price, daysBetween(from, first), daysBetween(begun, first));
  if (chargeNextMonthFrom > 0 && date >= chargeNextMonthFrom) {
    return { amount: part + price, nextDue: onDay(addMonths(`${first.slice(0, 7)}-01`, months), day) };
  }
  return { amount: part, nextDue: first };
}

/** The day of that month, or its last one where the month is shorter. */
function onDay(inMonth: string, day: number): string {
  const first = `${inMonth.slice(0, 7)}-01`;
  const last = daysBetween(first, addMonths(first, 1));
  return `${inMonth.slice(0, 8)}${String(Math.min(Math.max(day, 1), last)).padStart(2, "0")}`;
}

/**
 * What changing from one price to another costs for the days that are left of a paid period; below 0 is credit. Each
 * price is rounded by itself, so that a change and its reverse on the same day cancel out. (upgradeproduct)
 */
export function upgradeDifference(change: {
  oldPrice: number;
  newPrice: number;
  daysLeft: number;
  daysInCycle: number;
}): number {
  const whole = Math.max(1, change.daysInCycle);
  const left = Math.max(0, Math.min(change.daysLeft, whole));
  return share(change.newPrice, left, whole) - share(change.oldPrice, left, whole);
}
