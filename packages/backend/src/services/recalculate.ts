import type { Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { addonPrices, chosenOptions, productPrices } from "../orders/catalogue.ts";
import { billingCycle } from "./cycles.ts";

const currencyOf = async (tx: Tx, clientId: number): Promise<number> => {
  const { currency_id } = await tx
    .selectFrom("clients")
    .select("currency_id")
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  return currency_id;
};

/** The price of a cycle; one-time prices are kept under monthly, as WHMCS does. Undefined where it is not offered. */
function priceIn(rows: readonly { cycle: string; price: number }[], cycle: string): number | undefined {
  const price = rows.find((row) => row.cycle === (cycle === "onetime" ? "monthly" : cycle))?.price;
  return price === undefined || price < 0 ? undefined : price;
}

/**
 * What a period of a service costs by the catalogue as it is now, in minor units of the client's currency: its product
 * and its options, as many times as it has. What is paid once, or never, recurs for nothing.
 */
export async function serviceRecurring(tx: Tx, serviceId: number): Promise<number> {
  const service = await tx
    .selectFrom("services")
    .select(["client_id", "product_id", "billing_cycle", "quantity"])
    .where("id", "=", serviceId)
    .executeTakeFirstOrThrow();
  const cycle = billingCycle(service.billing_cycle);
  if (!cycle || cycle.months === 0) return 0;
  const currencyId = await currencyOf(tx, service.client_id);
  const price = priceIn(await productPrices(tx, service.product_id, currencyId), cycle.key);
  if (price === undefined) return refuse("The product is not offered in this billing cycle");
  const standing = await tx
    .selectFrom("service_config_options")
    .select(["option_id", "choice_id", "quantity"])
    .where("service_id", "=", serviceId)
    .execute();
  const kept = standing.map((row) => ({ optionId: row.option_id, choiceId: row.choice_id, quantity: row.quantity }));
  const { prices } = await chosenOptions(tx, service.product_id, currencyId, cycle.key, {}, kept);
  return (price + prices.price) * service.quantity;
}

/** The same for an add-on that a client has. One that staff wrote by hand has no price in the catalogue: undefined. */
export async function addonRecurring(tx: Tx, id: number): Promise<number | undefined> {
  const addon = await tx
    .selectFrom("service_addons")
    .select(["client_id", "addon_id", "billing_cycle", "quantity"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (addon.addon_id === null) return undefined;
  const cycle = billingCycle(addon.billing_cycle);
  if (!cycle || cycle.months === 0) return 0;
  const price = priceIn(await addonPrices(tx, addon.addon_id, await currencyOf(tx, addon.client_id)), cycle.key);
  return price === undefined ? refuse("The addon is not offered in this billing cycle") : price * addon.quantity;
}
