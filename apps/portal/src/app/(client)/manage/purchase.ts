import "server-only";
import { redirect } from "next/navigation";
import type { ClientScope } from "../../../access/scope.ts";
import { newestBefore, orderIn, sendOrder } from "../../../access/sent-orders.ts";
import { type Renewable, renewalQuote, renewDomain } from "../../../data/domain-renewal.ts";
import { type LineAbout, owedForNow } from "../../../data/invoices.ts";
import type { Placed, Quote } from "../../../data/quiet-order.ts";
import { isEnding } from "../../../data/service-care.ts";
import { compareAmounts } from "../../../lib/amounts.ts";
import type { Words } from "../../../messages/words.ts";
import { formatMoney } from "../../../ui/format.ts";
import { leaveFlash } from "../../flash.ts";
import type { FormState } from "../../forms/described-form.tsx";
import { newOnce } from "../../once.ts";

/** What became of an order, as it is kept with the form. */
export type Bought =
  | Placed
  | { is: "not offered" }
  | { is: "changed"; total: string }
  /** An invoice for the same waits to be paid. */
  | { is: "owed"; number: string }
  /** The service is cancelled, and only runs out. */
  | { is: "ending" };

export type Buying = {
  /** What is bought for what, the same for the same: "domain.renew", 12, 2. */
  what: readonly (string | number)[];
  /** What it costs now; undefined where it is not offered. */
  reckon: () => Promise<Quote | undefined>;
  /** What the form showed. */
  shown: string | undefined;
  order: (quote: Quote) => Promise<Placed>;
  /** WHMCS mails the invoice with the order. */
  isMailed?: boolean;
};

/** Orders, when the price is what the form showed; an order whose answer is lost is looked for. */
export async function buy(scope: ClientScope, { what, reckon, shown, order, isMailed }: Buying): Promise<Bought> {
  const [quote, before] = await Promise.all([reckon(), newestBefore(scope)]);
  if (!quote) return { is: "not offered" };
  const { lines, total, withTaxes } = quote;
  if (!shown || compareAmounts(total, shown) !== 0) return { is: "changed", total };
  const title = lines[0]?.description ?? "";
  const wanted = { content: what, title, names: [], total, withTaxes, isMailed: isMailed ?? false };
  return sendOrder(scope, wanted, before, () => order(quote), orderIn);
}

/** Renews, unless an invoice for that waits already: who pays both has paid for the same time twice. */
export async function buyRenewal(
  scope: ClientScope,
  about: LineAbout,
  renewal: () => Promise<Bought>,
): Promise<Bought> {
  const owed = await owedForNow(scope, about);
  return owed ? { is: "owed", number: owed.number } : renewal();
}

/** Renews a domain for so many years at the price that was shown. */
export const buyDomainRenewal = (
  scope: ClientScope,
  domain: Renewable,
  years: number,
  shown: string | undefined,
): Promise<Bought> =>
  buyRenewal(scope, { kind: "domain", id: domain.id }, () =>
    buy(scope, {
      what: ["domain.renew", domain.id, years],
      reckon: () => renewalQuote(scope, domain, years, "now"),
      shown,
      order: (now) => renewDomain(scope, domain, years, now),
    }),
  );

/** Buys something for a service, unless that is cancelled already. */
export const forLasting = async (
  scope: ClientScope,
  service: number,
  buying: () => Promise<Bought>,
): Promise<Bought> => ((await isEnding(scope, service)) ? { is: "ending" } : buying());

/** What stands: the rest was not done, or was taken back. */
export const isBought = ({ is }: Bought): boolean => is === "placed" || is === "unchecked";

export type BuyerWords = Pick<Words, "t"> & { locale: string; currency: string };

/** What a form says of an order that does not stand, or that it could not take back. */
export function unbought(bought: Bought, { t, locale, currency }: BuyerWords): FormState["problem"] {
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  switch (bought.is) {
    case "not offered":
      return { title: t("manage.buy.notOffered"), text: t("manage.buy.notOfferedHelp") };
    case "owed":
      return {
        tone: "warn",
        title: t("manage.renew.owed"),
        text: t("manage.renew.owedHelp", { number: bought.number }),
      };
    case "ending":
      return { tone: "warn", title: t("manage.buy.ending"), text: t("manage.buy.endingHelp") };
    case "changed":
      return {
        tone: "warn",
        title: t("manage.buy.changed"),
        text: t("manage.buy.changedHelp", { amount: money(bought.total) }),
      };
    case "differs":
      return {
        title: t("manage.buy.differs"),
        text: t(bought.isTakenBack ? "manage.buy.differsHelp" : "manage.buy.differsStands", {
          amount: money(bought.invoiced),
          number: bought.invoice,
        }),
      };
    default:
      return undefined;
  }
}

/** The answer to a form that ordered something: on to the invoice, or what was not done. */
export async function afterBuying(
  bought: Bought,
  { scope, back, title, words }: { scope: ClientScope; back: string; title: string; words: BuyerWords },
): Promise<FormState> {
  const problem = unbought(bought, words);
  if (problem) return { values: {}, errors: [], problem, once: newOnce() };
  const { t } = words;
  const invoice = bought.is === "placed" || bought.is === "unchecked" ? bought.invoice : null;
  const detail = t(
    bought.is === "unchecked" ? "manage.buy.unchecked" : invoice === null ? "manage.buy.free" : "manage.buy.pay",
  );
  await leaveFlash({ title, detail });
  redirect(invoice !== null && scope.may("invoices") ? `/invoices/${invoice}` : back);
}
