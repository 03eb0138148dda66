import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWhmcs, type Whmcs } from "@kraken/sdk";
import { audit } from "./audit.ts";
import { type BackendProcess, startProcess } from "./backend-process.ts";
import { type Confirmed, kinds } from "./writers.ts";

const WRITERS = 4;
/** The process is killed between so many milliseconds after the writers began. */
const EARLIEST = 5;
const LATEST = 1200;

export type CrashReport = { rounds: number; confirmed: Record<string, number>; wrong: string[] };

/** The same chances for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes until the backend is gone. */
async function write(whmcs: Whmcs, backend: BackendProcess, name: string, chance: () => number, done: Confirmed) {
  for (let number = 0; backend.isAlive(); number++) {
    const some = kinds[Math.floor(chance() * kinds.length)];
    // What the dying backend left unanswered may be there or not.
    await some?.run(whmcs, `${name}n${number}`, (action, check) => done.push({ action, check })).catch(() => {});
  }
}

async function missing(whmcs: Whmcs, confirmed: Confirmed): Promise<string[]> {
  const found: string[] = [];
  for (const { action, check } of confirmed) {
    const wrong = await check(whmcs).catch((error: unknown) => String(error));
    if (wrong) found.push(`${action}: ${wrong}`);
  }
  return found;
}

/**
 * Kills a backend under a mixed load again and again. After every kill the file is audited, the backend is started anew,
 * and everything that it had confirmed in that round is looked for; at the end, everything of all rounds.
 */
export async function crashRounds(rounds: number, seed: number): Promise<CrashReport> {
  const home = mkdtempSync(join(tmpdir(), "kraken-crash-rounds-"));
  const file = join(home, "backend.db");
  const chance = chances(seed);
  const wrong: string[] = [];
  const all: Confirmed = [];
  let backend = await startProcess(home);
  try {
    for (let round = 1; round <= rounds && wrong.length === 0; round++) {
      const whmcs = createWhmcs(backend.facts);
      const confirmed: Confirmed = [];
      const running = backend;
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        write(whmcs, running, `s${seed}r${round}w${writer}`, chance, confirmed),
      );
      await new Promise((resolve) => setTimeout(resolve, EARLIEST + chance() * (LATEST - EARLIEST)));
      await running.kill();
      await Promise.all(writers);
      await whmcs.close();

      const note = (found: string[]) => wrong.push(...found.map((text) => `round ${round}: ${text}`));
      note(await audit(file));
      backend = await startProcess(home);
      const again = createWhmcs(backend.facts);
      note(await missing(again, confirmed));
      all.push(...confirmed);
      if (round === rounds) note(await missing(again, all));
      await again.close();
    }
    const count: Record<string, number> = {};
    for (const { action } of all) count[action] = (count[action] ?? 0) + 1;
    return { rounds, confirmed: count, wrong };
  } finally {
    await backend.kill();
    rmSync(home, { recursive: true, force: true });
  }
}
