import "server-only";
import { idFrom } from "../../../../../data/owned.ts";
import type { Quote } from "../../../../../data/quiet-order.ts";
import type { Change, UpgradeOffer, UpgradeOptions } from "../../../../../data/upgrades.ts";
import { compareAmounts, negated, shareOf, sumOf } from "../../../../../lib/amounts.ts";
import type { Words } from "../../../../../messages/words.ts";

type Texts = Record<string, string | undefined>;

/** The name of a configurable option's field. */
export const optionName = (id: number): string => `option${id}`;

/** What a form or an address asks for, among what the engine offers; undefined when it asks for nothing, or for something else. */
export function changeIn(texts: Texts, offered: UpgradeOptions): Change | undefined {
  const productId = idFrom(texts.plan);
  if (productId !== undefined) {
    const plan = offered.plans.find(
      (each) => each.productId === productId && each.cycle === texts.cycle && !each.isCurrent,
    );
    return plan && { type: "product", productId, cycle: plan.cycle };
  }
  const chosen: Record<string, number> = {};
  let isChanged = false;
  for (const { id, type, selected, options, minqty, maxqty } of offered.options) {
    const text = texts[optionName(id)];
    if (text === undefined) return undefined;
    const value = Number(text);
    const fits =
      type === "quantity"
        ? Number.isInteger(value) && value >= minqty && (maxqty === 0 || value <= maxqty)
        : type === "yesno"
          ? value === 0 || value === 1
          : options.some((option) => option.id === value);
    if (!fits) return undefined;
    chosen[String(id)] = value;
    isChanged ||= value !== selected;
  }
  return isChanged ? { type: "configoptions", options: chosen } : undefined;
}

/** The offer line by line: what the new plan costs for the days that are left, less what is left of the old one. */
export function upgradeQuote(offer: UpgradeOffer, change: Change, offered: UpgradeOptions, t: Words["t"]): Quote {
  const { due, taxed, days, from, to } = offer;
  const whole = { taxes: taxed?.taxes ?? [], total: taxed?.total ?? due, withTaxes: taxed !== undefined };
  const old = offered.plans.find(({ isCurrent }) => isCurrent);
  if (change.type !== "product" || !days || !old) {
    const lines = [{ description: t("manage.upgrade.difference"), amount: due }];
    return { lines, ...whole };
  }
  const credit = shareOf(old.price, days.left, days.whole);
  const lines = [
    { description: t("manage.upgrade.newLine", { name: to, count: days.left }), amount: sumOf([due, credit]) },
    { description: t("manage.upgrade.oldLine", { name: from, count: days.left }), amount: negated(credit) },
  ];
  return { lines: lines.filter(({ amount }) => compareAmounts(amount, "0.00") !== 0), ...whole };
}
