import {
  type AnyAction,
  actions,
  ContractError,
  decodeOutput,
  effectOf,
  encodeInput,
  type Input,
  type Output,
  wire,
} from "@kraken/contract";
import { describeBrokenAnswer, parseAnswer, refusalOf } from "./answer.ts";
import {
  ActionError,
  type CallFacts,
  ConnectionError,
  OutcomeUnknownError,
  ResponseError,
  TimeoutError,
  UnsupportedActionError,
  WhmcsError,
} from "./errors.ts";
import { paginator } from "./paginate.ts";
import { redact } from "./redact.ts";
import { type Answer, createTransport } from "./transport.ts";
import type { Call, CallOptions, CallReport, CustomOptions, CustomParams, Logger, Methods, Paginate } from "./types.ts";

/** How to reach one WHMCS. Two clients never share anything. */
export type WhmcsOptions = {
  /** The URL of includes/api.php. http:// only to this machine, unless allowInsecureHttp. */
  endpoint: string;
  identifier: string;
  secret: string;
  /** WHMCS's $api_access_key, for calls from addresses that are not on its list. */
  accessKey?: string | undefined;
  /** Milliseconds for a whole call, waiting and retries included. 30,000 when left out. */
  timeout?: number | undefined;
  /** Calls open at once; the rest wait in turn. 8 when left out. */
  concurrency?: number | undefined;
  tls?: {
    /** PEM text of the authorities to trust instead of the system's. */
    ca?: string | Buffer | undefined;
    /** Takes any certificate. Everything, credentials included, can then be read and changed on the way. */
    insecure?: boolean | undefined;
  };
  allowInsecureHttp?: boolean | undefined;
  /** Bytes of an answer before it is refused. 16 MiB when left out. */
  maxAnswerBytes?: number | undefined;
  logger?: Logger | undefined;
  /** Told of every finished call. */
  onCall?: ((report: CallReport) => void) | undefined;
};

/** A client of one WHMCS: a method for each action of the contract, and these. */
export type Whmcs = Methods & {
  /** Any action by WHMCS's name, custom ones too. */
  readonly call: Call;
  /** Iterates over all rows of a list, page by page. */
  readonly paginate: Paginate;
  /** Waits for open calls, then closes the connections. */
  close(): Promise<void>;
};

/** Names that belong to the call itself; a parameter of such a name is refused. */
const RESERVED = ["action", "identifier", "secret", "username", "password", "accesskey", "responsetype"];

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host);

function checkedEndpoint(options: WhmcsOptions): URL {
  if (!URL.canParse(options.endpoint)) throw new TypeError("endpoint is not a URL (https://…/includes/api.php)");
  const endpoint = new URL(options.endpoint);
  if (endpoint.protocol !== "https:" && endpoint.protocol !== "http:")
    throw new TypeError("endpoint is not an https:// URL");
  if (endpoint.username !== "" || endpoint.password !== "") throw new TypeError("endpoint holds credentials");
  if (endpoint.protocol === "http:" && !isLoopback(endpoint.hostname) && options.allowInsecureHttp !== true) {
    throw new TypeError(
      `endpoint is http:// and ${endpoint.hostname} is not this machine: credentials would travel open`,
    );
  }
  return endpoint;
}

/**
 * A client of one WHMCS installation (or of Kraken's backend).
 * @throws TypeError when an option can't be used.
 */
