import "server-only";
import type { Layer, Methods, Whmcs } from "@kraken/sdk";
import { cache } from "react";
import type { AnyScope } from "../access/scope.ts";
import { log } from "../lib/log.ts";
import { whmcs } from "../lib/whmcs.ts";
import { beginEpoch, epochsOf } from "./cache/epochs.ts";
import { type ReadPolicy, reads, type Tag, writes } from "./cache/policy.ts";
import { readThrough } from "./cache/read-through.ts";
import { waitingFor } from "./cache/waiting.ts";

export type Asker = {
  /** Whose answers are kept together: nobody else sees them. */
  owner: string;
  /** Whose else are not the present after a write. */
  touched: readonly string[];
  anew: boolean;
};

const policyOf = (method: string): ReadPolicy | undefined => reads[method as keyof Methods] as ReadPolicy | undefined;

const anewHere = cache(() => new Set<Tag>());

/** From here on this request asks for everything about that anew: WHMCS may have changed it without us. */
export const readAnew = (about: Tag): void => void anewHere().add(about);

/** Reads come from what is kept, as the table in cache/policy.ts has it; a write begins a new epoch for what it touches. */
const cached =
  ({ owner, touched, anew }: Asker): Layer =>
  async (call, next) => {
    const { method, input, effect } = call;
    if (effect === "write") {
      try {
        return await next();
      } finally {
        // Also when nobody knows whether it was done: what was read before may be the past.
        // Where it can't be noted, the write stands all the same: its own pages catch up when the answers are not fresh.
        await beginEpoch([owner, ...touched], writes[method as keyof Methods]).catch((error: unknown) =>
          log("error", "epoch not begun", { owner, method, why: error instanceof Error ? error.name : "unknown" }),
        );
      }
    }
    const policy = policyOf(method);
    if (!policy || (policy.signedIn && owner === "public")) return waitingFor(next());
    // Others may wait for the same answer: it does not end with the one who asked first.
    const ask = () => next({ ...call, options: {} });
    const whose = policy.everybody && owner !== "staff" ? "public" : owner;
    const isAnew = anew || policy.tags.some((tag) => anewHere().has(tag));
    return readThrough({ owner: whose, method, input, policy, epochs: await epochsOf(whose), anew: isAnew, ask });
  };

/** Under whose name a client's answers are kept. */
export const ownerOf = (clientId: number) => `client ${clientId}`;

/** WHMCS as this scope sees it. `about` is the client whom staff's write concerns. */
function viewOf(scope: AnyScope, anew: boolean, about?: number): Whmcs {
  if (scope.kind === "client") {
    const { clientId } = scope as { clientId?: number } & AnyScope;
    if (clientId === undefined) throw new Error("No client in this scope");
    return whmcs.through(cached({ owner: ownerOf(clientId), touched: ["staff"], anew }));
  }
  // What staff write for everybody (news, prices) is kept for everybody.
  const other = scope.kind === "public" ? "staff" : "public";
  const touched = [other, ...(about === undefined ? [] : [ownerOf(about)])];
  return whmcs.through(cached({ owner: scope.kind, touched, anew }));
}

// A view has a function for each action, and a page asks for it a dozen times.
const views = new WeakMap<AnyScope, Whmcs>();

/** WHMCS for a scope: what is read may be as old as cache/policy.ts says. */
export function ask(scope: AnyScope, about?: number): Whmcs {
  const known = about === undefined ? views.get(scope) : undefined;
  if (known) return known;
  const view = viewOf(scope, false, about);
  if (about === undefined) views.set(scope, view);
  return view;
}

/** The same, and everything is asked for now: for writes, which own what they change at this moment. */
export const askAnew = (scope: AnyScope, about?: number): Whmcs => viewOf(scope, true, about);

/** A client's answers for who has no scope of his yet: whether a user may act for it. */
export const askOfClient = (clientId: number, how: "kept" | "anew"): Whmcs =>
  whmcs.through(cached({ owner: ownerOf(clientId), touched: [], anew: how === "anew" }));
