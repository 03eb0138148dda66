import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { once } from "./once.ts";

type Row = Awaited<ReturnType<Whmcs["getPayMethods"]>>["paymethods"][number];

/** "11/26" is the month "2026-11"; undefined for what is no month. */
export function monthOf(text: string | null): string | undefined {
  const [, month, year] = /^(0[1-9]|1[0-2])\/(?:20)?(\d{2})$/.exec(text ?? "") ?? [];
  return month === undefined ? undefined : `20${year}-${month}`;
}

const pick = (row: Row) => ({
  id: row.id,
  kind: row.type.endsWith("Card") ? ("card" as const) : ("bank" as const),
  /** What the client calls it. */
  description: row.description,
  /** Its gateway's module; "" for one that WHMCS keeps itself. */
  gateway: row.gateway_name,
  /** "Visa"; "" where it is not told, and for an account. */
  type: row.card_type ?? "",
  lastFour: (row.card_last_four ?? "").slice(-4),
  /** The last month of a card: "2026-11". */
  expires: monthOf(row.expiry_date),
  bank: row.bank_name ?? "",
});

export type PayMethod = ReturnType<typeof pick>;

/**
 * The signed-in client's stored cards and accounts, the default first. Nothing of them is kept here, and the gateway's
 * token goes no further. (GetPayMethods)
 */
export const payMethods = once(async (scope: ClientScope): Promise<PayMethod[]> => {
  assertMay(scope, "invoices");
  const answer = await ask(scope).getPayMethods({ clientid: scope.clientId });
  return answer.clientid === scope.clientId ? answer.paymethods.map(pick) : [];
});

/** One of them, as it is at this moment. (GetPayMethods) */
export async function payMethodNow(scope: ClientScope, id: number): Promise<PayMethod | undefined> {
  assertMay(scope, "invoices");
  const answer = await ask(scope).getPayMethods({ clientid: scope.clientId, paymethodid: id });
  const row = answer.clientid === scope.clientId ? answer.paymethods.find((each) => each.id === id) : undefined;
  return row && pick(row);
}
