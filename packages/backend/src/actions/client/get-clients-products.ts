import { actions } from "@kraken/contract";
import type { Context } from "../../context.ts";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { amountText, wireTime } from "../../wire/amounts.ts";
import { byStatus } from "./by-status.ts";

/** The configurable options of services, as GetClientsProducts tells them. */
async function optionsOf({ db }: Context, ids: number[]) {
  const kinds: Record<number, string> = { 1: "dropdown", 2: "radio", 3: "yesno", 4: "quantity" };
  const rows = await db
    .selectFrom("service_config_options as chosen")
    .innerJoin("config_options", "config_options.id", "chosen.option_id")
    .innerJoin("config_choices", "config_choices.id", "chosen.choice_id")
    .select(["chosen.service_id", "chosen.quantity", "config_options.id", "config_options.name", "config_options.type"])
    .select("config_choices.name as choice")
    .where("chosen.service_id", "in", ids)
    .orderBy("config_options.sort_order")
    .orderBy("config_options.id")
    .execute();
  return (serviceId: number) =>
    rows
      .filter((row) => row.service_id === serviceId)
      .map((row) => ({
        id: row.id,
        option: row.name,
        type: kinds[row.type] ?? "dropdown",
        value: row.type === 4 || row.type === 3 ? String(row.quantity) : row.choice,
      }));
}

/** The custom fields of services with their values. */
async function fieldsOf({ db }: Context, ids: number[]) {
  const rows = await db
    .selectFrom("custom_field_values")
    .innerJoin("custom_fields", "custom_fields.id", "custom_field_values.field_id")
    .select(["custom_field_values.related_id", "custom_fields.id", "custom_fields.name", "custom_field_values.value"])
    .where("custom_fields.type", "=", "product")
    .where("custom_field_values.related_id", "in", ids)
    .orderBy("custom_fields.sort_order")
    .orderBy("custom_fields.id")
    .execute();
  return (serviceId: number) =>
    rows
      .filter((row) => row.related_id === serviceId)
      .map(({ id, name, value }) => ({ id, name, translated_name: name, value }));
}

export const getClientsProducts = handler(actions.getClientsProducts, async (context, input) => {
  const { db } = context;
  const { limit, offset } = pageOf(input);
  let found = db.selectFrom("services").innerJoin("products", "products.id", "services.product_id");
  if (input.clientid !== undefined) found = found.where("services.client_id", "=", input.clientid);
  if (input.serviceid !== undefined) found = found.where("services.id", "=", input.serviceid);
  if (input.pid !== undefined) found = found.where("services.product_id", "=", input.pid);
  if (input.domain) found = found.where(({ fn }) => fn("lower", ["services.domain"]), "=", input.domain.toLowerCase());
  if (input.username2) found = found.where("services.username", "=", input.username2);
  const [{ total }, rows, stats] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .innerJoin("product_groups", "product_groups.id", "products.group_id")
      .leftJoin("servers", "servers.id", "services.server_id")
      .leftJoin("orders", "orders.id", "services.order_id")
      .leftJoin("payment_methods", "payment_methods.module", "services.payment_method")
      .selectAll("services")
      .select(["products.name as product_name", "product_groups.name as group_name", "orders.order_number"])
      .select(["servers.name as server_name", "servers.ip_address as server_ip", "servers.hostname as server_hostname"])
      .innerJoin("clients", "clients.id", "services.client_id")
      .innerJoin("currencies", "currencies.id", "clients.currency_id")
      .select(["payment_methods.display_name as payment_method_name", "currencies.code as currency_code"])
      .orderBy("services.id")
      .limit(limit)
      .offset(offset)
      .execute(),
    byStatus(input.stats, () =>
      found
        .select(["services.status", ({ fn }) => fn.countAll<number>().as("number")])
        .groupBy("services.status")
        .orderBy("services.status")
        .execute(),
    ),
  ]);
  const ids = rows.map((row) => row.id);
  const [options, fields] = ids.length
    ? await Promise.all([optionsOf(context, ids), fieldsOf(context, ids)])
    : [() => [], () => []];
  const products = rows.map((row) => ({
    id: row.id,
    qty: row.quantity,
    clientid: row.client_id,
    orderid: row.order_id ?? 0,
    ordernumber: row.order_number,
    pid: row.product_id,
    regdate: row.registered_on,
    name: row.product_name,
    translated_name: row.product_name,
    groupname: row.group_name,
    translated_groupname: row.group_name,
    domain: row.domain,
    dedicatedip: row.dedicated_ip,
    serverid: row.server_id ?? 0,
    servername: row.server_name ?? "",
    serverip: row.server_ip ?? "",
    serverhostname: row.server_hostname ?? "",
    suspensionreason: row.suspension_reason,
    firstpaymentamount: amountText(row.first_payment_amount),
    recurringamount: amountText(row.recurring_amount),
    currencycode: row.currency_code,
    paymentmethod: row.payment_method,
    paymentmethodname: row.payment_method_name ?? row.payment_method,
    billingcycle: row.billing_cycle,
    nextduedate: row.next_due_date,
    status: row.status,
    username: row.username,
    password: row.password,
    subscriptionid: row.subscription_id,
    promoid: row.promotion_id ?? 0,
    overideautosuspend: row.override_auto_suspend === 1,
    overidesuspenduntil: row.override_suspend_until,
    ns1: row.ns1,
    ns2: row.ns2,
    assignedips: row.assigned_ips,
    notes: row.notes,
    diskusage: row.disk_usage,
    disklimit: row.disk_limit,
    bwusage: row.bandwidth_usage,
    bwlimit: row.bandwidth_limit,
    lastupdate: wireTime(row.usage_updated_at),
    customfields: fields(row.id),
    configoptions: options(row.id),
  }));
  return {
    clientid: input.clientid ?? null,
    serviceid: input.serviceid ?? null,
    pid: input.pid ?? null,
    domain: input.domain ?? null,
    totalresults: total,
    startnumber: offset,
    numreturned: products.length,
    products,
    stats,
  };
});
