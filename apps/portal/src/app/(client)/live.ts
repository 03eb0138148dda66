import type { DomainSummary } from "../../data/domains.ts";
import { daysBetween } from "../../lib/days.ts";

export { isComing, isHeld, isLive } from "../../data/live.ts";

/** A domain of which somebody should think soon. */
export const expiresSoon = ({ status, expires }: Pick<DomainSummary, "status" | "expires">, today: string): boolean => {
  const days = expires === null ? undefined : daysBetween(today, expires);
  return status === "Active" && days !== undefined && days >= 0 && days <= 30;
};

/** Domains that are with the registrar: what it knows of the others can't be asked, nor changed. */
export const isWithRegistrar = ({ status }: Pick<DomainSummary, "status">): boolean => status === "Active";

/** Domains that can be renewed, in time or late. */
export const isRenewable = ({ status }: Pick<DomainSummary, "status">): boolean =>
  status === "Active" || status === "Grace" || status === "Redemption" || status === "Expired";
