import { addDays } from "../days.ts";
import type { Tld } from "./tlds.ts";

/** Days after its expiry in which a domain can still be renewed; 0 = none. */
export type Periods = { graceDays: number; redemptionDays: number };

/**
 * The periods of an ending. Days that nobody set are none: what a registry does by itself, its registrar tells at the
 * next sync. A fee of -1 turns its period off (createorupdatetld).
 */
export function periodsOf(
  tld: Pick<Tld, "grace_days" | "grace_fee" | "redemption_days" | "redemption_fee"> | undefined,
): Periods {
  const days = (set: number | null | undefined, fee: number | null | undefined) => ((fee ?? 0) < 0 ? 0 : (set ?? 0));
  return {
    graceDays: days(tld?.grace_days, tld?.grace_fee),
    redemptionDays: days(tld?.redemption_days, tld?.redemption_fee),
  };
}

/** A domain is Active to the end of the day on which it expires, then in Grace, in Redemption, and Expired. */
export function stateOn(
  today: string,
  expiresOn: string,
  { graceDays, redemptionDays }: Periods,
): "Active" | "Grace" | "Redemption" | "Expired" {
  if (today <= expiresOn) return "Active";
  if (today <= addDays(expiresOn, graceDays)) return "Grace";
  return today <= addDays(expiresOn, graceDays + redemptionDays) ? "Redemption" : "Expired";
}
