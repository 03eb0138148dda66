import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Company, usual } from "./arms.ts";
import { markupOf } from "./bare.ts";
import { inTurn, median, share } from "./load.ts";
import type { Found } from "./slow.ts";

const CALLERS = 16;

/** A page of this many rows; the head's is one more. */
const ROWS = 25;

/**
 * A client's list of 25 invoices, whose answers are kept, beside a bare Next page of the same elements. The arms take
 * turns; the first turn of each warms up.
 */
export async function list({ home, kraken, seed, lister }: Company, seconds: number, turns: number): Promise<Found> {
  const ask = { path: "/invoices", cookie: kraken.cookies[lister] };
  kraken.line.slow(0);
  await kraken.restart(usual);
  for (let at = 0; at < 3; at++) await kraken.caller.get(ask);
  const { markup, rows, elements } = markupOf(await kraken.caller.text(ask));
  if (rows !== ROWS + 1) throw new Error(`The list has ${rows - 1} rows, and ${ROWS} were wanted`);
  const file = join(home, "markup.json");
  writeFileSync(file, JSON.stringify(markup));
  await seed.restart(usual, { BARE_MARKUP: file });
  const bare = { path: "/list" };
  const sizes = { kraken: (await kraken.caller.get(ask)).bytes, bare: (await seed.caller.get(bare)).bytes };
  const all = {
    kraken: { rates: [] as number[], p99: [] as number[] },
    bare: { rates: [] as number[], p99: [] as number[] },
  };
  for (let turn = 0; turn <= turns; turn++) {
    for (const arm of ["kraken", "bare"] as const) {
      const [caller, page] = arm === "kraken" ? [kraken.caller, ask] : [seed.caller, bare];
      const { took, seconds: lasted } = await inTurn(caller, CALLERS, seconds * 1000, () => page);
      if (turn === 0) continue;
      all[arm].rates.push(took.length / lasted);
      all[arm].p99.push(
        share(
          took.map(({ end }) => end),
          0.99,
        ),
      );
    }
  }
  const [ours, theirs] = [all.kraken, all.bare];
  return {
    "list elements": elements,
    "list kilobytes": sizes.kraken / 1024,
    "list kilobytes, bare": sizes.bare / 1024,
    "list rate": median(ours.rates),
    "list rate, bare": median(theirs.rates),
    "list rate ratio": median(ours.rates) / median(theirs.rates),
    "list p99": median(ours.p99),
    "list p99, bare": median(theirs.p99),
    "list p99 ratio": median(ours.p99) / median(theirs.p99),
  };
}
