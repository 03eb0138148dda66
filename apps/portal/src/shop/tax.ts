import { rounded, scaled } from "./money.ts";

/** What taxes an invoice: rates are percent, decimal text. */
export type TaxProfile = {
  rate: string;
  rate2: string;
  /** The second is of the amount with the first in it. */
  compound: boolean;
  /** Prices have the taxes in them. */
  inclusive: boolean;
};

export const untaxed: TaxProfile = { rate: "0", rate2: "0", compound: false, inclusive: false };

/** A rule of the installation: of a country and state, of a country, or of everywhere ("" for any). */
export type TaxRule = { level: 1 | 2; country: string; state: string; rate: string };

/** The taxes of a place: at each level the most exact rule. */
export function taxesAt(
  rules: readonly TaxRule[],
  place: { country: string; state: string },
): Pick<TaxProfile, "rate" | "rate2"> {
  const rateOf = (level: 1 | 2) => {
    const fitting = rules.filter(
      (rule) =>
        rule.level === level &&
        (rule.country === "" || rule.country === place.country) &&
        (rule.state === "" || rule.state.toLowerCase() === place.state.toLowerCase()),
    );
    const exactness = (rule: TaxRule) => (rule.country ? 2 : 0) + (rule.state ? 1 : 0);
    return [...fitting].sort((a, b) => exactness(b) - exactness(a))[0]?.rate ?? "0";
  };
  return { rate: rateOf(1), rate2: rateOf(2) };
}

/** 100 %, in thousandths of a percent. */
const WHOLE = 100_000n;

/** The taxes of one line, each rounded once. */
export function taxesOf(amount: bigint, { rate, rate2, compound, inclusive }: TaxProfile): [bigint, bigint] {
  const first = scaled(rate, 3);
  const second = scaled(rate2, 3);
  const secondOfNet = compound ? second * (WHOLE + first) : second * WHOLE;
  if (!inclusive) return [rounded(amount * first, WHOLE), rounded(amount * secondOfNet, WHOLE * WHOLE)];
  const gross = WHOLE * WHOLE + first * WHOLE + secondOfNet;
  return [rounded(amount * first * WHOLE, gross), rounded(amount * secondOfNet, gross)];
}
