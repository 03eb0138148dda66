import { build, buildSeedPortal } from "../../scripts/lib/build.mjs";
import { type Company, openCompany } from "./arms.ts";
import { list } from "./list.ts";
import { median } from "./load.ts";
import { pages } from "./pages.ts";
import { coldStart, type Found, memory, together, unevenly, warm } from "./slow.ts";

/** How long each part lasts. */
export type Plan = {
  rounds: number;
  /** Cold starts in a round. */
  colds: number;
  /** Seconds of views over the moment of expiry. */
  warmSeconds: number;
  /** Seconds in which 1,000 views come. */
  unevenSeconds: number;
  listSeconds: number;
  listTurns: number;
  /** Under load, at the end. */
  memoryMinutes: number;
  memoryRate: number;
};

export const whole: Plan = {
  rounds: 3,
  colds: 5,
  warmSeconds: 60,
  unevenSeconds: 150,
  listSeconds: 5,
  listTurns: 5,
  memoryMinutes: 30,
  memoryRate: 100,
};

export const short: Plan = {
  rounds: 1,
  colds: 2,
  warmSeconds: 24,
  unevenSeconds: 75,
  listSeconds: 3,
  listTurns: 3,
  memoryMinutes: 1,
  memoryRate: 100,
};

export const parts = ["cold", "warm", "uneven", "together", "list", "pages", "memory"] as const;
export type Part = (typeof parts)[number];

const measures: Record<Exclude<Part, "memory">, (company: Company, plan: Plan, round: number) => Promise<Found>> = {
  cold: (company, { colds }) => coldStart(company, colds),
  warm: (company, { warmSeconds }) => warm(company, warmSeconds),
  uneven: (company, { unevenSeconds }, round) => unevenly(company, unevenSeconds, round),
  together,
  pages,
  list: (company, { listSeconds, listTurns }) => list(company, listSeconds, listTurns),
};

const CLIENTS = 20;

/** Measures these parts by a plan. Each round's figures, in their order. */
export async function measure(plan: Plan, wanted: readonly Part[], say: (line: string) => void): Promise<Found[]> {
  await build();
  await buildSeedPortal();
  const company = await openCompany(CLIENTS);
  try {
    const rounds: Found[] = [];
    for (let round = 0; round < plan.rounds; round++) {
      const found: Found = {};
      for (const part of wanted) {
        if (part === "memory") continue;
        say(`round ${round + 1} of ${plan.rounds}: ${part}`);
        Object.assign(found, await measures[part](company, plan, round));
      }
      rounds.push(found);
    }
    const [first] = rounds;
    if (first && wanted.includes("memory")) {
      say(`memory, ${plan.memoryMinutes} minutes`);
      Object.assign(first, await memory(company, plan.memoryMinutes, plan.memoryRate));
    }
    return rounds;
  } finally {
    await company.stop();
  }
}

/** The median of each figure. */
export function mediansOf(rounds: readonly Found[]): Found {
  const names = [...new Set(rounds.flatMap((round) => Object.keys(round)))];
  return Object.fromEntries(
    names.map((name) => [name, median(rounds.flatMap(({ [name]: value }) => (value === undefined ? [] : [value])))]),
  );
}
