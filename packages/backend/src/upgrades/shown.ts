import { type CurrencyLook, shownAmount } from "../wire/amounts.ts";

/** The price of an upgrade as UpgradeProduct writes it, with the sign behind the currency's: "$-8.67 USD". */
export function upgradePrice(minor: number, look: CurrencyLook): string {
  const amount = shownAmount(Math.abs(minor), look);
  return minor < 0 ? `${look.prefix}-${amount.slice(look.prefix.length)}` : amount;
}
