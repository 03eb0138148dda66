import type { PayMethod } from "../../data/pay-methods.ts";
import type { Words } from "../../messages/words.ts";
import { withCommas } from "../../ui/format.ts";

/** "11/26", as it stands on a card. */
export const expiryText = (month: string): string => `${month.slice(5, 7)}/${month.slice(2, 4)}`;

/** "Visa ending in 4242, until 11/26", or what is known of it. */
export function cardName(
  { kind, type, lastFour, expires, bank, description }: PayMethod,
  { t, locale }: Words,
): string {
  const end = lastFour === "" ? "" : t("billing.methods.ending", { digits: lastFour });
  const what = kind === "bank" ? bank || t("billing.methods.bank") : type || t("billing.methods.card");
  const until = expires === undefined ? "" : t("billing.methods.until", { month: expiryText(expires) });
  const named = [what, end].filter(Boolean).join(" ");
  const whole = withCommas([named, until].filter(Boolean), locale);
  return description === "" || kind === "card" ? whole : `${description} · ${whole}`;
}
