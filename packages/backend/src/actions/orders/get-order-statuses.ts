import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

/** The four states that orders have, in WHMCS's order; others that are in the books follow them. */
const usual = ["Pending", "Active", "Fraud", "Cancelled"];

/** A state as the books have it, whatever the case in which it was asked for. */
export const statusNamed = (given: string) =>
  usual.find((status) => status.toLowerCase() === given.toLowerCase()) ?? given;

export const getOrderStatuses = handler(actions.getOrderStatuses, async ({ db }) => {
  const rows = await db
    .selectFrom("orders")
    .select("status")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .groupBy("status")
    .orderBy("status")
    .execute();
  const countOf = (title: string) => rows.find((row) => row.status === title)?.count ?? 0;
  const others = rows.map((row) => row.status).filter((status) => !usual.includes(status));
  const statuses = [...usual, ...others].map((title) => ({ title, count: countOf(title) }));
  return { totalresults: statuses.length, statuses };
});
