import "server-only";
import { type Gone, type Standing, standing } from "../data/standing.ts";
import { makePublicScope } from "./scope.ts";

/** More than are signed in at once. */
const MOST = 10_000;

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenStandings?: Map<string, Standing> };

const keyOf = (userId: number, clientId: number) => `${userId} ${clientId}`;

/** What a user may do for a client at this moment, or why he may not act for it. */
export async function currentStanding(userId: number, clientId: number): Promise<Standing | Gone> {
  const found = await standing(makePublicScope(), userId, clientId);
  kept.krakenStandings ??= new Map();
  const all = kept.krakenStandings;
  const key = keyOf(userId, clientId);
  all.delete(key);
  if (typeof found !== "string") all.set(key, found);
  const [oldest] = all.keys();
  if (all.size > MOST && oldest !== undefined) all.delete(oldest);
  return found;
}

/** What he might do when it was known last: for what is shown while WHMCS does not answer, and to decide nothing. */
export const lastStanding = (userId: number, clientId: number): Standing | undefined =>
  kept.krakenStandings?.get(keyOf(userId, clientId));
