import type { StaffDomain } from "../../../../../data/staff/domains.ts";

export const deeds = [
  "register",
  "transfer",
  "renew",
  "nameservers",
  "lock",
  "protection",
  "contacts",
  "dns",
  "code",
  "edit",
  "release",
] as const;
export type Deed = (typeof deeds)[number];

/** In which states each can be done. What a registrar has of a domain is there while that is active. */
const states: Record<Exclude<Deed, "edit">, readonly string[]> = {
  register: ["Pending", "Pending Registration"],
  transfer: ["Pending", "Pending Transfer"],
  renew: ["Active", "Grace", "Redemption", "Expired"],
  nameservers: ["Active"],
  lock: ["Active"],
  protection: ["Active"],
  contacts: ["Active"],
  dns: ["Active"],
  code: ["Active"],
  release: ["Active"],
};

/**
 * What can be done with a domain as it is, what is likeliest first.
 * @param hasDns whether the engine serves its DNS records
 */
export function deedsOf(domain: Pick<StaffDomain, "status" | "kind" | "dnsManagement">, hasDns: boolean): Deed[] {
  const can = deeds.filter((deed) => {
    if (deed === "edit") return true;
    if (deed === "dns" && !(hasDns && domain.dnsManagement)) return false;
    return states[deed].includes(domain.status);
  });
  // What was ordered as a transfer is likelier to be one.
  return domain.kind === "Transfer" && can.includes("transfer")
    ? ["transfer", ...can.filter((deed) => deed !== "transfer")]
    : can;
}
