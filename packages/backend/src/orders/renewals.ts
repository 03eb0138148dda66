/** What an order renews: ids of services and add-ons, and years by a domain's id. */
export type Renewals = {
  services: readonly number[];
  addons: readonly number[];
  domains: Readonly<Record<number, number>>;
};

/** orders.renewals as it is meant; nothing for "". */
export function renewalsOf(stored: string): Renewals {
  if (stored === "") return { services: [], addons: [], domains: {} };
  const kept = JSON.parse(stored) as Partial<Renewals>;
  return { services: kept.services ?? [], addons: kept.addons ?? [], domains: kept.domains ?? {} };
}

/** Renewals as orders keep them; "" for none. */
export function renewalsText(renewals: Renewals): string {
  const { services, addons, domains } = renewals;
  const isNone = services.length === 0 && addons.length === 0 && Object.keys(domains).length === 0;
  return isNone ? "" : JSON.stringify({ domains, services, addons });
}
