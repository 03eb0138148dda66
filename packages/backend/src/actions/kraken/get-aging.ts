import { actions } from "@kraken/contract";
import { sql } from "kysely";
import { handler } from "../../handler.ts";
import { amountText } from "../../wire/amounts.ts";

const DAY_MS = 86_400_000;

const ago = (today: string, days: number) => new Date(Date.parse(today) - days * DAY_MS).toISOString().slice(0, 10);

export const krakenGetAging = handler(actions.krakenGetAging, async ({ db, today }) => {
  const [thirty, sixty, ninety] = [ago(today, 30), ago(today, 60), ago(today, 90)];
  const due = sql.ref("invoices.due_date");
  const left = sql`invoices.total - invoices.credit - invoices.amount_paid`;
  /** What is due on or after one day, and before another. */
  const isDue = (from: string, before?: string) =>
    before === undefined ? sql`${due} >= ${from}` : sql`${due} >= ${from} and ${due} < ${before}`;
  const spans = {
    notdue: isDue(today),
    days30: isDue(thirty, today),
    days60: isDue(sixty, thirty),
    days90: isDue(ninety, sixty),
    older: sql`${due} < ${ninety}`,
  };
  const amount = (of: keyof typeof spans) =>
    sql<number>`cast(sum(case when ${spans[of]} then ${left} else 0 end) as bigint)`;
  const many = (of: keyof typeof spans) => sql<number>`cast(sum(case when ${spans[of]} then 1 else 0 end) as bigint)`;
  const rows = await db
    .selectFrom("invoices")
    .innerJoin("clients", "clients.id", "invoices.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .where("invoices.status", "=", "Unpaid")
    .select("currencies.code")
    .select([amount("notdue").as("notdue"), amount("days30").as("days30"), amount("days60").as("days60")])
    .select([amount("days90").as("days90"), amount("older").as("older")])
    .select([many("notdue").as("invoicesnotdue"), many("days30").as("invoices30"), many("days60").as("invoices60")])
    .select([many("days90").as("invoices90"), many("older").as("invoicesolder")])
    .groupBy("currencies.code")
    .execute();
  const currencies = rows
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, notdue, days30, days60, days90, older, ...counts }) => ({
      currencycode: code,
      ...counts,
      notdue: amountText(Number(notdue)),
      days30: amountText(Number(days30)),
      days60: amountText(Number(days60)),
      days90: amountText(Number(days90)),
      older: amountText(Number(older)),
    }));
  return { totalresults: currencies.length, currencies };
});
