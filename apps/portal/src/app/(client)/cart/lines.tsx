import type { ReactNode } from "react";
import { sumOf } from "../../../lib/amounts.ts";
import type { CartLine } from "../../../shop/cart.ts";
import type { Product } from "../../../shop/catalogue.ts";
import type { Quote, QuoteLine } from "../../../shop/quote.ts";
import { intlLocale, labelled } from "../../../ui/format.ts";
import { LinkButton } from "../../../ui/link-button.tsx";
import { type OrderLine, OrderLines } from "../../../ui/order-lines.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import type { TotalLine } from "../../../ui/totals.tsx";
import { amountIn, isYears, oftenWord, type Told } from "../shop/prices.ts";
import { removeLine } from "./actions.ts";

/** What a line is called. */
export function nameOf(line: CartLine, products: readonly Product[]): string {
  if (line.kind === "domain") return line.name;
  const name = products.find(({ id }) => id === line.product)?.name ?? `#${line.product}`;
  const of = line.domain?.name || line.hostname;
  return of ? `${name} – ${of}` : name;
}

const isSomething = (amount: string) => Number(amount) !== 0;
const yearsOf = (cycle: string) => Number(/^\d+/.exec(cycle)?.[0] ?? 1);

/** "then €4.90 a month". */
function laterOf({ cycle, recurring }: QuoteLine, told: Told): string {
  const { t } = told;
  const often = oftenWord(cycle, t);
  if (often === undefined || !isSomething(recurring))
    return cycle === "Free Account" ? "" : t("shop.cart.nothingLater");
  const price = amountIn(told, recurring);
  if (!isYears(cycle)) return t("shop.cart.later", { price, cycle: often });
  return t("shop.cart.laterYears", { price, years: t("shop.cycle.years", { count: yearsOf(cycle) }) });
}

function domainDetail({ cycle }: QuoteLine, isTransfer: boolean, { t }: Told): string {
  if (isTransfer) return t("shop.cart.transfer");
  return t("shop.cart.register", { years: t("shop.cycle.years", { count: yearsOf(cycle) }) });
}

/** The lines of a cart as they are read: what each costs now, and what later. Without a quote they have no prices. */
export function linesOf(
  lines: readonly CartLine[],
  products: readonly Product[],
  quote: Quote | undefined,
  told: Told,
  actionsOf?: (line: CartLine, name: string) => ReactNode,
): OrderLine[] {
  const { t } = told;
  const amount = (text: string) => amountIn(told, text);
  return lines.flatMap((line) => {
    const name = nameOf(line, products);
    const wish = line.kind === "product" ? line.domain : line;
    const isTransfer = wish?.way === "transfer";
    const own = quote?.lines.filter(({ key }) => key === line.key) ?? [];
    const main = own.filter(({ kind }) => kind === (line.kind === "product" ? "product" : "domain"));
    const others = own.filter((each) => !main.includes(each));
    const [first] = main;
    const parts = [...main, ...others];
    const within = [
      ...others.map((each, at) => ({
        key: `other ${at}`,
        label:
          each.kind === "domain"
            ? labelled(each.name, domainDetail(each, isTransfer, told), told.locale)
            : t("shop.cart.addon", { name: each.name.replace(/^Addon( \([^)]*\))? - /, "") }),
        amount: (
          <>
            {amount(each.price)}
            <small>{laterOf(each, told)}</small>
          </>
        ),
      })),
      ...parts
        .filter(({ setup }) => isSomething(setup))
        .map((each, at) => ({ key: `setup ${at}`, label: t("shop.cart.setup"), amount: amount(each.setup) })),
      ...parts
        .filter(({ discount }) => isSomething(discount))
        .map((each, at) => ({
          key: `off ${at}`,
          label: t("shop.cart.promotionOff", { code: quote?.promotion?.code ?? "" }),
          amount: amount(`-${each.discount}`),
        })),
    ];
    // Several of what makes a service each are several lines, and are told as one.
    const copies = main.length > 1 ? main.length : (first?.quantity ?? 1);
    const sum = (pick: (each: QuoteLine) => string) => sumOf(main.map(pick));
    return {
      key: line.key,
      title: copies > 1 ? t("shop.cart.pieces", { count: copies, name }) : name,
      details:
        line.kind === "domain" ? (first ? [domainDetail(first, isTransfer, told)] : []) : [...(first?.details ?? [])],
      amount: first && amount(sum(({ price }) => price)),
      later: first && laterOf({ ...first, recurring: sum(({ recurring }) => recurring) }, told),
      within,
      actions: actionsOf?.(line, name),
    };
  });
}

interface CartLinesProps {
  lines: readonly CartLine[];
  products: readonly Product[];
  quote: Quote | undefined;
  told: Told;
}

/** The same in the cart, where each can be changed and taken out. */
export function CartLines({ lines, products, quote, told }: CartLinesProps) {
  const { t } = told;
  const actions = (line: CartLine, name: string) => (
    <>
      {line.kind === "product" && (
        <LinkButton
          size="small"
          href={`/shop/${line.product}?line=${line.key}`}
          aria-label={t("shop.cart.editThing", { name })}
        >
          {t("shop.cart.edit")}
        </LinkButton>
      )}
      <form action={removeLine}>
        <input type="hidden" name="line" value={line.key} />
        <SubmitButton kind="quiet" size="small" aria-label={t("shop.cart.removeThing", { name })}>
          {t("shop.cart.remove")}
        </SubmitButton>
      </form>
    </>
  );
  return <OrderLines label={t("shop.cart.things")} lines={linesOf(lines, products, quote, told, actions)} />;
}

/** What a cart comes to, down to the total: what is taken off, then taxes, which may be in the prices already. */
export function totalsOf(quote: Quote, told: Told, isTaxKnown = true): TotalLine[] {
  const { t } = told;
  const amount = (text: string) => amountIn(told, text);
  const rate = (text: string) =>
    new Intl.NumberFormat(intlLocale(told.locale), { maximumFractionDigits: 3 }).format(Number(text));
  const { discount, groupDiscount, isTaxInclusive: isIn } = quote;
  const off = [
    { label: t("shop.cart.promotionOff", { code: quote.promotion?.code ?? "" }), text: discount },
    { label: t("shop.cart.group"), text: groupDiscount },
  ].filter(({ text }) => isSomething(text));
  const taxes = quote.taxes.map((tax) => ({
    label: t(isIn ? "shop.cart.taxIn" : "shop.cart.tax", { rate: rate(tax.rate) }),
    value: amount(tax.amount),
  }));
  const before = sumOf([isIn ? quote.total : quote.subtotal, discount, groupDiscount]);
  const isBefore = off.length > 0 || (taxes.length > 0 && !isIn);
  const total = {
    label: t(isTaxKnown ? "shop.cart.total" : "shop.cart.totalBeforeTax"),
    value: amount(quote.total),
    total: true,
  };
  return [
    ...(isBefore
      ? [
          {
            label: t(taxes.length > 0 && !isIn ? "shop.cart.subtotal" : "shop.cart.subtotalOnly"),
            value: amount(before),
          },
        ]
      : []),
    ...off.map(({ label, text }) => ({ label, value: amount(`-${text}`) })),
    ...(isIn ? [total, ...taxes] : [...taxes, total]),
  ];
}

/** What recurs, a line for each cycle. */
export function recurringOf(quote: Quote, told: Told): string[] {
  return quote.recurring.map(({ cycle, amount }) =>
    told.t("shop.cart.recurringLine", { price: amountIn(told, amount), cycle: oftenWord(cycle, told.t) ?? "" }),
  );
}
