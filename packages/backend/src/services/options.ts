import type { Tx } from "../context.ts";
import { refuse } from "../errors.ts";

/** A configurable option's value: the id of what was chosen, or that with a quantity. */
export type GivenOption = number | { optionid: number; qty: number };

const DROPDOWN = 1;
const RADIO = 2;

/**
 * Changes configurable options of a service, by the option's id. A number is the id of a choice, or the quantity of an
 * option that has one. Options of other products, and choices of other options, are refused.
 */
export async function setOptions(
  tx: Tx,
  service: { id: number; productId: number },
  given: Readonly<Record<string, GivenOption>>,
): Promise<void> {
  for (const [key, value] of Object.entries(given)) {
    const choices = await tx
      .selectFrom("config_options")
      .innerJoin("config_group_products", "config_group_products.group_id", "config_options.group_id")
      .innerJoin("config_choices", "config_choices.option_id", "config_options.id")
      .select(["config_options.id", "config_options.type", "config_options.max_quantity", "config_options.name"])
      .select("config_choices.id as choice")
      .where("config_group_products.product_id", "=", service.productId)
      .where("config_options.id", "=", /^\d{1,9}$/.test(key) ? Number(key) : 0)
      .orderBy("config_choices.id")
      .execute();
    const [first] = choices;
    if (!first) return refuse(`Invalid Configurable Option ID: ${key}`);
    const isChoice = first.type === DROPDOWN || first.type === RADIO;
    const wanted = typeof value === "number" ? (isChoice ? value : first.choice) : value.optionid;
    const quantity = isChoice ? 0 : typeof value === "number" ? value : value.qty;
    if (!choices.some(({ choice }) => choice === wanted)) return refuse(`Invalid choice of ${first.name}: ${wanted}`);
    const most = first.type === 3 ? 1 : first.max_quantity;
    if (quantity < 0 || (most > 0 && quantity > most)) return refuse(`Invalid quantity of ${first.name}: ${quantity}`);
    const row = { choice_id: wanted, quantity };
    await tx
      .insertInto("service_config_options")
      .values({ service_id: service.id, option_id: first.id, ...row })
      .onConflict((conflict) => conflict.columns(["service_id", "option_id"]).doUpdateSet(row))
      .execute();
  }
}
