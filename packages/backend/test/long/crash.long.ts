import { expect, it } from "vitest";
import { crashRounds } from "./crash-rounds.ts";

const rounds = Number(process.env.KRAKEN_CRASH_ROUNDS || 100);
const seed = Number(process.env.KRAKEN_CRASH_SEED || Date.now() % 1_000_000);

it(`keeps its books through ${rounds} kills (seed ${seed})`, { timeout: rounds * 60_000 }, async () => {
  const report = await crashRounds(rounds, seed);
  console.log(`Confirmed before a kill, and found after it: ${JSON.stringify(report.confirmed)}`);
  expect(report.wrong).toEqual([]);
  expect(Object.values(report.confirmed).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(rounds);
});
