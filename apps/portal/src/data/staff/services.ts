import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { nameOf } from "../client-details.ts";
import { whereServed } from "../engine.ts";
import { pageFromEnd } from "../from-end.ts";
import { searchedId } from "../owned.ts";
import type { ProductRow } from "../service-row.ts";

export type ServiceListQuery = {
  search: string;
  status: string | undefined;
  product: number | undefined;
  server: number | undefined;
  sort: "id" | "domain" | "nextduedate" | "status";
  descending: boolean;
  page: number;
  pageSize: number;
};

export type ServiceRow = {
  id: number;
  name: string;
  domain: string;
  clientId: number;
  /** "" where a list does not tell it. */
  client: string;
  server: string;
  status: string;
  cycle: string;
  nextDue: string | null;
  recurring: string;
  /** "" where a list does not tell it. */
  currency: string;
};

export type ServicePage = {
  rows: ServiceRow[];
  total: number;
  /** There are more than what was looked through. */
  isCut: boolean;
  /** Whether this engine lists services by their state and server, and in any order: a WHMCS only by product. */
  isNarrowed: boolean;
};

/** One page of all services. (KrakenGetServices, else GetClientsProducts, and GetClients for a name) */
export async function staffServices(scope: StaffScope, query: ServiceListQuery): Promise<ServicePage> {
  assertScope(scope, "staff");
  const { search, status, product, server, sort, descending, page, pageSize } = query;
  const paging = { limitstart: (page - 1) * pageSize, limitnum: pageSize };
  const own = await whereServed("KrakenGetServices", () =>
    ask(scope).krakenGetServices({
      ...paging,
      search: search || undefined,
      status,
      pid: product,
      serverid: server,
      orderby: sort,
      order: descending ? "desc" : "asc",
    }),
  );
  if (own) {
    const rows = own.services.map((row) => ({
      id: row.id,
      name: row.name,
      domain: row.domain,
      clientId: row.clientid,
      client: row.clientname,
      server: row.servername,
      status: row.status,
      cycle: row.billingcycle,
      nextDue: row.nextduedate,
      recurring: row.recurringamount,
      currency: row.currencycode,
    }));
    return { rows, total: own.totalresults, isCut: false, isNarrowed: true };
  }
  if (search !== "") return found(scope, search, product);
  // The oldest come first, and nothing else can be asked for: the list begins with the newest, as everywhere.
  const read = async (limitstart: number, limitnum: number) => {
    const answer = await ask(scope).getClientsProducts({ limitstart, limitnum, pid: product });
    return { rows: answer.products.map((row) => pickRow(row)), total: answer.totalresults };
  };
  return { ...(await pageFromEnd(read, paging.limitstart, pageSize)), isCut: false, isNarrowed: false };
}

const pickRow = (row: ProductRow, client = ""): ServiceRow => ({
  id: row.id,
  name: row.name,
  domain: row.domain,
  clientId: row.clientid,
  client,
  server: row.servername,
  status: row.status,
  cycle: row.billingcycle,
  nextDue: row.nextduedate,
  recurring: row.recurringamount,
  currency: row.currencycode ?? "",
});

/** Of so many clients whose names match services are shown, and of each so many. */
const MOST_CLIENTS = 8;
const MOST_OF_EACH = 25;

/** A WHMCS finds services by their number, by the whole domain and user name, and by their clients. */
async function found(scope: StaffScope, search: string, pid: number | undefined): Promise<ServicePage> {
  const id = searchedId(search);
  const asked = ask(scope);
  const rest = { isNarrowed: false };
  if (id !== undefined) {
    const { products } = await asked.getClientsProducts({ serviceid: id, limitnum: 1 });
    const rows = products.filter((row) => row.id === id).map((row) => pickRow(row));
    return { rows, total: rows.length, isCut: false, ...rest };
  }
  const [byDomain, byUser, { clients, totalresults }] = await Promise.all([
    asked.getClientsProducts({ domain: search, pid, limitnum: MOST_OF_EACH }),
    asked.getClientsProducts({ username2: search, pid, limitnum: MOST_OF_EACH }),
    asked.getClients({ search, limitnum: MOST_CLIENTS }),
  ]);
  const ofClients = await Promise.all(
    clients.map((client) => asked.getClientsProducts({ clientid: client.id, pid, limitnum: MOST_OF_EACH })),
  );
  const answers = [byDomain, byUser, ...ofClients];
  const names = new Map(clients.map((client) => [client.id, nameOf(client)]));
  const all = answers.flatMap(({ products }) => products).map((row) => pickRow(row, names.get(row.clientid)));
  const rows = [...new Map(all.map((row) => [row.id, row])).values()].sort((a, b) => b.id - a.id);
  const isCut = totalresults > clients.length || answers.some((each) => each.totalresults > each.products.length);
  return { rows, total: rows.length, isCut, ...rest };
}

/** The products that services are of, for choosing one. (GetProducts) */
export async function productChoices(scope: StaffScope): Promise<{ id: number; name: string }[]> {
  assertScope(scope, "staff");
  const { products } = await ask(scope).getProducts({});
  return products.map(({ pid, name }) => ({ id: pid, name }));
}
