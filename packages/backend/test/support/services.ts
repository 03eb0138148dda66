import { ActionError } from "@kraken/sdk";
import type { TestBooks } from "./books.ts";

/** What WHMCS said no with, or "done". */
export const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

/** A service of the demo client, pending as an order leaves it. */
export async function newService(books: TestBooks, changes: Record<string, string | number | null> = {}) {
  const now = "2026-11-23T10:00:00Z";
  const { id } = await books.database.transaction((tx) =>
    tx
      .insertInto("services")
      .values({
        client_id: 1,
        product_id: 3,
        domain: "fresh.example",
        registered_on: "2026-11-23",
        first_payment_amount: 1490,
        recurring_amount: 1490,
        payment_method: "sandboxcard",
        billing_cycle: "Monthly",
        next_due_date: "2026-12-23",
        next_invoice_date: "2026-12-23",
        status: "Pending",
        created_at: now,
        updated_at: now,
        ...changes,
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** A domain of the demo client, pending as an order leaves it. */
export async function newDomain(
  books: TestBooks,
  domain: string,
  changes: Record<string, string | number | null> = {},
) {
  const now = "2026-11-23T10:00:00Z";
  const { id } = await books.database.transaction((tx) =>
    tx
      .insertInto("domains")
      .values({
        client_id: 1,
        type: "Register",
        domain,
        registrar: "sandbox",
        registration_period: 1,
        payment_method: "sandboxcard",
        registered_on: "2026-11-23",
        next_due_date: "2026-11-23",
        next_invoice_date: "2026-11-23",
        status: "Pending",
        dns_management: 1,
        ns1: "ns1.kraken.example",
        ns2: "ns2.kraken.example",
        created_at: now,
        updated_at: now,
        ...changes,
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** One service as GetClientsProducts tells it. */
export async function serviceOf(books: TestBooks, serviceid: number) {
  const [service] = (await books.whmcs.getClientsProducts({ serviceid })).products;
  if (!service) throw new Error(`no service ${serviceid}`);
  return service;
}

/** One domain as GetClientsDomains tells it. */
export async function domainOf(books: TestBooks, domainid: number) {
  const [domain] = (await books.whmcs.getClientsDomains({ domainid })).domains;
  if (!domain) throw new Error(`no domain ${domainid}`);
  return domain;
}

/** What the sandbox's server has of a service. */
export const accountOf = (books: TestBooks, serviceId: number) =>
  books.database.db
    .selectFrom("sandbox_accounts")
    .selectAll()
    .where("subject", "=", "service")
    .where("subject_id", "=", serviceId)
    .executeTakeFirst();
