import type { DomainSummary } from "./domains.ts";
import type { ServiceSummary } from "./services.ts";

/* What a client has, by its state, and what is over. Pure functions. */

/** Services that run, will run, or can run again; the others are over. */
export const isLive = ({ status }: Pick<ServiceSummary, "status">): boolean =>
  status === "Active" || status === "Pending" || status === "Suspended";

export const isComing = ({ status }: Pick<DomainSummary, "status">): boolean => status.startsWith("Pending");

/** Domains that the client has, or is getting; not those that are gone. */
export const isHeld = (domain: Pick<DomainSummary, "status">): boolean =>
  domain.status === "Active" || domain.status === "Grace" || domain.status === "Redemption" || isComing(domain);
