import { amountText } from "../wire/amounts.ts";

const cycles = ["monthly", "quarterly", "semiannually", "annually", "biennially", "triennially"] as const;

export type PriceRow = {
  of: number;
  currency: string;
  prefix: string;
  suffix: string;
  cycle: string;
  setup_fee: number;
  price: number;
};

/** Prices as WHMCS lists them, by currency code; a cycle without a row costs what `missing` says (-1 = not offered). */
export function pricesOf(rows: readonly PriceRow[], of: number, missing: number) {
  const own = rows.filter((row) => row.of === of);
  const prices = (currency: string) => {
    const cell = (cycle: (typeof cycles)[number]) =>
      own.find((row) => row.currency === currency && row.cycle === cycle);
    const setup = (cycle: (typeof cycles)[number]) => amountText(cell(cycle)?.setup_fee ?? 0);
    const price = (cycle: (typeof cycles)[number]) => {
      const minor = cell(cycle)?.price ?? missing;
      // WHMCS writes "not offered" as -1.00, whatever the currency.
      return minor < 0 ? "-1.00" : amountText(minor);
    };
    return {
      msetupfee: setup("monthly"),
      qsetupfee: setup("quarterly"),
      ssetupfee: setup("semiannually"),
      asetupfee: setup("annually"),
      bsetupfee: setup("biennially"),
      tsetupfee: setup("triennially"),
      monthly: price("monthly"),
      quarterly: price("quarterly"),
      semiannually: price("semiannually"),
      annually: price("annually"),
      biennially: price("biennially"),
      triennially: price("triennially"),
    };
  };
  const looks = new Map(own.map((row) => [row.currency, { prefix: row.prefix, suffix: row.suffix }]));
  return { looks, prices };
}
