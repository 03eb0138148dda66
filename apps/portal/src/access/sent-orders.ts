import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { orElse, RepeatedFailure } from "../data/failure.ts";
import { newestOrder, type Order, ordersAfter, type Placed as PlacedCart } from "../data/orders.ts";
import { compared, type Placed } from "../data/quiet-order.ts";
import { compareAmounts } from "../lib/amounts.ts";
import * as sentOrders from "../store/sent-orders.ts";
import { openStore, type Store } from "../store/store.ts";
import type { WriteId } from "../store/writes.ts";
import { audit, whoIs } from "./audit.ts";
import { sendMarked } from "./marked.ts";
import { sendingLease } from "./postman.ts";
import { assertMay, type ClientScope } from "./scope.ts";
import { sealedAnswer } from "./writes-once.ts";

/** What is ordered, as far as one has to know it to find it again. */
export type Wanted = {
  /** What is ordered, as JSON can say it: the same for the same. */
  content: unknown;
  /** What it is called where it is told of. */
  title: string;
  /** The names that are ordered for. */
  names: readonly string[];
  /** What was shown, decimal text; before taxes where `withTaxes` is false. */
  total: string;
  withTaxes: boolean;
  /** WHMCS mails its invoice with the order. */
  isMailed?: boolean;
  /** The cart that it was in. */
  cart?: { id: string; content: string };
  /** The form that it came by, where that is answered once it is known. */
  write?: WriteId;
};

/** The newest order of the client's at this moment, for `sendOrder`; undefined where orders can't be read. */
export const newestBefore = (scope: ClientScope): Promise<number | undefined> =>
  orElse<number | undefined>(newestOrder(scope), undefined);

/**
 * Orders something, once: marked in the store before it is sent, so that a lost answer, or a process that dies, leaves
 * something to look for. The same is not ordered again while it is looked for.
 * @param before what `newestBefore` said
 * @param orderOf the order that an answer is about; undefined where nothing was ordered
 * @throws the SDK's errors; RepeatedFailure for one of unknown outcome, which is remembered and settled by myOrders
 */
export async function sendOrder<P>(
  scope: ClientScope,
  { content, title, names, total, withTaxes, isMailed = false, cart, write }: Wanted,
  before: number | undefined,
  place: () => Promise<P>,
  orderOf: (placed: P) => number | null | undefined,
): Promise<P> {
  assertMay(scope, "orders");
  const store = await openStore();
  const order = {
    client_id: scope.clientId,
    signature: createHash("sha256")
      .update(JSON.stringify([content, total]))
      .digest("base64url"),
    holder: randomUUID(),
    title,
    total,
    with_taxes: withTaxes ? 1 : 0,
    is_mailed: isMailed ? 1 : 0,
    names: JSON.stringify(names.map((name) => name.toLowerCase())),
    newest_before: before ?? null,
    writer: JSON.stringify(whoIs(scope)),
    cart: cart?.id ?? "",
    cart_content: cart?.content ?? "",
    write_owner: write?.owner ?? "",
    write_key: write?.key ?? "",
  } as const;
  if (!(await sentOrders.markOrder(store, order))) throw new RepeatedFailure("unknown");
  const sent = { ...order, state: "sending", sent_at: "", others: "", result: "" } as const;
  return sendMarked("order", place, {
    end: (placed) => sentOrders.endOrder(store, order, placed && (orderOf(placed) ?? undefined)),
    lose: () => sentOrders.settleOrder(store, sent, "unknown"),
  });
}

/** Which of the orders that were made since this one is; "none" or "several" where that can't be said of one. */
function foundIn(orders: readonly Order[], row: sentOrders.SentOrderRow): Order | "none" | "several" {
  const names = JSON.parse(row.names) as string[];
  const others = new Set(JSON.parse(row.others) as number[]);
  const like = orders.filter(({ id, items }) => {
    const here = new Set(items.map(({ domain }) => domain.toLowerCase()));
    return !others.has(id) && names.every((name) => here.has(name));
  });
  const [only, ...more] = like.length > 1 ? like.filter(({ amount }) => isSame(amount, row.total)) : like;
  if (!only) return like.length > 1 ? "several" : "none";
  return more.length > 0 ? "several" : only;
}

const isSame = (amount: string, total: string) => compareAmounts(amount, total) === 0;

/** What came of it, as the store keeps it. */
type Result = { order: number; invoiced?: string };

