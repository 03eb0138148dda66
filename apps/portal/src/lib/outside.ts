import { AsyncLocalStorage } from "node:async_hooks";

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenOutside?: ReturnType<typeof AsyncLocalStorage.snapshot> };

/** Remembers what it is like where no request is answered. For the start of the process. */
export function rememberOutside(): void {
  kept.krakenOutside ??= AsyncLocalStorage.snapshot();
}

/** Runs something that goes on for others too: it belongs to no request, whoever began it. */
export const outside = <R>(run: () => R): R => (kept.krakenOutside ? kept.krakenOutside(run) : run());
