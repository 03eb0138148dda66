import type { Handler } from "../handler.ts";

/**
 * The handlers of what a WHMCS serves: no extension, and nothing under a name that only the specification has
 * (GetPromoCodes, which travels as GetPromotions). Everything else is then an unknown command.
 */
export function knownToWhmcs(handlers: readonly Handler[]): readonly Handler[] {
  return handlers.filter(({ action }) => !action.extension && action.sentAs === action.name);
}
