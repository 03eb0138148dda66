import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { scaledText } from "../../wire/amounts.ts";

export const getCurrencies = handler(actions.getCurrencies, async ({ db }) => {
  const rows = await db.selectFrom("currencies").selectAll().orderBy("id").execute();
  const currencies = rows.map(({ id, code, prefix, suffix, format, rate }) => ({
    id,
    code,
    prefix,
    suffix,
    format,
    rate: scaledText(rate, 5),
  }));
  return { totalresults: currencies.length, currencies };
});
