import { ContractError, decodeInput, encodeOutput, type wire } from "@kraken/contract";
import type { Context } from "./context.ts";
import { Refusal } from "./errors.ts";
import type { Handler } from "./handler.ts";

/** A parameter that the contract takes, and no table. */
class Unreadable extends Error {}

/** The parameter that a ContractError is about: the first part of its path. */
const parameterOf = (error: ContractError) => error.path.split(".")[0] ?? "";

/** The largest whole number of the tables' ids and counts, on either dialect. */
const LARGEST = 2_147_483_647;

/** Can a value be kept, or looked for, in every table? No whole number that is too large, and no text with a NUL in it. */
function isStorable(value: unknown): boolean {
  if (typeof value === "number") return !Number.isInteger(value) || Math.abs(value) <= LARGEST;
  if (typeof value === "string") return !value.includes("\0");
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return true;
  return Object.entries(value).every(([key, each]) => isStorable(key) && isStorable(each));
}

function decoded(handler: Handler, form: wire.FormTree, asWhmcs: boolean) {
  try {
    const input = decodeInput(handler.action, form, { asWhmcs });
    const [parameter] = Object.entries(input).find(([, value]) => !isStorable(value)) ?? [];
    if (parameter !== undefined) throw new Unreadable(parameter);
    return input;
  } catch (error) {
    if (!(error instanceof ContractError || error instanceof Unreadable)) throw error;
    const parameter = error instanceof Unreadable ? error.message : parameterOf(error);
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
