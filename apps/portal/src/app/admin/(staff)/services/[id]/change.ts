import { idFrom } from "../../../../../data/owned.ts";
import type { Change } from "../../../../../data/upgrades.ts";
import { type Cycle, cycleNames } from "../../../../../shop/catalogue.ts";

/** The product and cycle that an address or a form asks for; undefined when it asks for none. */
export function changeFrom(texts: Record<string, string | undefined>): Change | undefined {
  const productId = idFrom(texts.product);
  const cycle = (Object.keys(cycleNames) as Cycle[]).find((each) => each === texts.cycle);
  return productId === undefined || cycle === undefined ? undefined : { type: "product", productId, cycle };
}
