import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { clientName, foundIds, isFound } from "../../lists/found.ts";
import { pageOf } from "../../paging.ts";
import { amountText } from "../../wire/amounts.ts";

export const krakenGetQuotes = handler(actions.krakenGetQuotes, async (context, input) => {
  const { db } = context;
  const { limit, offset } = pageOf(input);
  const wanted = await foundIds(context, "quote", input.search);
  let found = db.selectFrom("quotes");
  if (wanted) found = found.where(isFound(wanted, "quotes"));
  if (input.clientid !== undefined) found = found.where("quotes.client_id", "=", input.clientid);
  if (input.stage !== undefined) found = found.where("quotes.stage", "=", input.stage);
  const direction = input.order ?? "asc";
  const ordered = input.orderby === "validuntil" ? found.orderBy("quotes.valid_until", direction) : found;
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    ordered
      .innerJoin("currencies", "currencies.id", "quotes.currency_id")
      .leftJoin("clients", "clients.id", "quotes.client_id")
      .select(["quotes.id", "quotes.client_id", "quotes.subject", "quotes.stage", "quotes.created_on"])
      .select(["quotes.valid_until", "quotes.total", "currencies.code"])
      .select(["quotes.firstname", "quotes.lastname", "quotes.companyname"])
      .select(["clients.firstname as client_first", "clients.lastname as client_last"])
      .select("clients.companyname as client_company")
      .orderBy("quotes.id", direction)
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  const quotes = rows.map((row) => ({
    id: row.id,
    clientid: row.client_id ?? 0,
    clientname:
      row.client_id === null
        ? clientName(row)
        : clientName({
            companyname: row.client_company ?? "",
            firstname: row.client_first ?? "",
            lastname: row.client_last ?? "",
          }),
    subject: row.subject,
    stage: row.stage,
    datecreated: row.created_on,
    validuntil: row.valid_until,
    total: amountText(row.total),
    currencycode: row.code,
  }));
  return { totalresults: total, startnumber: offset, numreturned: quotes.length, quotes };
});
