import { ContractError } from "@kraken/contract";
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
import { type Answered, errorCode, type Failure } from "./exchange.ts";
import type { Sent } from "./transport.ts";

/** What has to be known of a call to judge how it ended. */
export type Judged<T> = {
  action: string;
  effect: "read" | "write";
  /** The endpoint's host, for people. */
  host: string;
  timeout: number;
  maxAnswerBytes: number;
  /** Makes the caller's form of an answer. */
  read: (answer: Record<string, unknown>) => T;
  /** Takes what was sent out of a text that came back. */
  clean: (text: string) => string;
};

/**
 * The result of a call, or the error that it is. A write ends in OutcomeUnknownError unless it was certainly not sent,
 * or was answered by WHMCS itself: readable JSON without a 5xx status.
 */
export function resultOf<T>(call: Judged<T>, { outcome, duration }: Sent): T {
  const httpStatus = outcome.status;
  const facts: CallFacts = { action: call.action, duration, httpStatus };
  if (outcome.kind === "answer") return readAnswer(call, outcome, facts);
  throw failureOf(call, outcome, facts);
}

function failureOf(call: Judged<unknown>, failure: Failure, known: CallFacts): WhmcsError {
  const facts = { ...known, cause: failure.cause };
  const limit = failure.cause === undefined ? `${call.timeout} ms` : "the caller's own time limit";
  const what = {
    timeout: `${failure.sent ? "no whole answer" : "not sent"} within ${limit}`,
    aborted: "the call was aborted",
    connection: failure.sent ? `the connection to ${call.host} broke` : noConnection(call.host, failure.cause),
    "cut off": "the answer was cut off: the connection broke",
    "too long": `the answer is longer than ${call.maxAnswerBytes} bytes`,
  }[failure.kind];
  if (call.effect === "write" && failure.sent) return new OutcomeUnknownError(unknown(what), facts);
  if (failure.kind === "timeout") return new TimeoutError(what, facts);
  if (failure.kind === "connection") return new ConnectionError(what, facts);
  if (failure.kind === "aborted") return new WhmcsError(what, facts);
  return new ResponseError(what, facts);
}

function noConnection(host: string, cause: unknown): string {
  const code = errorCode(cause);
  if (code === undefined) return `no connection to ${host}`;
  return /CERT|^UNABLE_|^HOSTNAME_/.test(code)
    ? `the certificate of ${host} is not trusted (${code})`
    : `no connection to ${host} (${code})`;
}

const unknown = (what: string) => `${what}; it may have been done`;

function readAnswer<T>(call: Judged<T>, answer: Answered, facts: CallFacts): T {
  const broken = (message: string, path?: string) =>
    call.effect === "write"
      ? new OutcomeUnknownError(unknown(message), facts)
      : new ResponseError(message, facts, path);
  const parsed = parseAnswer(answer.text);
  if (parsed === undefined) throw broken(`HTTP ${answer.status}: ${describeBrokenAnswer(answer.text)}`);
  if (call.effect === "write" && answer.status >= 500) throw broken(`HTTP ${answer.status}`);
  const named = parsed as Record<string, unknown>;
  const refusal = refusalOf(named);
  if (refusal?.unsupported) throw new UnsupportedActionError("this installation does not know the action", facts);
  if (refusal) throw new ActionError(call.clean(refusal.reason), facts);
  if (answer.status >= 300) throw broken(`HTTP ${answer.status} without a reason`);
  try {
    return call.read(named);
  } catch (cause) {
    const path = cause instanceof ContractError ? call.clean(cause.path) : undefined;
    const found = cause instanceof ContractError ? `: ${call.clean(cause.message)}` : "";
    throw broken(`the answer is not as documented${found}`, path);
  }
}
