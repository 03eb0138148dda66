import type { AnyAction, actions, Input, Output, wire } from "@kraken/contract";

export type Actions = typeof actions;

/** What a call may be told besides its parameters. */
export type CallOptions = {
  /** Ends the call. A write that was sent by then is OutcomeUnknownError. */
  signal?: AbortSignal | undefined;
};

/** An action as a method: parameters may be left out where all of them are optional. */
export type Method<A extends AnyAction> =
  object extends Input<A>
    ? (input?: Input<A>, options?: CallOptions) => Promise<Output<A>>
    : (input: Input<A>, options?: CallOptions) => Promise<Output<A>>;

/** A method for each action, by the contract's own keys: its documentation and definition show in an editor. */
export type Methods = { [K in keyof Actions]: Method<Actions[K]> };

/** The actions by WHMCS's names. */
export type ActionsByName = { [K in keyof Actions as Actions[K]["name"]]: Actions[K] };

type RowOf<A extends AnyAction> = {
  [K in keyof Output<A>]: Output<A>[K] extends (infer R)[] ? R : never;
}[keyof Output<A>];

/** The methods that page by limitstart and limitnum, as iterators over their rows. */
export type Paginate = {
  [K in keyof Actions as "limitstart" extends keyof Input<Actions[K]> ? K : never]: (
    input?: Omit<Input<Actions[K]>, "limitstart" | "limitnum">,
    options?: PageOptions,
  ) => AsyncGenerator<RowOf<Actions[K]>, void, undefined>;
};

export type PageOptions = CallOptions & {
  /** Rows a call, 100 when left out. */
  pageSize?: number | undefined;
  /** Pages that are asked for ahead of the caller, 2 when left out. */
  inFlight?: number | undefined;
};

/** One finished call, as onCall and the logger are told of it. No parameter and nothing of the answer is in it. */
export type CallReport = {
  action: string;
  effect: "read" | "write";
  /** Milliseconds, waiting and retries included. */
  duration: number;
  outcome: "ok" | "refused" | "unsupported" | "timeout" | "connection" | "response" | "unknown" | "aborted";
  httpStatus?: number | undefined;
  /** How often it was sent; 0 when it never was. */
  attempts: number;
};

export type Logger = {
  debug(report: object, message: string): void;
  warn(report: object, message: string): void;
};

/** Parameters of an action that the contract does not know. */
export type CustomParams = { [name: string]: wire.Formable };

export type CustomOptions = CallOptions & {
  /** An action that the contract does not know is taken for a write, sent once, unless this says "read". */
  effect?: "read" | "write" | undefined;
};

export type Call = {
  /** Calls an action by WHMCS's name, typed when the contract knows it. */
  <N extends keyof ActionsByName>(
    name: N,
    ...args: object extends Input<ActionsByName[N]>
      ? [input?: Input<ActionsByName[N]>, options?: CallOptions]
      : [input: Input<ActionsByName[N]>, options?: CallOptions]
  ): Promise<Output<ActionsByName[N]>>;
  /** Calls an action that the contract does not know (a custom one): the answer comes as it is. */
  <N extends string>(
    name: N extends keyof ActionsByName ? never : N,
    params?: CustomParams,
    options?: CustomOptions,
  ): Promise<Record<string, unknown>>;
};

/** A call on its way through a layer. */
export type PassedCall = {
  /** The method's name: "getInvoice"; of a custom action its wire name. */
  readonly method: string;
  /** The name that WHMCS is sent. */
  readonly action: string;
  readonly effect: "read" | "write";
  readonly input: Record<string, unknown>;
  readonly options: CallOptions;
};

/** Stands before every call: sends it on by `next` (as it came, or changed), answers it itself, or refuses it. */
export type Layer = (
  call: PassedCall,
  next: (changed?: PassedCall) => Promise<Record<string, unknown>>,
) => Promise<Record<string, unknown>>;
