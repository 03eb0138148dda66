import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { isOwnEngine } from "./engine.ts";
import { once } from "./once.ts";
import { paymentMethodNames } from "./payment-methods.ts";

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

async function ownMethods(asked: Whmcs, scope: ClientScope): Promise<PayMethod[]> {
  assertMay(scope, "invoices");
  const answer = await asked.getPayMethods({ clientid: scope.clientId });
  return answer.clientid === scope.clientId ? answer.paymethods.map(pick) : [];
}

/**
 * The signed-in client's stored cards and accounts as they are at this moment, the default first. The gateway's token
 * goes no further. (GetPayMethods)
 */
export const payMethods = once((scope: ClientScope) => ownMethods(askAnew(scope), scope));

/** So many months before a card is over, it is said. */
const SOON_MONTHS = 2;

/** Whole months until a card is over: 0 in its last, below 0 afterwards. Undefined where that is not told. */
export function monthsLeft({ expires }: PayMethod, today: string): number | undefined {
  if (expires === undefined) return undefined;
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return months(expires) - months(today);
}

export const isEndingSoon = (method: PayMethod, today: string): boolean =>
  (monthsLeft(method, today) ?? SOON_MONTHS) < SOON_MONTHS;

/** The cards of which somebody should think soon, from what is kept. */
export const endingCards = async (scope: ClientScope, today: string): Promise<PayMethod[]> =>
  (await ownMethods(ask(scope), scope)).filter((method) => isEndingSoon(method, today));

/** One of them, as it is at this moment. (GetPayMethods) */
export async function payMethodNow(scope: ClientScope, id: number): Promise<PayMethod | undefined> {
  assertMay(scope, "invoices");
  const answer = await askAnew(scope).getPayMethods({ clientid: scope.clientId, paymethodid: id });
  const row = answer.clientid === scope.clientId ? answer.paymethods.find((each) => each.id === id) : undefined;
  return row && pick(row);
}

/** Makes one of the client's own pay methods the one that is charged. (UpdatePayMethod) */
export async function makeDefault(scope: ClientScope, method: PayMethod): Promise<void> {
  assertMay(scope, "invoices");
  await ask(scope).updatePayMethod({ clientid: scope.clientId, paymethodid: method.id, set_as_default: true });
}

/** Removes one of the client's own pay methods, here and at its gateway. (DeletePayMethod) */
export async function removePayMethod(scope: ClientScope, method: PayMethod): Promise<void> {
  assertMay(scope, "invoices");
  await ask(scope).deletePayMethod({ clientid: scope.clientId, paymethodid: method.id, failonremotefailure: true });
}

/** The sandbox's own cards: nobody's numbers, so that no number of anybody's is ever typed. */
const sandboxNumbers = { "4242": "4242424242424242", "0002": "4000000000000002", "9995": "4000000000009995" } as const;

/** They are chosen by their last digits. */
export const sandboxCards = ["4242", "0002", "9995"] as const satisfies (keyof typeof sandboxNumbers)[];

export type SandboxCard = (typeof sandboxCards)[number];

const SANDBOX = "sandboxcard";

/** Whether this is a demo, in which cards of the sandbox can be stored. */
export const hasSandbox = async (scope: ClientScope): Promise<boolean> =>
  (await isOwnEngine(scope)) && (await paymentMethodNames(scope)).has(SANDBOX);

/** Stores a card of the sandbox's for the client. (AddPayMethod) */
export async function addSandboxCard(
  scope: ClientScope,
  { lastFour, expires, isDefault }: { lastFour: SandboxCard; expires: string; isDefault: boolean },
): Promise<void> {
  assertMay(scope, "invoices");
  if (!(await hasSandbox(scope))) throw new Error("There is no sandbox");
  await ask(scope).addPayMethod({
    clientid: scope.clientId,
    type: "RemoteCreditCard",
    gateway_module_name: SANDBOX,
    card_number: sandboxNumbers[lastFour],
    card_expiry: `${expires.slice(5, 7)}${expires.slice(2, 4)}`,
    set_as_default: isDefault,
  });
}
