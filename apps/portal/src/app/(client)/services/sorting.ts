import type { ServiceSummary } from "../../../data/services.ts";
import { compareAmounts } from "../../../lib/amounts.ts";

/** What is not due any more comes last. */
export const byNextDue = (a: ServiceSummary, b: ServiceSummary): number =>
  (a.nextDue ?? "9999").localeCompare(b.nextDue ?? "9999") || a.name.localeCompare(b.name);

export const sorts = {
  name: (a: ServiceSummary, b: ServiceSummary) => a.name.localeCompare(b.name) || byNextDue(a, b),
  due: byNextDue,
  price: (a: ServiceSummary, b: ServiceSummary) => compareAmounts(a.recurring, b.recurring),
  status: (a: ServiceSummary, b: ServiceSummary) => a.status.localeCompare(b.status) || byNextDue(a, b),
};

export type ServiceSort = keyof typeof sorts;
export const sortNames = Object.keys(sorts) as [ServiceSort, ...ServiceSort[]];
