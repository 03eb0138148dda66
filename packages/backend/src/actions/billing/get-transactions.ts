import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { transactionRow } from "./transaction-row.ts";

/** WHMCS has no pages here: without any of the specification's parameters the list is whole, the oldest first. */
export const getTransactions = handler(actions.getTransactions, async ({ db }, input) => {
  const hasPages = [input.limitnum, input.limitstart, input.orderby, input.order].some((asked) => asked !== undefined);
  const { limit, offset } = pageOf(input);
  let found = db.selectFrom("transactions");
  if (input.invoiceid !== undefined) found = found.where("invoice_id", "=", input.invoiceid);
  if (input.clientid !== undefined) found = found.where("client_id", "=", input.clientid);
  if (input.transid !== undefined) found = found.where("transaction_id", "=", input.transid);
  const direction = input.order ?? "asc";
  let rows = found.selectAll();
  if (input.orderby === "date") rows = rows.orderBy("date", direction);
  // What came less what went out, so that refunds are below payments.
  if (input.orderby === "amount")
    rows = rows.orderBy(({ eb, ref }) => eb("amount_in", "-", ref("amount_out")), direction);
  rows = rows.orderBy("id", direction);
  if (hasPages) rows = rows.limit(limit).offset(offset);
  const [{ total }, list] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    rows.execute(),
  ]);
  return {
    totalresults: total,
    startnumber: hasPages ? offset : 0,
    numreturned: list.length,
    transactions: list.map(transactionRow),
  };
});