export function createWhmcs(options: WhmcsOptions): Whmcs {
  const { identifier, secret, accessKey, logger, onCall } = options;
  if (!identifier || !secret) throw new TypeError("identifier and secret are needed");
  const transport = createTransport({
    endpoint: checkedEndpoint(options),
    timeout: options.timeout ?? 30_000,
    concurrency: options.concurrency ?? 8,
    maxAnswerBytes: options.maxAnswerBytes ?? 16 * 1024 * 1024,
    tls: options.tls ?? {},
  });
  if (options.tls?.insecure) {
    const warning = "certificates are not verified: calls to WHMCS can be read and changed on the way";
    if (logger) logger.warn({ endpoint: options.endpoint }, warning);
    else process.emitWarning(warning, "KrakenInsecureTls");
  }

  /** The request's body. The call's own names are set last, over anything else. */
  function bodyOf(action: string, form: Record<string, wire.Formable>): { body: string; pairs: [string, string][] } {
    for (const name of Object.keys(form)) {
      const plain = name.replace(/\[.*$/, "").toLowerCase();
      if (RESERVED.includes(plain)) throw new TypeError(`${action} takes no parameter called ${plain}`);
    }
    const call = { identifier, secret, accesskey: accessKey, action, responsetype: "json" };
    const pairs = [...wire.formPairs(form)];
    const body = wire.formBody({ ...form, ...call });
    return { body, pairs: [...pairs, ...wire.formPairs({ identifier, secret, accesskey: accessKey })] };
  }

  async function request(
    name: string,
    effect: "read" | "write",
    form: Record<string, wire.Formable>,
    callOptions: CallOptions | undefined,
    read: (answer: Record<string, unknown>) => unknown,
  ): Promise<unknown> {
    const started = performance.now();
    const { body, pairs } = bodyOf(name, form);
    let answer: Answer | undefined;
    try {
      answer = await transport.send({ action: name, body, effect, signal: callOptions?.signal });
      const facts = { action: name, duration: answer.duration, httpStatus: answer.status };
      const result = readAnswer(answer, effect, facts, pairs, read);
      report({ action: name, effect, outcome: "ok", ...seen(answer, started) });
      return result;
    } catch (error) {
      const outcome = error instanceof WhmcsError ? outcomeOf(error) : "response";
      report({ action: name, effect, outcome, ...seen(answer, started) });
      throw error;
    }
  }

  function report(call: CallReport) {
    onCall?.(call);
    if (call.outcome === "ok") logger?.debug(call, "whmcs call");
    else logger?.warn(call, "whmcs call failed");
  }

  const invoke = (action: AnyAction, input: Input<AnyAction> = {}, callOptions?: CallOptions) =>
    Promise.resolve().then(() => {
      const form = encodeInput(action, input);
      return request(action.sentAs, effectOf(action, input as never), form, callOptions, (answer) =>
        decodeOutput(action, answer),
      );
    });

  const known = new Map((Object.values(actions) as AnyAction[]).map((action) => [action.name.toLowerCase(), action]));
  const call = (name: string, params: CustomParams = {}, callOptions: CustomOptions = {}) => {
    const action = known.get(name.toLowerCase());
    if (action) return invoke(action, params, callOptions);
    return request(name, callOptions.effect ?? "write", params, callOptions, (answer) => answer);
  };

  const methods = Object.fromEntries(
    Object.entries(actions).map(([method, action]) => [
      method,
      (input?: Input<AnyAction>, callOptions?: CallOptions) => invoke(action, input, callOptions),
    ]),
  );
  const paginate = Object.fromEntries(
    Object.entries(actions as Record<string, AnyAction>)
      .filter(([, action]) => action.rows !== undefined && "limitstart" in action.input.shape)
      .map(([method, action]) => [
        method,
        paginator(action, (input, pageOptions) => invoke(action, input, pageOptions) as Promise<Output<AnyAction>>),
      ]),
  );
  return { ...methods, call, paginate, close: () => transport.close() } as unknown as Whmcs;
}

const seen = (answer: Answer | undefined, started: number) => ({
  duration: answer?.duration ?? Math.round(performance.now() - started),
  httpStatus: answer?.status,
  attempts: answer?.attempts ?? 0,
});

function outcomeOf(error: WhmcsError): CallReport["outcome"] {
  if (error instanceof ActionError) return "refused";
  if (error instanceof UnsupportedActionError) return "unsupported";
  if (error instanceof TimeoutError) return "timeout";
  if (error instanceof ConnectionError) return "connection";
  if (error instanceof ResponseError) return "response";
  if (error instanceof OutcomeUnknownError) return "unknown";
  return "aborted";
}

/** What an answer says, or the error that it is. */
function readAnswer(
  answer: Answer,
  effect: "read" | "write",
  facts: CallFacts,
  sent: readonly [string, string][],
  read: (answer: Record<string, unknown>) => unknown,
): unknown {
  const broken = (message: string, path?: string) =>
    effect === "write"
      ? new OutcomeUnknownError(`${message}; it may have been done`, facts)
      : new ResponseError(message, facts, path);
  const parsed = parseAnswer(answer.text);
  if (parsed === undefined) throw broken(`HTTP ${answer.status}: ${describeBrokenAnswer(answer.text)}`);
  const named = Array.isArray(parsed) ? {} : (parsed as Record<string, unknown>);
  const refusal = refusalOf(named);
  if (refusal) {
    if (refusal.unsupported) throw new UnsupportedActionError("this installation does not know the action", facts);
    throw new ActionError(redact(refusal.reason, sent), facts);
  }
  if (answer.status >= 400) throw broken(`HTTP ${answer.status} without a reason`);
  try {
    return read(named);
  } catch (cause) {
    if (cause instanceof ContractError) throw broken(`the answer is not as documented: ${cause.message}`, cause.path);
    throw cause;
  }
}
