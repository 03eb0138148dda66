import type { actions, Output } from "@kraken/contract";
import { sql } from "kysely";
import type { Context } from "../../context.ts";
import { type CurrencyLook, shownAmount } from "../../wire/amounts.ts";

type Stats = NonNullable<Output<typeof actions.getClientsDetails>["stats"]>;

/** Counts by a text column, as a look-up that gives 0 for what is not there. */
const tally = (rows: { key: string; number: number }[]) => {
  const counts = new Map(rows.map((row) => [row.key, row.number]));
  return {
    of: (...keys: string[]) => keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0),
    all: rows.reduce((sum, row) => sum + row.number, 0),
  };
};

/** The figures of one client, amounts as WHMCS shows them. (GetClientsDetails with stats) */
export async function clientStats(
  { db, today }: Context,
  clientId: number,
  credit: number,
  look: CurrencyLook,
): Promise<Stats> {
  const shown = (minor: number) => shownAmount(minor, look);
  const [invoices, overdue, transactions, products, domains, quotes, tickets, affiliate] = await Promise.all([
    db
      .selectFrom("invoices")
      .select(["status", ({ fn }) => fn.countAll<number>().as("number")])
      .select(sql<number>`cast(sum(total) as bigint)`.as("total"))
      .select(sql<number>`cast(sum(total - credit - amount_paid) as bigint)`.as("balance"))
      .where("client_id", "=", clientId)
      .groupBy("status")
      .execute(),
    db
      .selectFrom("invoices")
      .select(({ fn }) => fn.countAll<number>().as("number"))
      .select(sql<number>`cast(coalesce(sum(total - credit - amount_paid), 0) as bigint)`.as("balance"))
      .where("client_id", "=", clientId)
      .where("status", "=", "Unpaid")
      .where("due_date", "<", today)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("transactions")
      .select(sql<number>`cast(coalesce(sum(amount_in), 0) as bigint)`.as("received"))
      .select(sql<number>`cast(coalesce(sum(amount_out + fees), 0) as bigint)`.as("spent"))
      .where("client_id", "=", clientId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("services")
      .innerJoin("products", "products.id", "services.product_id")
      .select(["products.type as type", "services.status as status", ({ fn }) => fn.countAll<number>().as("number")])
      .where("services.client_id", "=", clientId)
      .groupBy(["products.type", "services.status"])
      .execute(),
    db
      .selectFrom("domains")
      .select(["status as key", ({ fn }) => fn.countAll<number>().as("number")])
      .where("client_id", "=", clientId)
      .groupBy("status")
      .execute(),
    db
      .selectFrom("quotes")
      .select(["stage as key", ({ fn }) => fn.countAll<number>().as("number")])
      .where("client_id", "=", clientId)
      .groupBy("stage")
      .execute(),
    db
      .selectFrom("tickets")
      .innerJoin("ticket_statuses", "ticket_statuses.title", "tickets.status")
      .select(["ticket_statuses.show_active as active", ({ fn }) => fn.countAll<number>().as("number")])
      .where("tickets.client_id", "=", clientId)
      .where("tickets.merged_into_id", "is", null)
      .groupBy("ticket_statuses.show_active")
      .execute(),
    db.selectFrom("affiliates").select("id").where("client_id", "=", clientId).executeTakeFirst(),
  ]);
  const invoice = (status: string) => {
    const row = invoices.find((found) => found.status === status);
    return { number: row?.number ?? 0, total: shown(row?.total ?? 0), balance: shown(row?.balance ?? 0) };
  };
  const unpaid = invoice("Unpaid");
  const countProducts = (type?: string, active?: boolean) =>
    products
      .filter((row) => (type === undefined || row.type === type) && (!active || row.status === "Active"))
      .reduce((sum, row) => sum + row.number, 0);
  const domainTally = tally(domains);
  const quoteTally = tally(quotes);
  return {
    numdueinvoices: unpaid.number,
    dueinvoicesbalance: unpaid.balance,
    incredit: credit > 0,
    creditbalance: shown(credit),
    grossRevenue: shown(transactions.received),
    expenses: shown(transactions.spent),
    income: shown(transactions.received - transactions.spent),
    numoverdueinvoices: overdue.number,
    overdueinvoicesbalance: shown(overdue.balance),
    numDraftInvoices: invoice("Draft").number,
    draftInvoicesBalance: invoice("Draft").balance,
    numunpaidinvoices: unpaid.number,
    unpaidinvoicesamount: unpaid.balance,
    numpaidinvoices: invoice("Paid").number,
    paidinvoicesamount: invoice("Paid").total,
    numcancelledinvoices: invoice("Cancelled").number,
    cancelledinvoicesamount: invoice("Cancelled").total,
    numrefundedinvoices: invoice("Refunded").number,
    refundedinvoicesamount: invoice("Refunded").total,
    numcollectionsinvoices: invoice("Collections").number,
    collectionsinvoicesamount: invoice("Collections").balance,
    numpaymentpendinginvoices: invoice("Payment Pending").number,
    paymentpendinginvoicesamount: invoice("Payment Pending").balance,
    productsnumactivehosting: countProducts("hostingaccount", true),
    productsnumhosting: countProducts("hostingaccount"),
    productsnumactivereseller: countProducts("reselleraccount", true),
    productsnumreseller: countProducts("reselleraccount"),
    productsnumactiveservers: countProducts("server", true),
    productsnumservers: countProducts("server"),
    productsnumactiveother: countProducts("other", true),
    productsnumother: countProducts("other"),
    productsnumactive: countProducts(undefined, true),
    productsnumtotal: countProducts(),
    numactivedomains: domainTally.of("Active"),
    numdomains: domainTally.all,
    numacceptedquotes: quoteTally.of("Accepted"),
    numquotes: quoteTally.all,
    numtickets: tickets.reduce((sum, row) => sum + row.number, 0),
    numactivetickets: tickets.find((row) => row.active === 1)?.number ?? 0,
    numaffiliatesignups: 0,
    isAffiliate: affiliate !== undefined,
  };
}
