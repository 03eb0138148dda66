import { logActivity } from "../activity.ts";
import type { Context } from "../context.ts";
import { RATE_OF_DEFAULT } from "../money/currency.ts";
import { readSettings } from "../settings.ts";

/** Above it an amount in the currency would leave the whole numbers that are exact. */
const MOST = 2_147_483_647;

/**
 * Gives currencies the rates that the installation's source has for them, while CurrencyAutoUpdateExchangeRates is on.
 * A currency that the source does not know keeps its own, and all do where the default is unknown to it. What was
 * invoiced stays: a rate counts for what is reckoned from now on. Called by the daily run, as often as it likes; answers
 * how many changed. @throws Error with the source's sentence where it does not answer
 */
export async function updateRates(context: Context): Promise<number> {
  const { db, modules, transaction } = context;
  if (!(await readSettings(db)).isOn("CurrencyAutoUpdateExchangeRates") || !modules.rates) return 0;
  const told = await modules.rates.rates();
  if (told.outcome === "failed") throw new Error(`The exchange rates are not known: ${told.error}`);
  return transaction(async (tx) => {
    const currencies = await tx.selectFrom("currencies").select(["id", "code", "rate", "is_default"]).execute();
    const base = told.rates[currencies.find((currency) => currency.is_default === 1)?.code ?? ""];
    if (base === undefined || !(base > 0)) return 0;
    let changed = 0;
    for (const { id, code, rate, is_default } of currencies) {
      const theirs = told.rates[code];
      const next = theirs === undefined ? 0 : Math.round((theirs / base) * RATE_OF_DEFAULT);
      if (is_default === 1 || next === rate || !(next > 0 && next <= MOST)) continue;
      await tx.updateTable("currencies").set({ rate: next }).where("id", "=", id).execute();
      await logActivity(context, tx, {
        description: `Exchange Rate Updated: ${code} ${(next / RATE_OF_DEFAULT).toFixed(5)}`,
      });
      changed++;
    }
    return changed;
  });
}
