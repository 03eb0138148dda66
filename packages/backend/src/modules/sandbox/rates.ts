import type { RatesModule } from "../rates.ts";

/** What one US dollar is worth in the sandbox, on every day. */
const rates = { USD: 1, EUR: 0.92, GBP: 0.78, CHF: 0.88, JPY: 151.5, CAD: 1.37, AUD: 1.53, SEK: 10.6, PLN: 3.95 };

/** Rates that are the same on every day. */
export const sandboxRates: RatesModule = { rates: async () => ({ outcome: "done", rates }) };
