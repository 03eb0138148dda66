import { type SqlBool, sql } from "kysely";
import type { Context } from "../context.ts";
import { divideRounded } from "../money/rounding.ts";
import type { Tables } from "../schema/index.ts";

type Db = Context["db"];

/** Days from this one to that one, both included; moments of them start with their text. */
export type Span = { from: string; to: string };

const RATE_OF_DEFAULT = 100_000n;

/** Amounts of many transactions in the default currency: each currency's sum is converted once. */
const inDefault = (rows: readonly { rate: number; amount: number }[]): number =>
  rows.reduce(
    (sum, { rate, amount }) =>
      sum + divideRounded(BigInt(amount) * RATE_OF_DEFAULT, BigInt(rate > 0 ? rate : Number(RATE_OF_DEFAULT))),
    0,
  );

const within = (column: "date" | "created_at", { from, to }: Span) =>
  sql<SqlBool>`(${sql.ref(column)} >= ${`${from}T00:00:00Z`} and ${sql.ref(column)} <= ${`${to}T23:59:59Z`})`;

/** What came in, less fees and what went out, in minor units of the default currency. */
export async function incomeOf(db: Db, span?: Span): Promise<number> {
  let found = db.selectFrom("transactions");
  if (span) found = found.where(within("date", span));
  const rows = await found
    .select("rate")
    .select(sql<number>`cast(sum(amount_in - fees - amount_out) as bigint)`.as("amount"))
    .groupBy("rate")
    .execute();
  return inDefault(rows);
}

const dayOf = (column: string) => sql<string>`substr(${sql.ref(column)}, 1, 10)`;

/** What came in and what went out (fees among it) by day, in minor units of the default currency. */
export async function moneyByDay(
  db: Db,
  span: Span,
): Promise<{ income: Map<string, number>; spent: Map<string, number> }> {
  const rows = await db
    .selectFrom("transactions")
    .where(within("date", span))
    .select(["rate", dayOf("date").as("day")])
    .select(sql<number>`cast(sum(amount_in) as bigint)`.as("income"))
    .select(sql<number>`cast(sum(amount_out + fees) as bigint)`.as("spent"))
    .groupBy(["rate", dayOf("date")])
    .execute();
  const sums = (of: "income" | "spent") => {
    const days = new Map<string, number>();
    for (const row of rows) {
      days.set(row.day, (days.get(row.day) ?? 0) + inDefault([{ rate: row.rate, amount: row[of] }]));
    }
    return days;
  };
  return { income: sums("income"), spent: sums("spent") };
}

/** What came in less fees and what went out, by month ("2026-11"), in minor units of the default currency. */
export async function netByMonth(db: Db, span: Span): Promise<Map<string, number>> {
  const month = sql<string>`substr(${sql.ref("date")}, 1, 7)`;
  const rows = await db
    .selectFrom("transactions")
    .where(within("date", span))
    .select(["rate", month.as("month")])
    .select(sql<number>`cast(sum(amount_in - fees - amount_out) as bigint)`.as("amount"))
    .groupBy(["rate", month])
    .execute();
  const months = [...new Set(rows.map((row) => row.month))];
  return new Map(months.map((each) => [each, inDefault(rows.filter((row) => row.month === each))]));
}

/** Orders of a span by their status. */
export async function ordersByStatus(db: Db, span: Span): Promise<{ of(status: string): number; all: number }> {
  const rows = await db
    .selectFrom("orders")
    .where(within("created_at", span))
    .select(["status", ({ fn }) => fn.countAll<number>().as("number")])
    .groupBy("status")
    .execute();
  return {
    of: (status) => rows.find((row) => row.status === status)?.number ?? 0,
    all: rows.reduce((sum, row) => sum + row.number, 0),
  };
}

/** Rows of a table by the day on which they were made. */
export async function madeByDay(db: Db, table: keyof Tables & ("orders" | "tickets"), span: Span, status?: string) {
  let found = db.selectFrom(table).where(within("created_at", span));
  if (status !== undefined) found = found.where("status", "=", status);
  const rows = await found
    .select([dayOf("created_at").as("day"), ({ fn }) => fn.countAll<number>().as("number")])
    .groupBy(dayOf("created_at"))
    .execute();
  return new Map(rows.map((row) => [row.day, row.number]));
}
