import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { billingCycle } from "../services/cycles.ts";
import type { ChosenOption, Prices } from "./cart.ts";

type Db = Context["db"] | Tx;

/** In the order in which they are offered. */
export const recurringCycles = [
  "monthly",
  "quarterly",
  "semiannually",
  "annually",
  "biennially",
  "triennially",
] as const;

type PriceRow = { cycle: string; setup_fee: number; price: number };

/** The price in a cycle; undefined where it is not offered. One-time prices are kept under monthly, as WHMCS does. */
function priceIn(rows: readonly PriceRow[], cycle: string): Prices | undefined {
  const row = rows.find((each) => each.cycle === (cycle === "onetime" ? "monthly" : cycle));
  return row && row.price >= 0 ? { setup: row.setup_fee, price: row.price } : undefined;
}

/**
 * The cycle and the prices of a product or an add-on: the wished cycle, or the first that is offered. Undefined when
 * the wish is not offered. What is free has no cycle but "free", what is paid once none but "onetime".
 */
export function offerOf(
  payType: string,
  rows: readonly PriceRow[],
  wished: string,
): (Prices & { cycle: string }) | undefined {
  if (payType === "free") return { cycle: "free", setup: 0, price: 0 };
  if (payType === "onetime") {
    const prices = priceIn(rows, "onetime");
    return prices && { cycle: "onetime", ...prices };
  }
  const wish = wished === "" ? undefined : (billingCycle(wished)?.key ?? wished);
  for (const cycle of recurringCycles) {
    if (wish !== undefined && wish !== cycle) continue;
    const prices = priceIn(rows, cycle);
    if (prices) return { cycle, ...prices };
  }
  return undefined;
}

export async function productPrices(db: Db, productId: number, currencyId: number): Promise<PriceRow[]> {
  return db
    .selectFrom("product_prices")
    .select(["cycle", "setup_fee", "price"])
    .where("product_id", "=", productId)
    .where("currency_id", "=", currencyId)
    .execute();
}

export async function addonPrices(db: Db, addonId: number, currencyId: number): Promise<PriceRow[]> {
  return db
    .selectFrom("addon_prices")
    .select(["cycle", "setup_fee", "price"])
    .where("addon_id", "=", addonId)
    .where("currency_id", "=", currencyId)
    .execute();
}

const DROPDOWN_OR_RADIO = [1, 2];
const YES_NO = 3;
/** Where an option has no largest quantity of its own. */
const MOST_OF_OPTION = 1_000_000;

/**
 * What is chosen of a product's configurable options, with prices in a cycle. What is not in `wished` keeps its
 * `standing` choice, or is the first choice, no, or the least quantity. Refuses a choice that the option has not, and a
 * quantity out of its bounds.
 */
export async function chosenOptions(
  db: Db,
  productId: number,
  currencyId: number,
  cycle: string,
  wished: Readonly<Record<string, number>>,
  standing: readonly { optionId: number; choiceId: number; quantity: number }[] = [],
): Promise<{ options: ChosenOption[]; prices: Prices }> {
  const rows = await db
    .selectFrom("config_options")
    .innerJoin("config_group_products", "config_group_products.group_id", "config_options.group_id")
    .innerJoin("config_choices", "config_choices.option_id", "config_options.id")
    .leftJoin("config_choice_prices as prices", (join) =>
      join
        .onRef("prices.choice_id", "=", "config_choices.id")
        .on("prices.currency_id", "=", currencyId)
        .on("prices.cycle", "=", cycle === "onetime" || cycle === "free" ? "monthly" : cycle),
    )
    .select(["config_options.id", "config_options.name", "config_options.type", "config_options.min_quantity"])
    .select(["config_options.max_quantity", "config_choices.id as choice_id", "config_choices.name as choice"])
    .select(["config_choices.is_hidden as choice_hidden", "prices.setup_fee", "prices.price"])
    .where("config_group_products.product_id", "=", productId)
    .where("config_options.is_hidden", "=", 0)
    .orderBy("config_options.sort_order")
    .orderBy("config_options.id")
    .orderBy("config_choices.sort_order")
    .orderBy("config_choices.id")
    .execute();
  const options: ChosenOption[] = [];
  const prices = { setup: 0, price: 0 };
  for (const optionId of new Set(rows.map((row) => row.id))) {
    const choices = rows.filter((row) => row.id === optionId);
    const [first] = choices;
    if (!first) continue;
    const kept = standing.find((each) => each.optionId === optionId);
    const wish = wished[String(optionId)];
    const isChoice = DROPDOWN_OR_RADIO.includes(first.type);
    const chosen = isChoice ? choiceOf(choices, wish, kept?.choiceId) : first;
    if (!chosen) return refuse(`Configurable option "${first.name}" has no choice ${wish}`);
    const quantity = isChoice ? 1 : (wish ?? kept?.quantity ?? first.min_quantity);
    const most = first.type === YES_NO ? 1 : first.max_quantity;
    if (
      quantity < 0 ||
      quantity > MOST_OF_OPTION ||
      (first.type !== YES_NO && quantity < first.min_quantity) ||
      (most > 0 && quantity > most)
    ) {
      return refuse(`Configurable option "${first.name}" can't be ${quantity}`);
    }
    prices.setup += Math.max(0, chosen.setup_fee ?? 0) * quantity;
    prices.price += Math.max(0, chosen.price ?? 0) * quantity;
    const shown = isChoice ? chosen.choice : first.type === YES_NO ? (quantity > 0 ? "Yes" : "No") : String(quantity);
    options.push({
      optionId,
      choiceId: chosen.choice_id,
      quantity: isChoice ? 0 : quantity,
      shown: `${first.name}: ${shown}`,
    });
  }
  return { options, prices };
}

type ChoiceRow = { choice_id: number; choice_hidden: number };

function choiceOf<Row extends ChoiceRow>(choices: readonly Row[], wish: number | undefined, kept: number | undefined) {
  if (wish !== undefined) return choices.find((row) => row.choice_id === wish);
  const standing = choices.find((row) => row.choice_id === kept);
  return standing ?? choices.find((row) => row.choice_hidden === 0) ?? choices[0];
}
