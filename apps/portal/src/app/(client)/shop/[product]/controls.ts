import { apart } from "../../../../messages/locales.ts";
import { MOST_PIECES, MOST_YEARS } from "../../../../shop/cart.ts";
import { addonCycle, type Cycle, type Option, type Product, priceIn } from "../../../../shop/catalogue.ts";
import { amountIn, priceText, type Told } from "../prices.ts";
import { addonField, customField, optionField, surcharge, ways } from "./choice.ts";
import type { Control } from "./product-form.tsx";

/** The fields of a product's form, with what each costs in the cycle that is shown. */

const isSomething = (amount: string) => Number(amount) > 0;

function optionControl(option: Option, cycle: Cycle, told: Told): Control {
  const { t } = told;
  const name = optionField(option.id);
  const plus = (label: string, price: string) =>
    isSomething(price) ? t("shop.product.plus", { name: label, price: amountIn(told, price) }) : label;
  if (option.kind === "choice") {
    const options = option.choices.map((choice, place) => ({
      value: String(choice.id),
      label: plus(choice.name, surcharge(option, place, cycle)),
    }));
    return { kind: "choice", name, label: option.name, options };
  }
  const price = surcharge(option, 0, cycle);
  if (option.kind === "yes or no") return { kind: "yes", name, label: plus(option.name, price) };
  const help = isSomething(price) ? t("shop.product.eachPrice", { price: amountIn(told, price) }) : undefined;
  return { kind: "number", name, label: option.name, help, least: option.least, most: option.most || undefined };
}

export function controlsOf(product: Product, cycle: Cycle, told: Told): Control[] {
  const { t } = told;
  const most = Math.min(MOST_PIECES, product.left ?? MOST_PIECES);
  const quantity: Control = { kind: "number", name: "quantity", label: t("shop.product.quantity"), least: 1, most };
  const hostname: Control = {
    kind: "text",
    name: "hostname",
    label: t("shop.product.hostname"),
    help: t("shop.product.hostnameHelp"),
    isRequired: false,
  };
  return [
    ...(product.quantity === "one" ? [] : [quantity]),
    ...product.options.map((option) => optionControl(option, cycle, told)),
    ...(product.hasHostname ? [hostname] : []),
    ...product.fields.map(
      ({ id, name, description, isRequired }): Control => ({
        kind: "text",
        name: customField(id),
        label: name,
        help: description || undefined,
        isRequired,
      }),
    ),
  ];
}

export function addonControls(product: Product, cycle: Cycle, told: Told): Control[] {
  return product.addons.flatMap((addon) => {
    const own = addonCycle(addon.prices, cycle);
    if (!own) return [];
    const price = priceText(own, priceIn(addon.prices, own).price, told);
    return [
      {
        kind: "yes",
        name: addonField(addon.id),
        label: `${apart(addon.name, told.locale)} · ${price}`,
        help: addon.description,
      },
    ];
  });
}

export function domainControls({ t }: Told) {
  const labels = {
    register: t("shop.product.wayRegister"),
    transfer: t("shop.product.wayTransfer"),
    own: t("shop.product.wayOwn"),
    none: t("shop.product.wayNone"),
  };
  return {
    ways: ways.map((way) => ({ value: way, label: labels[way] })),
    years: Array.from({ length: MOST_YEARS }, (_, at) => ({
      value: String(at + 1),
      label: t("shop.cycle.years", { count: at + 1 }),
    })),
  };
}

/** What the form of a product says besides. */
export const wordsOfForm = ({ t }: Pick<Told, "t">, isChange: boolean) => ({
  labels: {
    configure: t("shop.product.configure"),
    addons: t("shop.product.addons"),
    domain: t("shop.product.domain"),
    name: t("shop.product.name"),
    nameHelp: t("shop.product.nameHelp"),
    years: t("shop.product.years"),
    optional: t("people.form.optional"),
    submit: t(isChange ? "shop.product.change" : "shop.product.submit"),
    pending: t("shop.product.pending"),
  },
  summaries: Array.from({ length: 20 }, (_, count) => t("people.form.summary", { count })),
});
