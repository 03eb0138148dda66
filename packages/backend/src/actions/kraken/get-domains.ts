import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { clientName } from "../../lists/client-name.ts";
import { foundIds, isFound } from "../../lists/found.ts";
import { countsOf, idsIn, inOrderOf, pageOfIds } from "../../lists/page.ts";
import { amountText } from "../../wire/amounts.ts";

const columns = {
  id: "domains.id",
  domain: "domains.domain",
  expirydate: "domains.expires_on",
  nextduedate: "domains.next_due_date",
  status: "domains.status",
} as const;

export const krakenGetDomains = handler(actions.krakenGetDomains, async (context, input) => {
  const wanted = await foundIds(context, "domain", input.search);
  let found = context.db.selectFrom("domains");
  if (wanted) found = found.where(isFound(wanted, "domains"));
  if (input.clientid !== undefined) found = found.where("domains.client_id", "=", input.clientid);
  if (input.registrar) found = found.where("domains.registrar", "=", input.registrar);
  if (input.status) found = found.where("domains.status", "=", input.status);
  if (input.expiresfrom) found = found.where("domains.expires_on", ">=", input.expiresfrom);
  if (input.expiresto) found = found.where("domains.expires_on", "<=", input.expiresto);
  // Who asks for days of expiry gets them in their order: an index has them so.
  const byExpiry = input.expiresfrom !== undefined || input.expiresto !== undefined;
  const page = await pageOfIds(
    found,
    "domains",
    input,
    columns[input.orderby ?? (byExpiry ? "expirydate" : "id")],
    input.order,
  );
  const rows = await context.db
    .selectFrom("domains")
    .innerJoin("clients", "clients.id", "domains.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .selectAll("domains")
    .select(["clients.firstname", "clients.lastname", "clients.companyname", "currencies.code"])
    .where("domains.id", "in", idsIn(page.ids))
    .execute();
  const domains = inOrderOf(page.ids, rows).map((row) => ({
    id: row.id,
    clientid: row.client_id,
    clientname: clientName(row),
    domain: row.domain,
    registrar: row.registrar,
    status: row.status,
    regperiod: row.registration_period,
    regdate: row.registered_on,
    expirydate: row.expires_on,
    nextduedate: row.next_due_date,
    donotrenew: row.do_not_renew === 1,
    recurringamount: amountText(row.recurring_amount),
    currencycode: row.code,
  }));
  return { ...countsOf(page, domains), domains };
});
