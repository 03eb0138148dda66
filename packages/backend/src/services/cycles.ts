/** Billing cycles as services keep them: WHMCS's names, months of one period, and the key of price tables. */
export const billingCycles = [
  { name: "Free Account", key: "free", months: 0 },
  { name: "One Time", key: "onetime", months: 0 },
  { name: "Monthly", key: "monthly", months: 1 },
  { name: "Quarterly", key: "quarterly", months: 3 },
  { name: "Semi-Annually", key: "semiannually", months: 6 },
  { name: "Annually", key: "annually", months: 12 },
  { name: "Biennially", key: "biennially", months: 24 },
  { name: "Triennially", key: "triennially", months: 36 },
] as const;

export type BillingCycle = (typeof billingCycles)[number];

/** A cycle by any of its spellings: "Semi-Annually", "semiannually", "One Time", "onetime", "free". */
export function billingCycle(written: string): BillingCycle | undefined {
  const key = written.toLowerCase().replace(/[^a-z]/g, "");
  const wanted = key === "freeaccount" ? "free" : key;
  return billingCycles.find((cycle) => cycle.key === wanted);
}
