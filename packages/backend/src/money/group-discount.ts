import { share } from "./rounding.ts";

/** Lines of what is sold, which a client group's discount is for; not fees, funds, or what staff write by hand. */
const sold = new Set([
  ...["Hosting", "Setup", "Addon", "DomainRegister", "DomainTransfer", "Domain"],
  ...["PromoHosting", "PromoAddon", "PromoDomain"],
]);

/** What is left of a price after a group's discount; percent ×100, rounded once. */
export const afterGroup = (price: number, percent: number): number => price - share(price, percent, 10_000);

/**
 * What a client group's discount (percent ×100: 10 % is 1000) takes off lines, promotions being off before: one amount
 * below 0 for those that are taxed and one for those that are not, where there is anything to take.
 */
export function groupDiscounts(
  lines: readonly { type?: string | undefined; amount: number; isTaxed?: boolean | undefined }[],
  percent: number,
): { amount: number; isTaxed: boolean }[] {
  return [true, false].flatMap((isTaxed) => {
    const sum = lines
      .filter((line) => sold.has(line.type ?? "") && (line.isTaxed ?? false) === isTaxed)
      .reduce((total, { amount }) => total + amount, 0);
    const off = share(Math.max(0, sum), Math.min(Math.max(0, percent), 10_000), 10_000);
    return off > 0 ? [{ amount: -off, isTaxed }] : [];
  });
}
