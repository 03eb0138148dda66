import { z } from "zod";
import { isRecord, nestFlatKeys } from "./wire/lists.ts";
import { type DateFormat, withDateFormat } from "./wire/local-dates.ts";
import type { Formable, FormTree } from "./wire/php.ts";
import { read } from "./wire/read.ts";
import { writeFields } from "./wire/write.ts";
import { type Codec, fields, row } from "./wire.ts";

type Shape = Record<string, z.ZodType>;

/** WHMCS's own groups of actions, as its reference lists them; Kraken's extensions have a group of their own. */
export type Group =
  | "Addons"
  | "Affiliates"
  | "Authentication"
  | "Billing"
  | "Client"
  | "Domains"
  | "Kraken"
  | "Module"
  | "Orders"
  | "Products"
  | "Project Management"
  | "Servers"
  | "Service"
  | "Support"
  | "System"
  | "Tickets"
  | "Users";

export type Effect = "read" | "write";

/** What an action is declared with. */
export type ActionOptions<
  I extends Shape,
  O extends Shape,
  A extends Record<string, keyof I & string>,
  S extends Shape,
> = {
  group: Group;
  /** Does it change anything? A write is never sent twice. May depend on the input (UpgradeProduct with calconly). */
  effect: Effect | ((input: z.output<z.ZodObject<I>>) => Effect);
  input: I;
  output: O;
  /** Names under which a parameter is accepted too, and the name under which it is sent. */
  aliases?: A;
  /**
   * Parameters that Kraken's specification names and WHMCS does not have: typed and read like the others, but written
   * only for who asks (`encodeInput` with `specification`), which is Kraken's own backend. All of them are optional.
   */
  specificationOnly?: S;
  /**
   * Fields of the answer that WHMCS does not have, by path ("domains.registrationdate"; a list's rows need no index).
   * Each may be null: a backend that answers as a WHMCS leaves them out.
   */
  krakenFields?: readonly string[];
  /** The documented error messages, letter for letter. */
  errors?: readonly string[];
  /** The output's list that limitstart and limitnum page through. */
  rows?: keyof O & string;
  /** The key that says "success" in an answer: WHMCS leaves it out of some, and calls it status in others. */
  envelope?: "result" | "status" | "none";
  /** Last step of writing the request's form, and first of reading it: for numbered keys and the like. */
  pack?: { write: (form: WireForm) => WireForm; read: (form: WireForm) => WireForm };
  /** The name that travels, where it is not the action's own (GetPromoCodes travels as GetPromotions). */
  sentAs?: string;
  /** True for what only Kraken's backend serves. */
  extension?: boolean;
  /** True for what Kraken's backend does not serve: there it is an unknown action. */
  whmcsOnly?: boolean;
};

/** The names and values of a request before they are written as a form. */
export type WireForm = { [key: string]: Formable };

/**
 * One action of the WHMCS API: what it is called, what goes in, what comes out, whether it writes. The same value types
 * the SDK's method and the backend's handler, and validates on both sides.
 */
export type Action<
  N extends string = string,
  I extends Shape = Shape,
  O extends Shape = Shape,
  A extends Record<string, string> = Record<string, string>,
> = {
  readonly name: N;
  readonly group: Group;
  readonly effect: Effect | ((input: never) => Effect);
  readonly input: z.ZodObject<I>;
  readonly output: z.ZodObject<O>;
  readonly aliases: A;
  /** The names of the input that WHMCS does not have. */
  readonly specificationOnly: readonly string[];
  /** The paths of the output that WHMCS does not have. */
  readonly krakenFields: readonly string[];
  readonly errors: readonly string[];
  readonly rows: string | undefined;
  readonly envelope: "result" | "status" | "none";
  readonly pack: { write: (form: WireForm) => WireForm; read: (form: WireForm) => WireForm } | undefined;
  readonly sentAs: string;
  readonly extension: boolean;
  readonly whmcsOnly: boolean;
};

// biome-ignore lint/suspicious/noExplicitAny: stands for an action of any shape; each has its own exact one
export type AnyAction = Action<string, any, any, any>;

