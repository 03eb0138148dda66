import { addMonths, daysBetween } from "../../lib/days.ts";
import type { Words } from "../../messages/words.ts";

const months: Record<string, number> = {
  Monthly: 1,
  Quarterly: 3,
  "Semi-Annually": 6,
  Annually: 12,
  Biennially: 24,
  Triennially: 36,
};

/** How many months one of WHMCS's billing cycles has; undefined for what is paid once or never. */
export const monthsOf = (cycle: string): number | undefined => months[cycle];

/** "a month", "every two years"; undefined for what is not paid for. */
export function cycleWord(cycle: string, t: Words["t"]): string | undefined {
  switch (cycle) {
    case "Monthly":
      return t("client.cycles.monthly");
    case "Quarterly":
      return t("client.cycles.quarterly");
    case "Semi-Annually":
      return t("client.cycles.semiAnnually");
    case "Annually":
      return t("client.cycles.annually");
    case "Biennially":
      return t("client.cycles.biennially");
    case "Triennially":
      return t("client.cycles.triennially");
    case "One Time":
      return t("client.cycles.oneTime");
    default:
      return undefined;
  }
}

export type Period = { from: string; to: string; day: number; days: number; percent: number };

/** The period that ends on a day and is `length` months long, and how much of it has passed today. */
export function periodTo(end: string, length: number, today: string): Period {
  const from = addMonths(end, -length);
  const days = Math.max(1, daysBetween(from, end));
  const day = Math.min(days, Math.max(0, daysBetween(from, today)));
  return { from, to: end, day, days, percent: Math.round((day / days) * 100) };
}
