import "server-only";
import { UnsupportedActionError } from "@kraken/sdk";
import { assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { isForbidden } from "./reason.ts";

/** Milliseconds after which an action that was not served is asked for again: WHMCS may have been changed since. */
const AGAIN_MS = 10 * 60 * 1000;

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenUnserved?: Map<string, number> };

/**
 * Asks for an action that only Kraken's backend serves; undefined where the engine does not know it, or the role has not
 * got it. Then it is not asked for again for some minutes.
 */
export async function whereServed<R>(action: string, call: () => Promise<R>): Promise<R | undefined> {
  kept.krakenUnserved ??= new Map();
  const unserved = kept.krakenUnserved;
  if ((unserved.get(action) ?? 0) > Date.now()) return undefined;
  try {
    return await call();
  } catch (error) {
    const isUnknown = error instanceof UnsupportedActionError || isForbidden(error);
    if (!isUnknown) throw error;
    unserved.set(action, Date.now() + AGAIN_MS);
    return undefined;
  }
}

/**
 * Whether Kraken's own backend stands behind the portal, which has actions that no WHMCS has, and no pages.
 * (KrakenGetProductGroups)
 */
export async function isOwnEngine(scope: ClientScope | StaffScope): Promise<boolean> {
  assertScope(scope, "client", "staff");
  const told = await whereServed("KrakenGetProductGroups", () => ask(scope).krakenGetProductGroups({ hidden: false }));
  return told !== undefined;
}

/** Forgets what was not served; for tests. */
export function forgetUnserved(): void {
  delete kept.krakenUnserved;
}
