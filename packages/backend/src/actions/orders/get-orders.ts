import { actions, wire } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { countsOf, idsIn, inOrderOf, pageOfIds } from "../../lists/page.ts";
import { orderItems } from "../../orders/order-items.ts";
import { renewalsOf } from "../../orders/renewals.ts";
import { amountText, wireTime } from "../../wire/amounts.ts";
import { statusNamed } from "./get-order-statuses.ts";

/** EPP codes by domain, as WHMCS keeps them: PHP's serialize(). */
const secretsText = (stored: string) =>
  stored === "" ? "" : wire.phpSerialize(JSON.parse(stored) as Record<string, string>);

const listed = (ids: readonly number[]) => Object.fromEntries(ids.map((id, place) => [place, String(id)]));

export const getOrders = handler(actions.getOrders, async ({ db }, input) => {
  let found = db.selectFrom("orders");
  if (input.id !== undefined) found = found.where("orders.id", "=", input.id);
  if (input.userid !== undefined) found = found.where("orders.client_id", "=", input.userid);
  if (input.requestor_id !== undefined) found = found.where("orders.user_id", "=", input.requestor_id);
  if (input.status) {
    found = found.where("orders.status", "=", statusNamed(input.status));
  }
  const page = await pageOfIds(found, "orders", input, "orders.id", "desc");
  const joined = await db
    .selectFrom("orders")
    .innerJoin("clients", "clients.id", "orders.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .leftJoin("payment_methods", "payment_methods.module", "orders.payment_method")
    .leftJoin("invoices", "invoices.id", "orders.invoice_id")
    .selectAll("orders")
    .select(["clients.firstname", "clients.lastname", "currencies.prefix", "currencies.suffix"])
    .select(["payment_methods.display_name", "invoices.status as invoice_status"])
    .where("orders.id", "in", idsIn(page.ids))
    .execute();
  const rows = inOrderOf(page.ids, joined);
  const items = await orderItems(db, rows);
  const orders = rows.map((row) => {
    const renewals = renewalsOf(row.renewals);
    const domains = Object.entries(renewals.domains).map(([id, years]) => [id, String(years)] as const);
    return {
      id: row.id,
      ordernum: Number(row.order_number),
      userid: row.client_id,
      contactid: row.contact_id ?? 0,
      requestor_id: row.user_id ?? 0,
      admin_requestor_id: row.admin_id ?? 0,
      date: wireTime(row.created_at),
      nameservers: row.nameservers,
      transfersecret: secretsText(row.transfer_secrets),
      renewals: domains.map(([id, years]) => `${id}=${years}`).join(","),
      renewalsByType: {
        domains: Object.fromEntries(domains),
        services: listed(renewals.services),
        addons: listed(renewals.addons),
      },
      promocode: row.promo_code,
      promotype: row.promo_type,
      promovalue: row.promo_code === "" ? "" : amountText(row.promo_value),
      orderdata: row.order_data,
      amount: amountText(row.amount),
      paymentmethod: row.payment_method,
      invoiceid: row.invoice_id ?? 0,
      status: row.status,
      ipaddress: row.ip_address,
      fraudmodule: row.fraud_module,
      fraudoutput: row.fraud_output,
      notes: row.notes,
      paymentmethodname: row.display_name ?? row.payment_method,
      paymentstatus: row.invoice_status ?? "",
      name: `${row.firstname} ${row.lastname}`.trim(),
      currencyprefix: row.prefix,
      currencysuffix: row.suffix,
      frauddata: "",
      validationdata: "",
      lineitems: items
        .filter((item) => item.orderId === row.id)
        .map((item) => ({
          type: item.type,
          relid: item.relatedId,
          producttype: item.productType,
          product: item.product,
          domain: item.domain,
          billingcycle: item.billingCycle,
          amount: amountText(item.amount),
          status: item.status,
        })),
    };
  });
  return { ...countsOf(page, orders), orders };
});
