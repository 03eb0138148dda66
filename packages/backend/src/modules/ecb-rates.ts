import { fetchText } from "./fetch-text.ts";
import type { Rates, RatesModule } from "./rates.ts";

/** Where the European Central Bank has its reference rates, of every working day about 16:00 CET. */
export const ECB_RATES = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml";

/** Units for one euro, of lines like `<Cube currency='USD' rate='1.0866'/>`. */
function ratesIn(xml: string): Rates {
  const found: Record<string, number> = {};
  for (const [tag] of xml.matchAll(/<Cube\s[^<>]*>/g)) {
    const code = /\scurrency=["']([A-Z]{3})["']/.exec(tag)?.[1];
    const rate = Number(/\srate=["'](\d{1,12}(?:\.\d{1,12})?)["']/.exec(tag)?.[1]);
    if (code !== undefined && rate > 0) found[code] = rate;
  }
  return found;
}

/** The reference rates of the European Central Bank. `timeoutMs` is of the whole request. */
export function ecbRates({ url = ECB_RATES, timeoutMs = 8000 } = {}): RatesModule {
  async function ask(): Promise<Rates> {
    const { status, text } = await fetchText(url, "application/xml, text/xml", { timeoutMs, maxBytes: 256 << 10 });
    if (status !== 200) throw new Error(`The bank answered ${status}`);
    const found = ratesIn(text);
    if (Object.keys(found).length === 0) throw new Error("The bank's answer has no rates");
    return { ...found, EUR: 1 };
  }
  return {
    rates: () =>
      ask().then(
        (rates) => ({ outcome: "done", rates }),
        (error: unknown) => ({
          outcome: "failed",
          error: error instanceof Error ? error.message : "The bank did not answer",
        }),
      ),
  };
}
