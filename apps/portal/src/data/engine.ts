import "server-only";
import { ActionError, UnsupportedActionError } from "@kraken/sdk";
import { assertScope, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";

/** Milliseconds: an installation does not change its engine while it runs. */
const KEPT = 600_000;

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenEngine?: { until: number; isOwn: Promise<boolean> } };

async function look(scope: ClientScope): Promise<boolean> {
  try {
    await ask(scope).krakenGetProductGroups({});
    return true;
  } catch (error) {
    if (error instanceof UnsupportedActionError || error instanceof ActionError) return false;
    throw error;
  }
}

/**
 * Whether Kraken's own backend stands behind the portal, which has actions that no WHMCS has, and no pages. Asked once in
 * ten minutes: that an action is unknown is no answer which the cache keeps. (KrakenGetProductGroups)
 */
export function isOwnEngine(scope: ClientScope): Promise<boolean> {
  assertScope(scope, "client");
  const known = kept.krakenEngine;
  if (known && known.until > Date.now()) return known.isOwn;
  const isOwn = look(scope);
  const asked = { until: Date.now() + KEPT, isOwn };
  kept.krakenEngine = asked;
  isOwn.catch(() => {
    if (kept.krakenEngine === asked) delete kept.krakenEngine;
  });
  return isOwn;
}
