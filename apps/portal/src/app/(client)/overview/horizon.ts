import type { OpenInvoice } from "../../../data/invoices.ts";
import type { ServiceSummary } from "../../../data/services.ts";
import { isPositive, sumOf } from "../../../lib/amounts.ts";
import { addDays, addMonths, daysBetween } from "../../../lib/days.ts";
import { monthsOf } from "../cycles.ts";
import { isOverdue, type Known } from "./todo.ts";

/** The days of eight weeks, today the first. */
export const horizonDays = 56;

/** Something that falls due, or expires when `amount` is null. */
export type Drop = { day: number; date: string; amount: string | null; names: string[]; href: string };

/** How many lines hang without crowding; from there on, those of a week hang together. */
const mostDrops = 10;

/**
 * What is due in the next eight weeks: what is left of unpaid invoices, the renewals that have no invoice yet at their
 * price, and the domains that expire because nobody renews them. A service whose end is asked for is not paid again.
 * What falls on one day is one drop.
 */
export function horizonOf(
  { today, invoices, services, domains, ending }: Omit<Known, "waiting">,
  invoiceName: (of: OpenInvoice) => string,
): Drop[] {
  const invoiced = new Set(invoices.flatMap(({ about }) => about.map(({ kind, id }) => `${kind} ${id}`)));
  const nameOf = new Map([
    ...services.map(({ id, name }) => [`service ${id}`, name] as const),
    ...domains.map(({ id, name }) => [`domain ${id}`, name] as const),
  ]);
  const payments = [
    ...invoices
      .filter((invoice) => !isOverdue(invoice, today))
      .map((invoice) => {
        const names = invoice.about.flatMap(({ kind, id }) => nameOf.get(`${kind} ${id}`) ?? []);
        const known = [...new Set(names)];
        return {
          date: invoice.due ?? today,
          amount: invoice.balance,
          names: known.length > 0 ? known : [invoiceName(invoice)],
          href: `/invoices/${invoice.id}`,
        };
      }),
    ...services
      .filter(({ id }) => !ending.has(id))
      .flatMap((service) => renewals(service, invoiced.has(`service ${service.id}`), today)),
    ...domains
      .filter((domain) => domain.status === "Active" && domain.autoRenew && !invoiced.has(`domain ${domain.id}`))
      .flatMap(({ nextDue, recurring, name, id }) =>
        nextDue === null ? [] : [{ date: nextDue, amount: recurring, names: [name], href: `/domains/${id}` }],
      ),
  ].filter(({ amount }) => isPositive(amount));
  const endings = domains
    .filter((domain) => domain.status === "Active" && !domain.autoRenew)
    .flatMap(({ expires, name, id }) =>
      expires === null ? [] : [{ date: expires, amount: null, names: [name], href: `/domains/${id}` }],
    );
  const within = (drops: Omit<Drop, "day">[]) =>
    drops
      .map((drop) => ({ ...drop, day: daysBetween(today, drop.date) }))
      .filter(({ day }) => day >= 0 && day < horizonDays);
  const daily = [...joined(within(payments), "/invoices"), ...joined(within(endings), "/domains")];
  const shown = daily.length > mostDrops ? weekly(daily, today) : daily;
  return shown.sort((a, b) => a.day - b.day || Number(a.amount === null) - Number(b.amount === null));
}

/** The days on which a running service is paid again. The first has its invoice already when it is `invoiced`. */
function renewals(service: ServiceSummary, invoiced: boolean, today: string) {
  const months = monthsOf(service.cycle);
  if (service.status !== "Active" || service.nextDue === null || months === undefined) return [];
  const found = [];
  for (let at = invoiced ? 1 : 0; ; at += 1) {
    const date = addMonths(service.nextDue, months * at);
    if (daysBetween(today, date) >= horizonDays) return found;
    found.push({ date, amount: service.recurring, names: [service.name], href: `/services/${service.id}` });
  }
}

/** Drops of one day become one: a drop of several things leads to their list. */
function joined(drops: Drop[], list: string, keyOf = (drop: Drop) => drop.day): Drop[] {
  return [...groupBy(drops, keyOf).values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return group;
    const amounts = group.flatMap(({ amount }) => amount ?? []);
    return [
      {
        ...first,
        amount: amounts.length > 0 ? sumOf(amounts) : null,
        names: [...new Set(group.flatMap(({ names }) => names))],
        href: new Set(group.map(({ href }) => href)).size === 1 ? first.href : list,
      },
    ];
  });
}

function groupBy(drops: Drop[], keyOf: (drop: Drop) => number): Map<number, Drop[]> {
  const groups = new Map<number, Drop[]>();
  for (const drop of drops) groups.set(keyOf(drop), [...(groups.get(keyOf(drop)) ?? []), drop]);
  return groups;
}

function weekly(drops: Drop[], today: string): Drop[] {
  const weekOf = (drop: Drop) => Math.floor(drop.day / 7);
  const byWeek = (kind: Drop[], list: string) =>
    joined(
      kind.sort((a, b) => a.day - b.day),
      list,
      weekOf,
    );
  return [
    ...byWeek(
      drops.filter(({ amount }) => amount !== null),
      "/invoices",
    ),
    ...byWeek(
      drops.filter(({ amount }) => amount === null),
      "/domains",
    ),
  ].map((drop) => ({ ...drop, date: addDays(today, drop.day) }));
}
