import { actions } from "@kraken/contract";
import { sql } from "kysely";
import { handler } from "../../handler.ts";
import { clientName } from "../../lists/client-name.ts";
import { foundIds, isFound } from "../../lists/found.ts";
import { countsOf, idsIn, inOrderOf, pageOfIds } from "../../lists/page.ts";
import { amountText } from "../../wire/amounts.ts";

const columns = {
  id: sql`services.id`,
  domain: sql`lower(services.domain)`,
  nextduedate: sql`services.next_due_date`,
  status: sql`services.status`,
} as const;

export const krakenGetServices = handler(actions.krakenGetServices, async (context, input) => {
  const wanted = await foundIds(context, "service", input.search);
  let found = context.db.selectFrom("services");
  if (wanted) found = found.where(isFound(wanted, "services"));
  if (input.clientid !== undefined) found = found.where("services.client_id", "=", input.clientid);
  if (input.pid !== undefined) found = found.where("services.product_id", "=", input.pid);
  if (input.serverid !== undefined) found = found.where("services.server_id", "=", input.serverid);
  if (input.status) found = found.where("services.status", "=", input.status);
  const page = await pageOfIds(found, "services", input, columns[input.orderby ?? "id"], input.order);
  const rows = await context.db
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .innerJoin("product_groups", "product_groups.id", "products.group_id")
    .innerJoin("clients", "clients.id", "services.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .leftJoin("servers", "servers.id", "services.server_id")
    .select(["services.id", "services.client_id", "services.product_id", "services.domain", "services.server_id"])
    .select(["services.status", "services.billing_cycle", "services.registered_on", "services.next_due_date"])
    .select(["services.recurring_amount", "products.name as product_name", "product_groups.name as group_name"])
    .select(["servers.name as server_name", "currencies.code"])
    .select(["clients.firstname", "clients.lastname", "clients.companyname"])
    .where("services.id", "in", idsIn(page.ids))
    .execute();
  const services = inOrderOf(page.ids, rows).map((row) => ({
    id: row.id,
    clientid: row.client_id,
    clientname: clientName(row),
    pid: row.product_id,
    name: row.product_name,
    groupname: row.group_name,
    domain: row.domain,
    serverid: row.server_id ?? 0,
    servername: row.server_name ?? "",
    status: row.status,
    billingcycle: row.billing_cycle,
    regdate: row.registered_on,
    nextduedate: row.next_due_date,
    recurringamount: amountText(row.recurring_amount),
    currencycode: row.code,
  }));
  return { ...countsOf(page, services), services };
});
