import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { sumOf } from "../../lib/amounts.ts";
import { daysBetween } from "../../lib/days.ts";
import { ask, askAnew } from "../ask.ts";
import { whereServed } from "../engine.ts";
import { collect, MOST_ROWS } from "../owned.ts";

/** How long invoices have been due, in days. */
export const ages = ["notDue", "days30", "days60", "days90", "older"] as const;
export type Age = (typeof ages)[number];

export type AgingRow = { currency: string; counts: Record<Age, number>; amounts: Record<Age, string>; total: string };

export type Aging = {
  rows: AgingRow[];
  /** The engine tells no part payments in its lists: amounts are what invoices come to after credit. */
  isWithoutParts: boolean;
  /** So many were read of so many; undefined where it was all. */
  cut: { read: number; total: number } | undefined;
};

const ageOf = (days: number): Age =>
  days <= 0 ? "notDue" : days <= 30 ? "days30" : days <= 60 ? "days60" : days <= 90 ? "days90" : "older";

const totalled = (row: Omit<AgingRow, "total">): AgingRow => ({ ...row, total: sumOf(Object.values(row.amounts)) });

/** What is unpaid by how long it has been due, a row for each currency. (KrakenGetAging, else GetInvoices) */
export async function aging(scope: StaffScope, today: string): Promise<Aging> {
  assertScope(scope, "staff");
  const own = await whereServed("KrakenGetAging", () => askAnew(scope).krakenGetAging({}));
  if (own) {
    const rows = own.currencies.map((row) =>
      totalled({
        currency: row.currencycode,
        counts: {
          notDue: row.invoicesnotdue,
          days30: row.invoices30,
          days60: row.invoices60,
          days90: row.invoices90,
          older: row.invoicesolder,
        },
        amounts: {
          notDue: row.notdue,
          days30: row.days30,
          days60: row.days60,
          days90: row.days90,
          older: row.older,
        },
      }),
    );
    return { rows, isWithoutParts: false, cut: undefined };
  }
  const asked = { status: "Unpaid" as const, orderby: "duedate" as const, order: "asc" as const };
  const unpaid = await collect(ask(scope).paginate.getInvoices(asked));
  const cut =
    unpaid.length < MOST_ROWS
      ? undefined
      : { read: unpaid.length, total: (await ask(scope).getInvoices({ ...asked, limitnum: 1 })).totalresults };
  const rows = [...new Set(unpaid.map(({ currencycode }) => currencycode))].sort().map((currency) => {
    const mine = unpaid.filter(({ currencycode }) => currencycode === currency);
    const of = (age: Age) => mine.filter(({ duedate }) => ageOf(duedate ? daysBetween(duedate, today) : 0) === age);
    const each = <T>(value: (age: Age) => T) =>
      Object.fromEntries(ages.map((age) => [age, value(age)])) as Record<Age, T>;
    return totalled({
      currency,
      counts: each((age) => of(age).length),
      amounts: each((age) => sumOf(of(age).map(({ total }) => total))),
    });
  });
  return { rows, isWithoutParts: true, cut: cut && cut.total > cut.read ? cut : undefined };
}
