import type { AnyAction, DecodedInput, Output } from "@kraken/contract";
import type { Context } from "./context.ts";

/** What an action does. It knows nothing of HTTP. */
export type Handler<A extends AnyAction = AnyAction> = {
  action: A;
  run: (context: Context, input: DecodedInput<A>) => Promise<Output<A>>;
  /** What WHMCS says when a parameter is missing or can't be read; made of what was given, where it repeats that. */
  refusals: Partial<Record<string, Saying>>;
};

export type Saying = string | ((given: string) => string);

/** Binds an action of the contract to what it does. */
export function handler<A extends AnyAction>(
  action: A,
  run: Handler<A>["run"],
  refusals: Partial<Record<keyof A["input"]["shape"] & string, Saying>> = {},
): Handler {
  return { action, run, refusals } as unknown as Handler;
}
