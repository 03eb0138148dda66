import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { amountText, minorOf, wireTime } from "../../wire/amounts.ts";

export const getAffiliates = handler(actions.getAffiliates, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  let found = db.selectFrom("affiliates");
  if (input.userid !== undefined) found = found.where("client_id", "=", input.userid);
  if (input.visitors !== undefined) found = found.where("visitors", "=", input.visitors);
  if (input.paytype !== undefined) found = found.where("pay_type", "=", input.paytype);
  if (input.payamount !== undefined) found = found.where("pay_amount", "=", minorOf(input.payamount));
  if (input.onetime !== undefined) found = found.where("is_one_time", "=", input.onetime ? 1 : 0);
  if (input.balance !== undefined) found = found.where("balance", "=", minorOf(input.balance));
  if (input.withdrawn !== undefined) found = found.where("withdrawn", "=", minorOf(input.withdrawn));
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found.selectAll().orderBy("id").limit(limit).offset(offset).execute(),
  ]);
  const affiliates = rows.map((row) => ({
    id: row.id,
    date: row.date,
    clientid: row.client_id,
    visitors: row.visitors,
    paytype: row.pay_type,
    payamount: amountText(row.pay_amount),
    onetime: row.is_one_time === 1,
    balance: amountText(row.balance),
    withdrawn: amountText(row.withdrawn),
    created_at: wireTime(row.created_at),
    updated_at: wireTime(row.updated_at),
  }));
  return { totalresults: total, startnumber: offset, numreturned: affiliates.length, affiliates };
});
