import type { DomainSummary } from "../../data/domains.ts";
import type { ServiceSummary } from "../../data/services.ts";
import { daysBetween } from "../../lib/days.ts";

/** Services that run, will run, or can run again; the others are over. */
export const isLive = ({ status }: Pick<ServiceSummary, "status">): boolean =>
  status === "Active" || status === "Pending" || status === "Suspended";

export const isComing = ({ status }: Pick<DomainSummary, "status">): boolean => status.startsWith("Pending");

/** Domains that the client has, or is getting; not those that are gone. */
export const isHeld = (domain: Pick<DomainSummary, "status">): boolean =>
  domain.status === "Active" || domain.status === "Grace" || domain.status === "Redemption" || isComing(domain);

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
