import { ContractError, decodeInput, effectOf, encodeOutput, type wire } from "@kraken/contract";
import type { Context } from "./context.ts";
import { Refusal } from "./errors.ts";
import type { Handler } from "./handler.ts";

/** The parameter that a ContractError is about: the first part of its path. */
const parameterOf = (error: ContractError) => error.path.split(".")[0] ?? "";

/** The action's own words about a parameter that can't be used. */
function refusalOf({ refusals }: Handler, parameter: string, form: wire.FormTree): Refusal {
  const saying = refusals[parameter] ?? `Invalid or missing parameter: ${parameter}`;
  const given = form[parameter];
  return new Refusal(typeof saying === "string" ? saying : saying(typeof given === "string" ? given : ""));
}

function decoded(handler: Handler, form: wire.FormTree, asWhmcs: boolean) {
  try {
    return decodeInput(handler.action, form, { asWhmcs });
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw refusalOf(handler, parameterOf(error), form);
  }
}

/** Ids and counts are PostgreSQL's integers, and nothing has a larger one anywhere. */
const LARGEST = 2_147_483_647;

const isTooLarge = (value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && Math.abs(value) > LARGEST;

/** Whether a whole number that no table can hold is in a value. Files are not looked into. */
function holdsTooLarge(value: unknown): boolean {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return isTooLarge(value);
  return Object.values(value).some(holdsTooLarge);
}

/** The nearest number that a table can hold, in place of each that is too large. */
function clamped(value: unknown): unknown {
  if (typeof value === "number") return isTooLarge(value) ? Math.sign(value) * LARGEST : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(clamped);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clamped(inner)]));
}

const isId = (name: string) => /ids?$/i.test(name);

/**
 * Numbers that no table can hold. An id among them names nothing, nor does anything that is read by it: the last number
 * of all stands for it, and the action says in its own words that there is none. What would be written down is refused.
 */
function withinTables(handler: Handler, input: Record<string, unknown>, form: wire.FormTree): Record<string, unknown> {
  const names = Object.keys(input).filter((name) => holdsTooLarge(input[name]));
  if (names.length === 0) return input;
  const isRead = effectOf(handler.action, input as never) === "read";
  const written = names.find((name) => !isRead && !isId(name));
  if (written !== undefined) throw refusalOf(handler, written, form);
  return { ...input, ...Object.fromEntries(names.map((name) => [name, clamped(input[name])])) };
}

/** Finds the action, whatever its case, and runs it: decode, handler, encode. `asWhmcs`: without what is Kraken's own. */
export function createDispatch(handlers: readonly Handler[], { asWhmcs = false } = {}) {
  const byName = new Map(handlers.map((handler) => [handler.action.name.toLowerCase(), handler]));
  return async (name: string, form: wire.FormTree, context: Context): Promise<Record<string, unknown>> => {
    if (name === "") throw new Refusal("Empty action request", 400);
    const handler = byName.get(name.toLowerCase());
    if (!handler) throw new Refusal("Command Not Found");
    const input = withinTables(handler, decoded(handler, form, asWhmcs), form);
    const output = await handler.run(context, input);
    return encodeOutput(handler.action, output, { asWhmcs });
  };
}
