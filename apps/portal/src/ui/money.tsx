import type { ReactElement } from "react";
import { formatMoney } from "./format.ts";

export interface MoneyProps {
  /** A decimal string, as the contract gives it: "15.95". */
  amount: string;
  /** ISO code: "EUR". */
  currency: string;
  locale: string;
}

/** An amount in its currency, in figures of one width. */
export function Money({ amount, currency, locale }: MoneyProps): ReactElement {
  return <span className="num nowrap">{formatMoney(amount, currency, locale) ?? `${amount} ${currency}`}</span>;
}
