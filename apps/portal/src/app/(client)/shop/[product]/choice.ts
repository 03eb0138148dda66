import { MOST_PIECES, MOST_YEARS, type ProductLine } from "../../../../shop/cart.ts";
import { type Cycle, type Option, type Product, priceIn } from "../../../../shop/catalogue.ts";
import { isDomain, tidy } from "../../../../shop/domain-name.ts";

/** What the form of a product holds, and what is made of it. */

export const ways = ["register", "transfer", "own", "none"] as const;
export type Way = (typeof ways)[number];

export const optionField = (id: number) => `option.${id}`;
export const customField = (id: number) => `field.${id}`;
export const addonField = (id: number) => `addon.${id}`;

export type Values = Readonly<Record<string, string>>;

/** A wrong field: its sentence is `shop.product.<word>`. */
export type Wrong = {
  name: string;
  word:
    | "quantityWrong"
    | "optionWrong"
    | "optionBounds"
    | "optionLeast"
    | "fieldMissing"
    | "fieldLong"
    | "wayMissing"
    | "nameMissing"
    | "hostnameWrong";
  said?: Record<string, string | number>;
};

const whole = (text: string | undefined) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : undefined);

function optionOf(option: Option, typed: string | undefined, wrong: Wrong[]): number {
  const name = optionField(option.id);
  const number = whole(typed);
  const said = { name: option.name, least: option.least, most: option.most };
  if (option.kind === "yes or no") return typed ? 1 : 0;
  if (option.kind === "choice") {
    const chosen = option.choices.find(({ id }) => id === number);
    if (!chosen) wrong.push({ name, word: "optionWrong", said });
    return chosen?.id ?? 0;
  }
  const isWithin = number !== undefined && number >= option.least && (option.most === 0 || number <= option.most);
  if (!isWithin) wrong.push({ name, word: option.most === 0 ? "optionLeast" : "optionBounds", said });
  return number ?? 0;
}

const LONGEST = 1000;

/** A product as it was chosen, as far as that can be seen without asking anybody; and what is wrong with it. */
export function choiceOf(
  product: Product,
  cycle: Cycle,
  typed: Values,
): { line: Omit<ProductLine, "key">; wrong: Wrong[] } {
  const wrong: Wrong[] = [];
  const options = Object.fromEntries(
    product.options.map((option) => [option.id, optionOf(option, typed[optionField(option.id)], wrong)]),
  );
  const fields = product.fields.flatMap(({ id, name, isRequired }) => {
    const text = (typed[customField(id)] ?? "").trim();
    if (text === "" && isRequired) wrong.push({ name: customField(id), word: "fieldMissing", said: { name } });
    if (text.length > LONGEST) wrong.push({ name: customField(id), word: "fieldLong", said: { name } });
    return text === "" ? [] : [[id, text] as const];
  });
  const quantity = product.quantity === "one" ? 1 : whole(typed.quantity);
  const most = Math.min(MOST_PIECES, product.left ?? MOST_PIECES);
  if (quantity === undefined || quantity < 1 || quantity > most)
    wrong.push({ name: "quantity", word: "quantityWrong", said: { most } });
  const hostname = product.hasHostname ? tidy(typed.hostname ?? "") : "";
  if (hostname !== "" && !isDomain(hostname)) wrong.push({ name: "hostname", word: "hostnameWrong" });
  return {
    line: {
      kind: "product",
      product: product.id,
      cycle,
      quantity: quantity ?? 1,
      options,
      fields: Object.fromEntries(fields),
      addons: product.addons.filter(({ id }) => typed[addonField(id)]).map(({ id }) => id),
      domain: product.hasDomain ? domainOf(typed, wrong) : null,
      hostname,
    },
    wrong,
  };
}

function domainOf(typed: Values, wrong: Wrong[]): ProductLine["domain"] {
  const way = ways.find((each) => each === typed.way);
  if (way === undefined) wrong.push({ name: "way", word: "wayMissing" });
  if (way === undefined || way === "none") return null;
  const name = tidy(typed.name ?? "");
  if (!isDomain(name)) wrong.push({ name: "name", word: "nameMissing" });
  const years = Math.min(MOST_YEARS, Math.max(1, whole(typed.years) ?? 1));
  return { way, name, years: way === "register" ? years : 1 };
}

/** What the form shows at first: what was chosen before, else what stands when nothing is chosen. */
export function valuesOf(product: Product, line: ProductLine | undefined): Values {
  const options = product.options.map((option): [string, string] => {
    const set = line?.options[String(option.id)];
    const standing = option.kind === "choice" ? option.choices[0]?.id : option.kind === "quantity" ? option.least : 0;
    const value = set ?? standing ?? 0;
    return [optionField(option.id), option.kind === "yes or no" && value === 0 ? "" : String(value)];
  });
  const fields = product.fields.map(({ id }): [string, string] => [customField(id), line?.fields[String(id)] ?? ""]);
  const addons = product.addons.map(({ id }): [string, string] => [
    addonField(id),
    line?.addons.includes(id) ? "yes" : "",
  ]);
  return {
    ...Object.fromEntries([...options, ...fields, ...addons]),
    quantity: String(line?.quantity ?? 1),
    way: line ? (line.domain?.way ?? "none") : "register",
    name: line?.domain?.name ?? "",
    years: String(line?.domain?.years ?? 1),
    hostname: line?.hostname ?? "",
  };
}

/** What a choice or a piece costs more in a cycle, decimal text. */
export const surcharge = (option: Option, place: number, cycle: Cycle): string => {
  const prices = option.choices[place]?.prices;
  return prices && cycle !== "free" ? priceIn(prices, cycle).price : "0.00";
};
