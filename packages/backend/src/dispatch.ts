import { ContractError, decodeInput, encodeOutput, type wire } from "@kraken/contract";
import type { Context } from "./context.ts";
import { Refusal } from "./errors.ts";
import type { Handler } from "./handler.ts";

/** The parameter that a ContractError is about: the first part of its path. */
const parameterOf = (error: ContractError) => error.path.split(".")[0] ?? "";

function decoded(handler: Handler, form: wire.FormTree, asWhmcs: boolean) {
  try {
    return decodeInput(handler.action, form, { asWhmcs });
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const parameter = parameterOf(error);
    const saying = handler.refusals[parameter] ?? `Invalid or missing parameter: ${parameter}`;
    const given = form[parameter];
    throw new Refusal(typeof saying === "string" ? saying : saying(typeof given === "string" ? given : ""));
  }
}

/** Finds the action, whatever its case, and runs it: decode, handler, encode. `asWhmcs`: without what is Kraken's own. */
export function createDispatch(handlers: readonly Handler[], { asWhmcs = false } = {}) {
  const byName = new Map(handlers.map((handler) => [handler.action.name.toLowerCase(), handler]));
  return async (name: string, form: wire.FormTree, context: Context): Promise<Record<string, unknown>> => {
    if (name === "") throw new Refusal("Empty action request", 400);
    const handler = byName.get(name.toLowerCase());
    if (!handler) throw new Refusal("Command Not Found");
    const output = await handler.run(context, decoded(handler, form, asWhmcs));
    return encodeOutput(handler.action, output, { asWhmcs });
  };
}
