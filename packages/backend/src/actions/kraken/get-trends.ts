import { actions } from "@kraken/contract";
import { sql } from "kysely";
import type { Context } from "../../context.ts";
import { handler } from "../../handler.ts";
import { netByMonth } from "../../system/stats.ts";
import { amountText } from "../../wire/amounts.ts";

const USUAL = 12;
const MOST = 36;

/** The last so many months, this one last. */
function monthsUntil(today: string, length: number): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length }, (_, at) => {
    const first = new Date(Date.UTC(year, month - length + at, 1));
    return first.toISOString().slice(0, 7);
  });
}

/** How many services have a day in each month since one. */
async function servicesByMonth(
  db: Context["db"],
  column: "registered_on" | "terminated_on",
  from: string,
): Promise<Map<string, number>> {
  const month = sql<string>`substr(${sql.ref(column)}, 1, 7)`;
  const rows = await db
    .selectFrom("services")
    .where(column, ">=", from)
    .select([month.as("month"), ({ fn }) => fn.countAll<number>().as("number")])
    .groupBy(month)
    .execute();
  return new Map(rows.map((row) => [row.month, Number(row.number)]));
}

export const krakenGetTrends = handler(actions.krakenGetTrends, async ({ db, today }, { months: wanted = USUAL }) => {
  const months = monthsUntil(today, Math.min(Math.max(1, wanted), MOST));
  const from = `${months[0]}-01`;
  const [income, started, ended, currency] = await Promise.all([
    netByMonth(db, { from, to: today }),
    servicesByMonth(db, "registered_on", from),
    servicesByMonth(db, "terminated_on", from),
    db.selectFrom("currencies").select("code").orderBy("is_default", "desc").orderBy("id").executeTakeFirst(),
  ]);
  return {
    currencycode: currency?.code ?? "",
    months: months.map((month) => ({
      month,
      income: amountText(income.get(month) ?? 0),
      newservices: started.get(month) ?? 0,
      endedservices: ended.get(month) ?? 0,
    })),
  };
});
