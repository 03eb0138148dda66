import type { actions, Output } from "@kraken/contract";
import { sql } from "kysely";
import type { Context } from "../../context.ts";
import { type CurrencyLook, shownAmount } from "../../wire/amounts.ts";

type Stats = NonNullable<Output<typeof actions.getClientsDetails>["stats"]>;

/** Counts by a text column, as a look-up that gives 0 for what is not there. */
const tally = (rows: readonly Counted[]) => {
  const counts = new Map(rows.map((row) => [row.key, row.number]));
  return {
    of: (...keys: string[]) => keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0),
    all: rows.reduce((sum, row) => sum + row.number, 0),
  };
};

/** Rows that tell of several clients, by the client. */
function byClient<Row extends { client_id: number | null }>(rows: readonly Row[]): (clientId: number) => Row[] {
  const found = new Map<number | null, Row[]>();
  for (const row of rows) found.set(row.client_id, [...(found.get(row.client_id) ?? []), row]);
  return (clientId) => found.get(clientId) ?? [];
}

/** Of whom, and how his amounts are written. */
type Subject = CurrencyLook & { id: number; credit: number };

/**
 * The figures of clients by their ids, amounts as WHMCS shows them: one question of each kind, however many clients.
 * (GetClientsDetails with stats)
 */
export async function clientStats(
  { db, today }: Context,
  clients: readonly Subject[],
): Promise<ReadonlyMap<number, Stats>> {
  if (clients.length === 0) return new Map();
  const ids = clients.map(({ id }) => id);
  const [invoices, overdue, transactions, products, domains, quotes, tickets, affiliates] = await Promise.all([
    db
      .selectFrom("invoices")
      .select(["client_id", "status", ({ fn }) => fn.countAll<number>().as("number")])
      .select(sql<number>`cast(sum(total) as bigint)`.as("total"))
      .select(sql<number>`cast(sum(total - credit - amount_paid) as bigint)`.as("balance"))
      .where("client_id", "in", ids)
      .groupBy(["client_id", "status"])
      .execute(),
    db
      .selectFrom("invoices")
      .select(["client_id", ({ fn }) => fn.countAll<number>().as("number")])
      .select(sql<number>`cast(sum(total - credit - amount_paid) as bigint)`.as("balance"))
      .where("client_id", "in", ids)
      .where("status", "=", "Unpaid")
      .where("due_date", "<", today)
      .groupBy("client_id")
      .execute(),
    db
      .selectFrom("transactions")
      .select("client_id")
      .select(sql<number>`cast(sum(amount_in) as bigint)`.as("received"))
      .select(sql<number>`cast(sum(amount_out + fees) as bigint)`.as("spent"))
      .where("client_id", "in", ids)
      .groupBy("client_id")
      .execute(),
    db
      .selectFrom("services")
      .innerJoin("products", "products.id", "services.product_id")
      .select(["services.client_id", "products.type", "services.status"])
      .select(({ fn }) => fn.countAll<number>().as("number"))
      .where("services.client_id", "in", ids)
      .groupBy(["services.client_id", "products.type", "services.status"])
      .execute(),
    db
      .selectFrom("domains")
      .select(["client_id", "status as key", ({ fn }) => fn.countAll<number>().as("number")])
      .where("client_id", "in", ids)
      .groupBy(["client_id", "status"])
      .execute(),
    db
      .selectFrom("quotes")
      .select(["client_id", "stage as key", ({ fn }) => fn.countAll<number>().as("number")])
      .where("client_id", "in", ids)
      .groupBy(["client_id", "stage"])
      .execute(),
    db
      .selectFrom("tickets")
      .innerJoin("ticket_statuses", "ticket_statuses.title", "tickets.status")
      .select(["tickets.client_id", "ticket_statuses.show_active as active"])
      .select(({ fn }) => fn.countAll<number>().as("number"))
      .where("tickets.client_id", "in", ids)
      .where("tickets.merged_into_id", "is", null)
      .groupBy(["tickets.client_id", "ticket_statuses.show_active"])
      .execute(),
    db
      .selectFrom("affiliates")
      .leftJoin("orders", "orders.affiliate_id", "affiliates.id")
      .select(["affiliates.client_id", ({ fn }) => fn.count<number>("orders.id").as("signups")])
      .where("affiliates.client_id", "in", ids)
      .groupBy("affiliates.client_id")
      .execute(),
  ]);
  const of = {
    invoices: byClient(invoices),
    overdue: byClient(overdue),
    transactions: byClient(transactions),
    products: byClient(products),
    domains: byClient(domains),
    quotes: byClient(quotes),
    tickets: byClient(tickets),
    affiliates: byClient(affiliates),
  };
  const figures = (client: Subject) =>
    statsFrom(client, {
      invoices: of.invoices(client.id),
      overdue: of.overdue(client.id)[0],
      transactions: of.transactions(client.id)[0],
      products: of.products(client.id),
      domains: of.domains(client.id),
      quotes: of.quotes(client.id),
      tickets: of.tickets(client.id),
      affiliate: of.affiliates(client.id)[0],
    });
  return new Map(clients.map((client) => [client.id, figures(client)]));
}

type Counted = { key: string; number: number };

/** What the tables say of one client. */
type Found = {
  invoices: readonly { status: string; number: number; total: number; balance: number }[];
  overdue: { number: number; balance: number } | undefined;
  transactions: { received: number; spent: number } | undefined;
  products: readonly { type: string; status: string; number: number }[];
  domains: readonly Counted[];
  quotes: readonly Counted[];
  tickets: readonly { active: number; number: number }[];
  affiliate: { signups: number } | undefined;
};

function statsFrom(client: Subject, found: Found): Stats {
  const { invoices, products, tickets, affiliate } = found;
  const { received, spent } = found.transactions ?? { received: 0, spent: 0 };
  const shown = (minor: number) => shownAmount(minor, client);
  const invoice = (status: string) => {
    const row = invoices.find((each) => each.status === status);
    return { number: row?.number ?? 0, total: shown(row?.total ?? 0), balance: shown(row?.balance ?? 0) };
  };
  const unpaid = invoice("Unpaid");
  const countProducts = (type?: string, active?: boolean) =>
    products
      .filter((row) => (type === undefined || row.type === type) && (!active || row.status === "Active"))
      .reduce((sum, row) => sum + row.number, 0);
  const domainTally = tally(found.domains);
  const quoteTally = tally(found.quotes);
  return {
    numdueinvoices: unpaid.number,
    dueinvoicesbalance: unpaid.balance,
    incredit: client.credit > 0,
    creditbalance: shown(client.credit),
    grossRevenue: shown(received),
    expenses: shown(spent),
    income: shown(received - spent),
    numoverdueinvoices: found.overdue?.number ?? 0,
    overdueinvoicesbalance: shown(found.overdue?.balance ?? 0),
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
    numaffiliatesignups: affiliate?.signups ?? 0,
    isAffiliate: affiliate !== undefined,
  };
}