type Parameters<A extends AnyAction> = z.output<A["input"]>;
type Aliases<A extends AnyAction> = A["aliases"];
type Renamed<I, M> = Omit<I, M[keyof M] & keyof I> & Partial<Pick<I, M[keyof M] & keyof I>> & AliasFields<I, M>;
type AliasFields<I, M> = {
  [K in keyof M as object extends Pick<I, M[K] & keyof I> ? never : K]: I[M[K] & keyof I];
} & {
  [K in keyof M as object extends Pick<I, M[K] & keyof I> ? K : never]?: I[M[K] & keyof I];
};

/** What a caller passes: the parameters by WHMCS's names, or by the specification's where those differ. */
export type Input<A extends AnyAction> = keyof Aliases<A> extends never
  ? Parameters<A>
  : Parameters<A> | Renamed<Parameters<A>, Aliases<A>>;

/** What a handler gets: parameters by WHMCS's own names. */
export type DecodedInput<A extends AnyAction> = Parameters<A>;

/** What a caller gets. */
export type Output<A extends AnyAction> = z.output<A["output"]>;

/** Declares an action. `name` is WHMCS's; the exported constant's name is the SDK's method. */
export function action<
  const N extends string,
  I extends Shape,
  O extends Shape,
  const A extends Record<string, keyof I & string> = Record<never, never>,
  S extends Shape = Record<never, never>,
>(name: N, options: ActionOptions<I, O, A, S>): Action<N, I & S, O, A> {
  return {
    name,
    group: options.group,
    effect: options.effect as Effect,
    input: fields({ ...options.input, ...options.specificationOnly } as I & S),
    output: row(options.output),
    aliases: options.aliases ?? ({} as A),
    specificationOnly: Object.keys(options.specificationOnly ?? {}),
    krakenFields: options.krakenFields ?? [],
    errors: options.errors ?? [],
    rows: options.rows,
    envelope: options.envelope ?? "result",
    pack: options.pack,
    sentAs: options.sentAs ?? name,
    extension: options.extension ?? false,
    whmcsOnly: options.whmcsOnly ?? false,
  };
}

/** A value that is not what the contract says; `path` names the place, and no value is in the text. */
export class ContractError extends Error {
  override name = "ContractError";
  readonly path: string;
  constructor(subject: string, issues: readonly z.core.$ZodIssue[]) {
    const first = issues[0];
    const path = first ? first.path.map(String).join(".") : "";
    super(`${subject}${path === "" ? "" : `: ${path}`}: ${first ? sentence(first) : "not as declared"}`);
    this.path = path;
  }
}

/** What zod found, in words that never hold the value itself. */
function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return `expected ${issue.expected === "nonoptional" ? "a value" : issue.expected}`;
  if (issue.code === "custom") return issue.message;
  if (issue.code === "unrecognized_keys") return `unknown ${shortened(issue.keys.join(", "))}`;
  return "not as declared";
}

/** Enough of a name to recognise it by. */
const shortened = (name: string) => (name.length > 200 ? `${name.slice(0, 200)}…` : name);

/** The effect of one call. */
export function effectOf<A extends AnyAction>(action: A, input: DecodedInput<A>): Effect {
  return typeof action.effect === "function" ? (action.effect as (input: unknown) => Effect)(input) : action.effect;
}

/** The parameters that are set, by their real names. The real name wins where both are there. */
function realNames(action: AnyAction, input: unknown): [name: string, value: unknown][] {
  const given = isRecord(input) ? input : {};
  const named: [string, unknown][] = [];
  for (const key of Object.keys(given)) {
    const value = given[key];
    if (value === undefined || value === null) continue;
    const real = Object.hasOwn(action.input.shape, key) ? key : realName(action.aliases, key);
    if (real === key || given[real] === undefined || given[real] === null) named.push([real, value]);
  }
  return named;
}

const realName = (aliases: Record<string, string>, key: string): string =>
  (Object.hasOwn(aliases, key) ? aliases[key] : undefined) ?? key;

