import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { isPositive } from "../lib/amounts.ts";
import { ask, askAnew } from "./ask.ts";
import { once } from "./once.ts";
import { amountIn } from "./people.ts";
import { compared, type Placed, type Quote } from "./quiet-order.ts";
import type { Service } from "./services.ts";
import { refusalOf, type Told, told } from "./told.ts";

type Own = Pick<Service, "id" | "gateway">;

/** What a service may be changed to, where the engine says so: a WHMCS does not tell. (KrakenGetUpgradeOptions) */
export const upgradeOptions = once((scope: ClientScope, id: number) => {
  assertMay(scope, "products");
  return told(async () => {
    const answer = await ask(scope).krakenGetUpgradeOptions({ serviceid: id });
    return {
      isInProgress: answer.upgradeinprogress,
      plans: answer.products.flatMap(({ pid, name, description, current, cycles }) =>
        cycles.map(({ billingcycle, price, due }) => ({
          productId: pid,
          name,
          description,
          cycle: billingcycle,
          price,
          due,
          isCurrent: current && billingcycle === answer.billingcycle,
        })),
      ),
      options: answer.configoptions,
    };
  }, "KrakenGetUpgradeOptions");
});

export type UpgradeOptions = Awaited<ReturnType<typeof upgradeOptions>> extends Told<infer T> ? T : never;
export type Plan = UpgradeOptions["plans"][number];

/** What is wanted: another plan or cycle, or other options by their ids. */
export type Change =
  | { type: "product"; productId: number; cycle: string }
  | { type: "configoptions"; options: Record<string, number> };

export type UpgradeOffer = {
  /** What is to pay now, before taxes; below 0 it becomes credit. */
  due: string;
  /** What the invoice adds, and comes to; undefined where the engine does not tell it. */
  taxed: Pick<Quote, "taxes" | "total"> | undefined;
  /** Days until the next payment, of so many in the period; null where that is not told. */
  days: { left: number; whole: number } | null;
  from: string;
  to: string;
};

/** As UpgradeProduct takes it. */
export const upgradeInput = ({ id, gateway }: Own, change: Change) => ({
  serviceid: id,
  paymentmethod: gateway,
  ...(change.type === "product"
    ? ({ type: "product", newproductid: change.productId, newproductbillingcycle: change.cycle } as const)
    : ({ type: "configoptions", configoptions: change.options } as const)),
});

/** What an answer of UpgradeProduct with calconly offers; undefined where it has no price. */
export function offerIn(answer: Awaited<ReturnType<Whmcs["upgradeProduct"]>>): UpgradeOffer | undefined {
  const due = amountIn(answer.price ?? undefined);
  if (due === null) return undefined;
  const { daysuntilrenewal: left, totaldays: whole, oldproductname, newproductname } = answer;
  const told = answer.taxes;
  const added = [
    { rate: told?.rate ?? "", amount: told?.tax ?? "0.00" },
    { rate: told?.rate2 ?? "", amount: told?.tax2 ?? "0.00" },
  ].filter(({ amount }) => isPositive(amount));
  // Prices that have their taxes in them are the whole already.
  const taxed = told ? { taxes: told.inclusive ? [] : added, total: told.total } : undefined;
  const days = left !== null && whole !== null && whole > 0 ? { left, whole } : null;
  return { due, taxed, days, from: oldproductname ?? "", to: newproductname ?? "" };
}

/** What a change comes to today; undefined where it is not offered. Asked for each time. (UpgradeProduct with calconly) */
export async function upgradeOffer(
  scope: ClientScope,
  service: Own,
  change: Change,
): Promise<UpgradeOffer | undefined> {
  assertMay(scope, "orders");
  try {
    return offerIn(await askAnew(scope).upgradeProduct({ ...upgradeInput(service, change), calconly: true }));
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    return undefined;
  }
}

/** Orders the change, and compares its invoice with what was shown. (UpgradeProduct) */
export async function orderUpgrade(scope: ClientScope, service: Own, change: Change, shown: Quote): Promise<Placed> {
  assertMay(scope, "orders");
  const { orderid, invoiceid } = await ask(scope).upgradeProduct(upgradeInput(service, change));
  if (orderid === null || !invoiceid) return { is: "placed", order: orderid, invoice: null };
  const { total, withTaxes } = shown;
  return compared(scope, { order: orderid, invoice: invoiceid, total, withTaxes, isMailed: true });
}
