import type { ModuleResult } from "./result.ts";

/** Keeps an exception of somebody else's code for whoever runs Kraken; answers what may be told of it. */
export type Unexpected = (where: string, error: unknown) => string;

/**
 * The same module, whose exceptions go to the log and to nobody else: their text may hold addresses, credentials and
 * paths. Whoever called it hears that the call has no answer, and under which reference the log has the rest.
 */
export function guarded<M extends { readonly name: string }>(module: M, unexpected: Unexpected): M {
  return new Proxy(module, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return (...parameters: unknown[]) => {
        const answer: unknown = Reflect.apply(value, target, parameters);
        if (!(answer instanceof Promise)) return answer;
        return answer.catch((error: unknown): ModuleResult | null => {
          const told = unexpected(`module ${module.name} ${String(key)}`, error);
          // Questions that are not answered by a result: null is a server that does not answer.
          return key === "serverStatus" || key === "usage" ? null : { outcome: "unknown", error: told };
        });
      };
    },
  });
}
