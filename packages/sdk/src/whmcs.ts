import {
  type AnyAction,
  actions,
  decodeOutput,
  type Effect,
  effectOf,
  encodeInput,
  type Input,
  type Output,
  specificationInput,
  wire,
} from "@kraken/contract";
import { createFormWriter, type Form } from "./form.ts";
import { checkedOptions, type Engine, type WhmcsOptions, warnAbout } from "./options.ts";
import { paginator, wholeList } from "./paginate.ts";
import { leaves, redact } from "./redact.ts";
import { createReporter } from "./report.ts";
import { createTransport } from "./transport.ts";
import type { Call, CallOptions, CustomOptions, CustomParams, Layer, Methods, Paginate, PassedCall } from "./types.ts";
import { resultOf } from "./verdict.ts";
import { wrongInput } from "./wrong-input.ts";

/** A client of one WHMCS: a method for each action of the contract, and these. */
export type Whmcs = Methods & {
  /** Any action by WHMCS's name, custom ones too. */
  readonly call: Call;
  /** Iterates over all rows of a list, page by page. */
  readonly paginate: Paginate;
  /** What answers at the endpoint, as the options say. */
  readonly engine: Engine;
  /**
   * The same client with a layer before every call of the contract's actions, those of `paginate` and `call` included:
   * the layer sends it on by `next`, answers it itself, or refuses it. Layers add up, the last one is asked first;
   * the connections are shared. Custom actions go through it too, under their wire name.
   */
  through(layer: Layer): Whmcs;
  /** Waits for open calls, then closes the connections. Later calls fail. */
  close(): Promise<void>;
};

/** One call, ready to be sent. */
type Prepared<T> = {
  name: string;
  effect: Effect;
  form: Form;
  /** What the caller passed, for taking it out of WHMCS's messages. */
  input: unknown;
  /** Documented messages: constant text, in which nothing needs to be taken out. */
  errors: readonly string[];
  read: (answer: Record<string, unknown>) => T;
};

const known = new Map(
  (Object.entries(actions) as [string, AnyAction][]).map((entry) => [entry[1].name.toLowerCase(), entry]),
);

/**
 * A client of one WHMCS installation (or of Kraken's backend).
 * @throws TypeError when an option can't be used.
 */
export function createWhmcs(options: WhmcsOptions): Whmcs {
  const settings = checkedOptions(options);
  const { timeout, maxAnswerBytes, engine } = settings;
  const { dateFormat } = options;
  const forms = createFormWriter(options);
  const transport = createTransport(settings);
  const report = createReporter(options);
  warnAbout(settings, options.logger);

  async function send<T>(call: Prepared<T>, signal: AbortSignal | undefined): Promise<T> {
    const { name, effect, form } = call;
    const sent = await transport.send({ body: forms.body(name, form), effect, signal });
    const clean = (text: string) =>
      call.errors.some((documented) => isSame(documented, text))
        ? text
        : redact(text, [...leaves(call.input), ...wire.formPairs(form), ...forms.secrets]);
    const judged = { action: name, effect, host: settings.endpoint.host, timeout, maxAnswerBytes, clean };
    return report({ action: name, effect }, sent, () => resultOf({ ...judged, read: call.read }, sent));
  }

  async function invoke(action: AnyAction, input: Input<AnyAction> = {}, callOptions?: CallOptions) {
    if (engine === "whmcs") refuseSpecificationInput(action, input);
    const form = encodeInput(action, input, { dateFormat, specification: engine === "kraken" });
    const effect = effectOf(action, input);
    const read = (answer: Record<string, unknown>): Output<AnyAction> => decodeOutput(action, answer, { dateFormat });
    return send({ name: action.sentAs, effect, form, input, errors: action.errors, read }, callOptions?.signal);
  }

  async function custom({ action: name, input, effect, options: given }: PassedCall) {
    const read = (answer: Record<string, unknown>) => answer;
    const form = input as CustomParams;
    return send({ name, effect, form, input, errors: [], read }, given.signal);
  }

  const direct: Send = (passed) => {
    const action = (actions as Record<string, AnyAction>)[passed.method];
    return action ? invoke(action, passed.input, passed.options) : custom(passed);
  };
  return view(direct, engine, transport.close);
}

type Send = (call: PassedCall) => Promise<Record<string, unknown>>;

/** What callers hold: methods, iterators and `call`, all of which end in one function. */
function view(send: Send, engine: Engine, close: () => Promise<void>): Whmcs {
  const methods: Record<string, unknown> = {};
  const paginate: Record<string, unknown> = {};
  const callOf = (action: AnyAction, method: string, input: Input<AnyAction> = {}, options: CallOptions = {}) =>
    send({ method, action: action.sentAs, effect: effectOf(action, input), input, options });
  for (const [method, action] of Object.entries(actions) as [string, AnyAction][]) {
    const own = (input?: Input<AnyAction>, options?: CallOptions) => callOf(action, method, input, options);
    methods[method] = own;
    if (action.rows === undefined || !Object.hasOwn(action.input.shape, "limitstart")) continue;
    // WHMCS gives some lists whole: only Kraken's backend has pages of them.
    const inPages = engine === "kraken" || !action.specificationOnly.includes("limitstart");
    paginate[method] = inPages ? paginator(action.rows, own) : wholeList(action.rows, own);
  }

  async function call(name: string, params: CustomParams = {}, { effect = "write", ...options }: CustomOptions = {}) {
    const [method, action] = known.get(name.toLowerCase()) ?? [];
    if (method && action) return callOf(action, method, params, options);
    return send({ method: name, action: name, effect, input: params, options });
  }

  const through = (layer: Layer) => view((passed) => layer(passed, (changed = passed) => send(changed)), engine, close);
  // The one place where the table's types are asserted: methods and iterators are made from it, by its own keys.
  return { ...methods, call, paginate, engine, through, close } as unknown as Whmcs;
}

/** Are two messages the same but for case? Compares nothing long: an answer may be one message of megabytes. */
const isSame = (documented: string, text: string) =>
  text.length <= documented.length + 10 && documented.toLowerCase() === text.trim().toLowerCase();

/** A parameter that WHMCS does not have is never dropped without a word: it may be what protects somebody. */
function refuseSpecificationInput(action: AnyAction, input: Input<AnyAction>): void {
  if (action.specificationOnly.length === 0) return;
  const [name] = Object.keys(specificationInput(action, input));
  if (name !== undefined) throw wrongInput(action.name, name, "WHMCS has no such parameter; see createSpecification");
}
