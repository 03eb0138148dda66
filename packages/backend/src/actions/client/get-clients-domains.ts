import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { amountText } from "../../wire/amounts.ts";
import { byStatus } from "./by-status.ts";

export const getClientsDomains = handler(actions.getClientsDomains, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  let found = db.selectFrom("domains");
  if (input.clientid !== undefined) found = found.where("domains.client_id", "=", input.clientid);
  if (input.domainid !== undefined) found = found.where("domains.id", "=", input.domainid);
  if (input.domain) found = found.where("domains.domain", "=", input.domain.toLowerCase());
  const [{ total }, rows, stats] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .leftJoin("payment_methods", "payment_methods.module", "domains.payment_method")
      .selectAll("domains")
      .select("payment_methods.display_name as payment_method_name")
      .orderBy("domains.id")
      .limit(limit)
      .offset(offset)
      .execute(),
    byStatus(input.stats, () =>
      found
        .select(["domains.status", ({ fn }) => fn.countAll<number>().as("number")])
        .groupBy("domains.status")
        .orderBy("domains.status")
        .execute(),
    ),
  ]);
  const domains = rows.map((row) => ({
    id: row.id,
    userid: row.client_id,
    orderid: row.order_id ?? 0,
    regtype: row.type,
    domainname: row.domain,
    registrar: row.registrar,
    regperiod: row.registration_period,
    firstpaymentamount: amountText(row.first_payment_amount),
    recurringamount: amountText(row.recurring_amount),
    paymentmethod: row.payment_method,
    paymentmethodname: row.payment_method_name ?? row.payment_method,
    regdate: row.registered_on,
    registrationdate: row.registered_on,
    expirydate: row.expires_on,
    nextduedate: row.next_due_date,
    status: row.status,
    subscriptionid: row.subscription_id,
    promoid: row.promotion_id ?? 0,
    dnsmanagement: row.dns_management === 1,
    emailforwarding: row.email_forwarding === 1,
    idprotection: row.id_protection === 1,
    donotrenew: row.do_not_renew === 1,
    notes: row.notes,
  }));
  return {
    clientid: input.clientid ?? null,
    domainid: input.domainid ?? null,
    totalresults: total,
    startnumber: offset,
    numreturned: domains.length,
    domains,
    stats,
  };
});
