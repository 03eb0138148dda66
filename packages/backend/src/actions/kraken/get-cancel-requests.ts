import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { clientName } from "../../lists/client-name.ts";
import { pageOf } from "../../paging.ts";
import { wireTime } from "../../wire/amounts.ts";

/** States in which there is nothing left to cancel. */
const over = ["Terminated", "Cancelled", "Fraud"] as const;

export const krakenGetCancelRequests = handler(actions.krakenGetCancelRequests, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  const direction = input.order ?? "asc";
  const found = db
    .selectFrom("cancel_requests")
    .innerJoin("services", "services.id", "cancel_requests.service_id")
    .where("cancel_requests.done_at", "is", null)
    .where("services.status", "not in", over);
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .innerJoin("products", "products.id", "services.product_id")
      .innerJoin("clients", "clients.id", "services.client_id")
      .select(["cancel_requests.id", "cancel_requests.type", "cancel_requests.reason", "cancel_requests.created_at"])
      .select(["services.id as service_id", "services.client_id", "services.domain", "services.status"])
      .select(["services.next_due_date", "products.name as product_name"])
      .select(["clients.firstname", "clients.lastname", "clients.companyname"])
      .orderBy("cancel_requests.id", direction)
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  const requests = rows.map((row) => ({
    id: row.id,
    serviceid: row.service_id,
    clientid: row.client_id,
    clientname: clientName(row),
    name: row.product_name,
    domain: row.domain,
    status: row.status,
    type: row.type,
    reason: row.reason,
    date: wireTime(row.created_at),
    nextduedate: row.next_due_date,
  }));
  return { totalresults: total, startnumber: offset, numreturned: requests.length, requests };
});
