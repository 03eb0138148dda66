import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { pageFromEnd } from "../from-end.ts";
import { told } from "../told.ts";
import { currencyCodes } from "./currencies.ts";

type Row = Awaited<ReturnType<Whmcs["getOrders"]>>["orders"][number];

/** One thing of an order; `relid` is the service's or domain's id, 0 for none. */
export type OrderItem = {
  type: Row["lineitems"][number]["type"];
  relid: number;
  kind: string;
  name: string;
  domain: string;
  cycle: string;
  amount: string;
  status: string;
};

const pick = (row: Row, codes: ReadonlyMap<string, string>) => ({
  id: row.id,
  /** What its client knows it by. */
  number: String(row.ordernum),
  client: row.userid,
  clientName: row.name,
  date: row.date,
  amount: row.amount,
  /** ISO code; "" where the engine's prefix and suffix are of no known currency. */
  currency: codes.get(`${row.currencyprefix}|${row.currencysuffix}`) ?? "",
  status: row.status,
  invoice: row.invoiceid > 0 ? row.invoiceid : undefined,
  /** The invoice's state; "" where there is none. */
  payment: row.invoiceid > 0 ? row.paymentstatus : "",
  method: row.paymentmethodname,
  items: row.lineitems.map(
    (item): OrderItem => ({
      type: item.type,
      relid: item.relid,
      kind: item.producttype,
      name: item.product,
      domain: item.domain,
      cycle: item.billingcycle,
      amount: item.amount,
      status: item.status,
    }),
  ),
});

export type StaffOrder = ReturnType<typeof pick>;

/** How many orders are in each state, as the engine orders them. (GetOrderStatuses) */
export async function orderCounts(scope: StaffScope): Promise<{ status: string; count: number }[]> {
  assertScope(scope, "staff");
  const { statuses } = await ask(scope).getOrderStatuses({});
  return statuses.map(({ title, count }) => ({ status: title, count }));
}

export type OrderQueueQuery = {
  status?: string | undefined;
  oldestFirst: boolean;
  page: number;
  pageSize: number;
};

/** One page of all orders, as they are now: staff work them off. (GetOrders) */
export async function orderQueue(
  scope: StaffScope,
  { status, oldestFirst, page, pageSize }: OrderQueueQuery,
): Promise<{ rows: StaffOrder[]; total: number }> {
  assertScope(scope, "staff");
  const codes = await currencyCodes(scope);
  const read = async (limitstart: number, limitnum: number) => {
    const { orders, totalresults } = await askAnew(scope).getOrders({ status, limitstart, limitnum });
    return { rows: orders.map((row) => pick(row, codes)), total: totalresults };
  };
  const before = (page - 1) * pageSize;
  // The newest come first, and nothing else can be asked for.
  return oldestFirst ? pageFromEnd(read, before, pageSize) : read(before, pageSize);
}

/** Of so many clients whose names match are the orders shown, and of each so many of the newest. */
const MOST_CLIENTS = 8;
const MOST_OF_EACH = 25;

export type FoundOrders = {
  rows: StaffOrder[];
  /** There are more than what was looked through. */
  isCut: boolean;
};

/**
 * Orders by their id or number, or by the client's name, company or e-mail address: WHMCS can't search orders, so that
 * its clients are searched; the newest first. (KrakenSearch, GetClients, GetOrders)
 */
export async function findOrders(scope: StaffScope, words: string, status?: string): Promise<FoundOrders> {
  assertScope(scope, "staff");
  const codes = await currencyCodes(scope);
  const [, number] = /^#?(\d{1,15})$/.exec(words.trim()) ?? [];
  const found = number === undefined ? await ofClients(scope, words, status) : await byNumber(scope, number);
  const wanted = found.rows.filter((row) => status === undefined || row.status === status);
  const rows = [...new Map(wanted.map((row) => [row.id, row])).values()].sort((a, b) => b.id - a.id);
  return { rows: rows.map((row) => pick(row, codes)), isCut: found.isCut };
}

async function byNumber(scope: StaffScope, number: string): Promise<{ rows: Row[]; isCut: boolean }> {
  const known = await told(
    () => ask(scope).krakenSearch({ query: number, kinds: ["order"], limit: MOST_CLIENTS }),
    "KrakenSearch",
  );
  const others = known.is === "known" ? known.value.results.map(({ id }) => id) : [];
  const ids = [...new Set([Number(number), ...others])];
  const answers = await Promise.all(ids.map((id) => askAnew(scope).getOrders({ id, limitnum: 1 })));
  return { rows: answers.flatMap(({ orders }, at) => orders.filter(({ id }) => id === ids[at])), isCut: false };
}

async function ofClients(scope: StaffScope, search: string, status?: string) {
  const { clients, totalresults } = await ask(scope).getClients({ search, limitnum: MOST_CLIENTS });
  const answers = await Promise.all(
    clients.map(({ id }) => askAnew(scope).getOrders({ userid: id, status, limitnum: MOST_OF_EACH })),
  );
  const isCut = totalresults > clients.length || answers.some((each) => each.totalresults > each.orders.length);
  return { rows: answers.flatMap(({ orders }) => orders), isCut };
}

/** The newest orders of one client. (GetOrders) */
export async function ordersOfClient(scope: StaffScope, clientId: number, limitnum = 10) {
  assertScope(scope, "staff");
  const codes = await currencyCodes(scope);
  const { orders, totalresults } = await askAnew(scope).getOrders({ userid: clientId, limitnum });
  return { rows: orders.map((row) => pick(row, codes)), total: totalresults };
}

/** What a fraud module says of an order, by its own names where it says more than a sentence. */
export type FraudResult = { module: string; facts: { name: string; value: string }[]; text: string };

/** One order with everything that staff decide by, as it is now; undefined when there is none. (GetOrders) */
export async function orderNow(scope: StaffScope, id: number) {
  assertScope(scope, "staff");
  const { orders } = await askAnew(scope).getOrders({ id, limitnum: 1 });
  const row = orders.find((each) => each.id === id);
  if (!row) return undefined;
  return {
    ...pick(row, await currencyCodes(scope)),
    address: row.ipaddress,
    notes: row.notes,
    nameservers: row.nameservers
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean),
    promotion: row.promocode && { code: row.promocode, type: row.promotype, value: row.promovalue },
    fraud: fraudOf(row.fraudmodule, row.fraudoutput),
  };
}

export type StaffOrderDetail = NonNullable<Awaited<ReturnType<typeof orderNow>>>;

/** What is written down of a fraud check: an object in JSON, or a module's own text. */
export function fraudOf(module: string, output: string): FraudResult | undefined {
  if (module === "" && output === "") return undefined;
  const facts = factsIn(output);
  return { module, facts, text: facts.length > 0 ? "" : output };
}

function factsIn(output: string): FraudResult["facts"] {
  try {
    const said: unknown = JSON.parse(output);
    if (typeof said !== "object" || said === null) return [];
    return Object.entries(said).map(([name, value]) => ({
      name,
      value: typeof value === "object" ? JSON.stringify(value) : String(value),
    }));
  } catch {
    return [];
  }
}
