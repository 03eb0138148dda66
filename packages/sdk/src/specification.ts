import {
  type AnyAction,
  actions,
  ContractError,
  decodeInput,
  encodeInput,
  type Output,
  specificationInput,
  type wire,
} from "@kraken/contract";
import {
  withCurrencyCodes,
  withDateCreated,
  withDepartments,
  withRegistrationDates,
  withStatsInside,
} from "./completion.ts";
import { composites } from "./composites.ts";
import type { ActionsByName, CallOptions } from "./types.ts";
import type { Whmcs } from "./whmcs.ts";
import { wrongInput } from "./wrong-input.ts";

export type SpecificationOptions = CallOptions & {
  /**
   * Fills in what the specification's answers have and WHMCS's have elsewhere, with calls of their own: currencycode of
   * services, datecreated of a client, department of tickets.
   */
  complete?: boolean | undefined;
};

/** Parameters as the specification's own callers pass them: numbers and flags may be text. */
export type SpecificationParams = { readonly [name: string]: unknown };

/** The API as Kraken's specification describes it. */
export type Specification = {
  call<N extends keyof ActionsByName>(
    name: N,
    params?: SpecificationParams,
    options?: SpecificationOptions,
  ): Promise<Output<ActionsByName[N]>>;
  call<N extends string>(
    name: N extends keyof ActionsByName ? never : N,
    params?: SpecificationParams,
    options?: SpecificationOptions,
  ): Promise<Record<string, unknown>>;
};

const known = new Map((Object.values(actions) as AnyAction[]).map((action) => [action.name.toLowerCase(), action]));

/**
 * The API with the parameters and fields that the specification names, on a WHMCS that has some of them elsewhere or
 * not at all: a parameter of another action is set by a call of its own, what can't be set is a ContractError that names
 * it before anything is sent, and what only a list lacks is done after the answer. Kraken's backend has all of it.
 */
export function createSpecification(whmcs: Whmcs): Specification {
  async function call(name: string, params: SpecificationParams = {}, options: SpecificationOptions = {}) {
    const action = known.get(name.toLowerCase());
    const { complete, ...callOptions } = options;
    const plain = whmcs.call as (name: string, input: unknown, options: CallOptions) => Promise<Row>;
    if (!action) return plain(name, params, callOptions);
    const input = typed(action, respelled(action.name, params, whmcs.engine));
    // GetTicket's `password` is a credential's name, so it can't travel to Kraken's backend either.
    const isLocal = whmcs.engine === "whmcs" || action.name === "GetTicket";
    const extra = isLocal ? specificationInput(action, input) : {};
    const own = without(input, extra);
    const composite = isLocal ? composites[action.name] : undefined;
    const send = (changed: Row = own) => plain(action.name, changed, callOptions);
    const answer = composite ? await composite({ whmcs, input: own, extra, send, options: callOptions }) : await send();
    return completed(action.name, answer, complete === true, callOptions);
  }

  async function completed(name: string, answer: Row, complete: boolean, options: CallOptions): Promise<Row> {
    switch (name) {
      case "GetClientsDomains":
        return withRegistrationDates(answer as Output<typeof actions.getClientsDomains>);
      case "GetClientsProducts":
        return complete
          ? withCurrencyCodes(whmcs, answer as Output<typeof actions.getClientsProducts>, options)
          : answer;
      case "GetTickets":
        return complete ? withDepartments(whmcs, answer as Output<typeof actions.getTickets>, options) : answer;
      case "GetClientsDetails": {
        const details = withStatsInside(answer as Output<typeof actions.getClientsDetails>);
        return complete ? withDateCreated(whmcs, details, options) : details;
      }
      default:
        return answer;
    }
  }

  // One implementation behind both signatures.
  return { call } as Specification;
}

export type Row = Record<string, unknown>;

const without = (input: Row, names: Row): Row =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !Object.hasOwn(names, name)));

/** What the specification writes in another way than WHMCS, before the contract reads it. */
function respelled(name: string, params: SpecificationParams, engine: Whmcs["engine"]): Row {
  const input: Row = { ...params };
  const isUrgent = typeof input.priority === "string" && input.priority.toLowerCase() === "urgent";
  // WHMCS has no such priority; Kraken's backend keeps it for a ticket that is opened.
  if (isUrgent && (name === "UpdateTicket" || (name === "OpenTicket" && engine === "whmcs"))) input.priority = "High";
  for (const list of ["unset", "permissions"]) {
    const written = input[list];
    if (typeof written === "string") input[list] = written.split(",").map((part) => part.trim());
  }
  // A time where WHMCS takes a day.
  if (name === "AddTransaction" && typeof input.date === "string") input.date = input.date.trim().slice(0, 10);
  if (name === "UpdateInvoice") {
    // A list of CreateInvoice's kind holds new lines; a map changes the lines with those ids.
    for (const list of ["itemdescription", "itemamount", "itemtaxed"]) {
      if (!Array.isArray(input[list])) continue;
      input[`new${list}`] = input[list];
      delete input[list];
    }
  }
  return input;
}

/** Parameters with their real names and types. Those that are right already stay; others are read as PHP would. */
function typed(action: AnyAction, params: Row): Row {
  const input = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined && value !== null));
  const names = new Set([...Object.keys(action.input.shape), ...Object.keys(action.aliases)]);
  const unknown = Object.keys(input).find((name) => !names.has(name));
  if (unknown !== undefined) throw wrongInput(action.name, unknown, "there is no such parameter");
  try {
    encodeInput(action, input);
    return renamed(action, input);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return decodeInput(action, input as wire.FormTree) as Row;
  }
}

function renamed(action: AnyAction, input: Row): Row {
  const aliases: Record<string, string> = action.aliases;
  const entries = Object.entries(input).map(([name, value]) => [
    Object.hasOwn(action.input.shape, name) ? name : (aliases[name] ?? name),
    value,
  ]);
  return Object.fromEntries(entries);
}