function omitted(fields: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** A value with null at a path, in every row of the lists on its way. */
function withNull(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return null;
  if (Array.isArray(value)) return value.map((row) => withNull(row, path));
  return isRecord(value) && name in value ? { ...value, [name]: withNull(value[name], rest) } : value;
}

/** How to read or write what an installation may have its own way. */
export type WireOptions = {
  /** The installation's localisation setting, in which a few actions take dates. DD/MM/YYYY when left out. */
  dateFormat?: DateFormat | undefined;
};

export type EncodeOptions = WireOptions & {
  /** Writes the parameters that only the specification names too. They are left out otherwise. */
  specification?: boolean | undefined;
};

/** How a backend reads and writes. */
export type ServeOptions = WireOptions & {
  /** As a WHMCS does: without the names, parameters and fields that only Kraken's backend has. */
  asWhmcs?: boolean | undefined;
};

/**
 * What of a caller's input only the specification names, by WHMCS's way of naming; {} when there is nothing. An SDK
 * that talks to WHMCS has to do something about these: encodeInput leaves them out.
 */
export function specificationInput<A extends AnyAction>(action: A, input: Input<A>): Record<string, unknown> {
  if (action.specificationOnly.length === 0) return {};
  return Object.fromEntries(realNames(action, input).filter(([name]) => action.specificationOnly.includes(name)));
}

/**
 * A caller's input as names and values for the wire. undefined and null are left out.
 * @throws ContractError for a wrong value, and for a name that the action does not have.
 */
export function encodeInput<A extends AnyAction>(action: A, input: Input<A>, options: EncodeOptions = {}): WireForm {
  const named: Record<string, unknown> = {};
  for (const [name, value] of realNames(action, input)) {
    if (!Object.hasOwn(action.input.shape, name)) {
      throw new ContractError(action.name, [
        { code: "unrecognized_keys", keys: [name], path: [], message: "", input: undefined },
      ]);
    }
    named[name] = value;
  }
  const form = withDateFormat(options.dateFormat, () => writeFields(action.input, named) ?? writeAll(action, named));
  if (!options.specification) for (const name of action.specificationOnly) delete form[name];
  return action.pack ? action.pack.write(form) : form;
}

/** Writes the whole input, which finds what is wrong with it. */
function writeAll(action: AnyAction, named: Record<string, unknown>): WireForm {
  const encoded = z.safeEncode(action.input, named);
  if (!encoded.success) throw new ContractError(action.name, encoded.error.issues);
  return encoded.data as WireForm;
}

/**
 * A request's form as a handler wants it. Names that the action does not have are dropped, as WHMCS does.
 * @throws ContractError for a wrong or missing value.
 */
export function decodeInput<A extends AnyAction>(
  action: A,
  form: FormTree,
  options: ServeOptions = {},
): DecodedInput<A> {
  const given = action.pack ? action.pack.read(form as WireForm) : form;
  const named = options.asWhmcs
    ? omitted(given, action.specificationOnly)
    : Object.fromEntries(realNames(action, given));
  const decoded = withDateFormat(options.dateFormat, () => read(action.input, named));
  if (!decoded.success) throw new ContractError(action.name, decoded.error.issues);
  return decoded.data as DecodedInput<A>;
}

/**
 * An answer as a caller wants it. Fields that the contract does not know are kept as they came.
 * @throws ContractError that names the path of a missing id or of a list that is none.
 */
export function decodeOutput<A extends AnyAction>(
  action: A,
  answer: Record<string, unknown> | readonly unknown[],
  options: WireOptions = {},
): Output<A> {
  // GetRegistrars answers a bare [] when it has nothing to tell.
  const { result: _result, ...rest } = isRecord(answer) ? nestFlatKeys(answer) : {};
  if (action.envelope === "status") delete rest.status;
  const decoded = withDateFormat(options.dateFormat, () => read(action.output, rest));
  if (!decoded.success) throw new ContractError(action.name, decoded.error.issues);
  return decoded.data as Output<A>;
}

/** An answer as WHMCS writes it in JSON. A value that is not what the contract says is a ContractError. */
export function encodeOutput<A extends AnyAction>(
  action: A,
  output: Output<A>,
  options: ServeOptions = {},
): Record<string, unknown> {
  const unset = (answer: unknown, path: string) => withNull(answer, path.split("."));
  const shown = options.asWhmcs ? (action.krakenFields.reduce(unset, output) as Output<A>) : output;
  const encoded = withDateFormat(options.dateFormat, () => z.safeEncode(action.output, shown));
  if (!encoded.success) throw new ContractError(action.name, encoded.error.issues);
  const success = action.envelope === "none" ? {} : { [action.envelope]: "success" };
  return { ...success, ...(encoded.data as Record<string, unknown>) };
}

export type { Codec };
