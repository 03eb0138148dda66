import { refuse } from "../../errors.ts";
import { scaled } from "../../money/rounding.ts";

/** The most that a rate may be: 1000 %, or what its column holds (21474.83647 units for one). */
const MOST = { 3: 1_000_000, 5: 2_147_483_647 } as const;

function rateOf(text: string | undefined, places: 3 | 5, name: string): number | undefined {
  if (text === undefined) return undefined;
  const rate = scaled(text, places);
  return rate === undefined || rate < 0 || rate > MOST[places] ? refuse(`Invalid or missing parameter: ${name}`) : rate;
}

/** A tax rate of a request ("19.975") as it is kept: percent ×1000. */
export const taxRateOf = (text: string | undefined, name: "taxrate" | "taxrate2"): number | undefined =>
  rateOf(text, 3, name);

/** An exchange rate of a request ("0.91234") as it is kept: ×100000. */
export const exchangeRateOf = (text: string | undefined): number | undefined => rateOf(text, 5, "rate");
