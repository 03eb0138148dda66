import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { amountText } from "../../wire/amounts.ts";

export const getClientsAddons = handler(actions.getClientsAddons, async ({ db }, input) => {
  let found = db.selectFrom("service_addons");
  if (input.serviceid) found = found.where("service_addons.service_id", "in", [0, ...input.serviceid]);
  if (input.clientid !== undefined) found = found.where("service_addons.client_id", "=", input.clientid);
  if (input.addonid !== undefined) found = found.where("service_addons.addon_id", "=", input.addonid);
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .leftJoin("addons", "addons.id", "service_addons.addon_id")
      .leftJoin("payment_methods", "payment_methods.module", "service_addons.payment_method")
      .selectAll("service_addons")
      .select(["addons.name as addon_name", "payment_methods.display_name as payment_method_name"])
      .orderBy("service_addons.id")
      // WHMCS has no pages here: without the specification's parameters the list is whole.
      .$if(input.limitnum !== undefined || input.limitstart !== undefined, (query) => {
        const { limit, offset } = pageOf(input);
        return query.limit(limit).offset(offset);
      })
      .execute(),
  ]);
  return {
    serviceid: input.serviceid ?? [],
    clientid: input.clientid ?? null,
    totalresults: total,
    addons: rows.map((row) => ({
      id: row.id,
      qty: row.quantity,
      userid: row.client_id,
      orderid: row.order_id ?? 0,
      serviceid: row.service_id,
      addonid: row.addon_id ?? 0,
      name: row.name || (row.addon_name ?? ""),
      setupfee: amountText(row.setup_fee),
      recurring: amountText(row.recurring_amount),
      billingcycle: row.billing_cycle,
      tax: row.is_taxed === 1,
      status: row.status,
      regdate: row.registered_on,
      nextduedate: row.next_due_date,
      nextinvoicedate: row.next_invoice_date,
      paymentmethod: row.payment_method,
      paymentmethodname: row.payment_method_name ?? row.payment_method,
      notes: row.notes,
    })),
  };
});