const resultOf = ({ result }: sentOrders.SentOrderRow): Result | undefined =>
  result === "" ? undefined : (JSON.parse(result) as Result);

async function look(scope: ClientScope, row: sentOrders.SentOrderRow): Promise<sentOrders.SentOrderRow> {
  const store = await openStore();
  const age = (Date.now() - Date.parse(row.sent_at)) / 1000;
  // One that is just being sent says itself what became of it.
  if (row.state === "sending" && age < sendingLease()) return row;
  const found = row.newest_before === null ? "several" : foundIn(await ordersAfter(scope, row.newest_before), row);
  if (typeof found === "object") return settleFound(scope, store, row, found);
  // WHMCS may still be at it.
  if (found === "none" && age < sendingLease()) return row;
  const state = found === "none" ? "not done" : "undecided";
  const note = "settled by reading";
  const result = found === "none" ? "failed" : "unknown";
  const entry = { ...writerOf(row), action: "order.place", on: row.title, result, note } as const;
  await sentOrders.settleOrder(store, row, state, { entry });
  return { ...row, state };
}

const writerOf = ({ writer }: sentOrders.SentOrderRow) => JSON.parse(writer) as ReturnType<typeof whoIs>;

/** It was ordered: that is said first, by one of all who find it; then he sees what its invoice says. */
async function settleFound(
  scope: ClientScope,
  store: Store,
  row: sentOrders.SentOrderRow,
  { id: order, invoice: billed }: Order,
): Promise<sentOrders.SentOrderRow> {
  const invoice = billed ?? null;
  const result = JSON.stringify({ order } satisfies Result);
  const done = { ...row, state: "done", result } as const;
  const note = "settled by reading";
  const entry = { ...writerOf(row), action: "order.place", on: `order ${order}`, result: "done", note } as const;
  const answer = row.write_key === "" ? undefined : sealedAnswer(row.write_owner, answerFor(order, invoice));
  if (!(await sentOrders.settleOrder(store, row, "done", { result, entry, ...(answer && { answer }) }))) return done;
  const { total, with_taxes, is_mailed } = row;
  const facts = { order, invoice, total, withTaxes: with_taxes === 1, isMailed: is_mailed === 1 };
  const seen = await compared(scope, facts);
  if (seen.is !== "differs") return done;
  const state = seen.isTakenBack ? "taken back" : "stands";
  const told = JSON.stringify({ order, invoiced: seen.invoiced } satisfies Result);
  await sentOrders.settleOrder(store, done, state, { result: told });
  await audit(scope, { action: "order.place", on: `order ${order}`, result: "refused", note: state });
  return { ...done, state, result: told };
}

/** What the checkout's form is answered by when it comes again. */
const answerFor = (order: number, invoice: number | null): PlacedCart => ({ outcome: "placed", order, invoice });

/** The order that one of a service's or domain's forms has made. */
export const orderIn = (placed: Placed): number | null => placed.order;

export type MyOrder = Pick<sentOrders.SentOrderRow, "holder" | "title" | "total" | "state"> & {
  isSettled: boolean;
  /** The key of the form that it came by; "" where that is not answered by it. */
  form: string;
  order: number | undefined;
  /** What its invoice says, where that is something else than what was shown. */
  invoiced: string | undefined;
};

/**
 * The client's orders whose answer was lost, after a look at what he has ordered: what has become of each, until somebody
 * has seen it. While WHMCS does not answer they stay as they are.
 */
export async function myOrders(scope: ClientScope): Promise<MyOrder[]> {
  if (!scope.may("orders")) return [];
  const rows = await sentOrders.sentOrdersOf(await openStore(), scope.clientId);
  const seen = await Promise.all(
    rows.map(async (row) => (sentOrders.isSettledOrder(row) ? row : await orElse(look(scope, row), row))),
  );
  return seen.map((row) => {
    const { order, invoiced } = resultOf(row) ?? {};
    const { holder, title, total, state, write_key: form } = row;
    return { holder, title, total, state, form, isSettled: sentOrders.isSettledOrder(row), order, invoiced };
  });
}

/** Takes what was told off the list. */
export async function dismissOrder(scope: ClientScope, holder: string): Promise<boolean> {
  const store = await openStore();
  const rows = await sentOrders.sentOrdersOf(store, scope.clientId);
  const row = rows.find((each) => each.holder === holder && sentOrders.isSettledOrder(each));
  if (row) await sentOrders.endOrder(store, row);
  return row !== undefined;
}
