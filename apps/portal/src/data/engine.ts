import "server-only";
import { ActionError, UnsupportedActionError } from "@kraken/sdk";
import { assertScope, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { keptFor } from "./kept.ts";

/** Seconds: an installation does not change its engine while it runs. */
const KEPT = 600;

const asked = keptFor(
  "engine",
  KEPT,
  (_scope: ClientScope) => "one",
  async (scope) => {
    try {
      await ask(scope).krakenGetProductGroups({});
      return true;
    } catch (error) {
      if (error instanceof UnsupportedActionError || error instanceof ActionError) return false;
      throw error;
    }
  },
);

/**
 * Whether Kraken's own backend stands behind the portal, which has actions that no WHMCS has, and no pages.
 * (KrakenGetProductGroups)
 */
export function isOwnEngine(scope: ClientScope): Promise<boolean> {
  assertScope(scope, "client");
  return asked(scope);
}
