import { scaled } from "../../money/rounding.ts";

const scaledOr = (text: string | undefined, places: number) => (text === undefined ? undefined : scaled(text, places));

/** A tax rate of a request ("19.975") as it is kept: percent ×1000. */
export const taxRateOf = (text: string | undefined): number | undefined => scaledOr(text, 3);

/** An exchange rate of a request ("0.91234") as it is kept: ×100000. */
export const exchangeRateOf = (text: string | undefined): number | undefined => scaledOr(text, 5);
