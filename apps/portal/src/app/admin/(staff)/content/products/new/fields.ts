import { type CurrencyRow, type NewProduct, productTypes } from "../../../../../../data/staff/content.ts";
import { amountFrom } from "../../../../../../lib/amounts.ts";
import type { Words } from "../../../../../../messages/words.ts";
import type { DescribedField, DescribedGroup } from "../../../../../forms/described-form.tsx";
import type { Problems } from "../../../../../forms/write-form.ts";

export const payTypes = ["recurring", "onetime", "free"] as const;
const cycles = ["monthly", "annually"] as const;
const LONGEST = 20_000;

type Group = { id: number; name: string };

/** What a product is made of: what the API takes besides is set in WHMCS afterwards. */
export function productFields(groups: Group[], currencies: CurrencyRow[], t: Words["t"]): DescribedGroup[] {
  const optional = t("manage.form.optional");
  const group: DescribedField =
    groups.length > 0
      ? {
          kind: "select",
          name: "group",
          label: t("content.products.group"),
          options: groups.map(({ id, name }) => ({ value: String(id), label: name })),
        }
      : {
          name: "group",
          label: t("content.products.groupNumber"),
          help: t("content.products.groupHelp"),
          maxLength: 9,
        };
  return [
    {
      fields: [
        { name: "name", label: t("content.products.name"), maxLength: 200 },
        group,
        {
          kind: "select",
          name: "type",
          label: t("content.products.type"),
          options: productTypes.map((value) => ({ value, label: t(`content.products.types.${value}`) })),
        },
        {
          kind: "select",
          name: "payType",
          label: t("content.products.payType"),
          options: payTypes.map((value) => ({ value, label: t(`content.products.payTypes.${value}`) })),
        },
        {
          name: "module",
          label: t("domains.registrars.module"),
          help: t("content.products.moduleHelp"),
          optional,
          isCode: true,
          maxLength: 60,
        },
        { kind: "area", name: "description", label: t("content.products.description"), optional, maxLength: LONGEST },
      ],
    },
    ...currencies.map(
      ({ id, code }): DescribedGroup => ({
        legend: t("content.products.pricesIn", { currency: code }),
        layout: "pairs",
        fields: cycles.map((cycle) => ({
          name: `price.${id}.${cycle}`,
          label: t(`content.products.prices.${cycle}`),
          optional,
        })),
      }),
    ),
    {
      fields: [
        { kind: "check", name: "tax", label: t("content.products.taxed"), value: "on" },
        {
          kind: "check",
          name: "hidden",
          label: t("content.products.hide"),
          detail: t("content.products.hideHelp"),
          value: "on",
        },
      ],
    },
  ];
}

/** Names of the fields of prices in a form, with the currency and the cycle that each is of. */
const priceFields = (texts: Record<string, string>) =>
  Object.keys(texts).flatMap((name) => {
    const [, id = "", cycle = ""] = /^price\.([1-9]\d{0,8})\.(monthly|annually)$/.exec(name) ?? [];
    return id === "" ? [] : [{ name, id, cycle: cycle as (typeof cycles)[number] }];
  });

export function checkProduct(texts: Record<string, string>, t: Words["t"]): Problems {
  const text = (name: string) => (texts[name] ?? "").trim();
  return [
    ...(text("name") === "" ? [{ name: "name", message: t("content.products.nameMissing") }] : []),
    ...(/^[1-9]\d{0,8}$/.test(text("group")) ? [] : [{ name: "group", message: t("content.products.groupMissing") }]),
    ...(text("description").length > LONGEST
      ? [{ name: "description", message: t("content.long", { most: LONGEST }) }]
      : []),
    ...priceFields(texts)
      .filter(({ name }) => text(name) !== "" && amountFrom(text(name)) === undefined)
      .map(({ name }) => ({ name, message: t("domains.amountWrong") })),
  ];
}

export function typedProduct(texts: Record<string, string>): NewProduct {
  const text = (name: string) => (texts[name] ?? "").trim();
  const prices: NewProduct["prices"] = {};
  for (const { name, id, cycle } of priceFields(texts)) {
    const amount = amountFrom(text(name));
    if (amount !== undefined) prices[id] = { ...prices[id], [cycle]: amount };
  }
  return {
    name: text("name"),
    group: Number(text("group")),
    type: productTypes.find((each) => each === text("type")) ?? "other",
    payType: payTypes.find((each) => each === text("payType")) ?? "recurring",
    description: text("description"),
    module: text("module"),
    isHidden: text("hidden") === "on",
    isTaxed: text("tax") === "on",
    prices,
  };
}
