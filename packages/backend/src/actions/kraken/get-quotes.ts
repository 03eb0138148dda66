import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { clientName } from "../../lists/client-name.ts";
import { foundIds, isFound } from "../../lists/found.ts";
import { countsOf, idsIn, inOrderOf, pageOfIds } from "../../lists/page.ts";
import { amountText } from "../../wire/amounts.ts";

const columns = { id: "quotes.id", validuntil: "quotes.valid_until" } as const;

export const krakenGetQuotes = handler(actions.krakenGetQuotes, async (context, input) => {
  const { db } = context;
  const wanted = await foundIds(context, "quote", input.search);
  let found = db.selectFrom("quotes");
  if (wanted) found = found.where(isFound(wanted, "quotes"));
  if (input.clientid !== undefined) found = found.where("quotes.client_id", "=", input.clientid);
  if (input.stage !== undefined) found = found.where("quotes.stage", "=", input.stage);
  const page = await pageOfIds(found, "quotes", input, columns[input.orderby ?? "id"], input.order);
  const rows = await db
    .selectFrom("quotes")
    .innerJoin("currencies", "currencies.id", "quotes.currency_id")
    .leftJoin("clients", "clients.id", "quotes.client_id")
    .select(["quotes.id", "quotes.client_id", "quotes.subject", "quotes.stage", "quotes.created_on"])
    .select(["quotes.valid_until", "quotes.total", "currencies.code"])
    .select(["quotes.firstname", "quotes.lastname", "quotes.companyname"])
    .select(["clients.firstname as client_first", "clients.lastname as client_last"])
    .select("clients.companyname as client_company")
    .where("quotes.id", "in", idsIn(page.ids))
    .execute();
  const quotes = inOrderOf(page.ids, rows).map((row) => ({
    id: row.id,
    clientid: row.client_id ?? 0,
    clientname:
      row.client_id === null
        ? clientName(row)
        : clientName({ firstname: row.client_first, lastname: row.client_last, companyname: row.client_company }),
    subject: row.subject,
    stage: row.stage,
    datecreated: row.created_on,
    validuntil: row.valid_until,
    total: amountText(row.total),
    currencycode: row.code,
  }));
  return { ...countsOf(page, quotes), quotes };
});
