/** Reading what WHMCS sends back, before the contract looks at its shape. */

/**
 * The JSON of an answer: an object or an array. PHP notices before it are skipped. Undefined when there is none: HTML,
 * empty, cut off. A part of a cut-off answer is never taken for the whole.
 */
export function parseAnswer(text: string): object | undefined {
  const trimmed = text.trim();
  const whole = tryParse(trimmed);
  if (whole !== undefined) return typeof whole === "object" && whole !== null ? whole : undefined;
  for (let at = nextStart(trimmed, 0); at >= 0; ) {
    const end = endOfValue(trimmed, at);
    if (end === trimmed.length) return tryParse(trimmed.slice(at)) as object | undefined;
    // What closes earlier stood inside a notice; what never closes is an answer that was cut off.
    at = end < 0 ? -1 : nextStart(trimmed, end);
  }
  return undefined;
}

/** Where an object or array could begin, as JSON writes them: PHP's own `{main}` and `[internal function]` are none. */
function nextStart(text: string, from: number): number {
  const start = /\{\s*["}]|\[\s*["[{\]]/g;
  start.lastIndex = from;
  return start.exec(text)?.index ?? -1;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The index after the bracket that closes the one at `from`, or -1 when nothing does. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const mark = text.charCodeAt(at);
    if (mark === QUOTE) quoted = !quoted;
    else if (quoted) at += mark === BACKSLASH ? 1 : 0;
    else if (text[at] === "{" || text[at] === "[") depth += 1;
    else if (text[at] === "}" || text[at] === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an answer that is not JSON looks like, in words. */
export function describeBrokenAnswer(text: string): string {
  const start = text.trimStart();
  if (start === "") return "the answer is empty";
  if (/^<(!doctype|html|head|body|\?xml)/i.test(start)) return "the answer is HTML, not JSON";
  if (nextStart(start, 0) >= 0) return "the answer is cut off, or not whole JSON";
  return start.startsWith("<") ? "the answer is HTML, not JSON" : "the answer is not JSON";
}

const noSuchAction = /^(command not found|the requested api action could not be found|action not found)\.?$/i;

export type Refusal = { reason: string; unsupported: boolean };

/** The refusal that an answer is, if it is one: `result` or `status` "error", or a bare warning. */
export function refusalOf(answer: Record<string, unknown>): Refusal | undefined {
  if (answer.result === "success") return undefined;
  const said = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value.trim() : undefined);
  const isError = (value: unknown) => typeof value === "string" && value.toLowerCase() === "error";
  // A few answers carry data in `status`; there "error" comes without a result, and with a message.
  const failed =
    isError(answer.result) || (answer.result === undefined && isError(answer.status) && said(answer.message));
  if (failed) {
    const reason = said(answer.message) ?? said(answer.error) ?? "refused without a reason";
    return { reason, unsupported: noSuchAction.test(reason) };
  }
  const warning = said(answer.warning);
  const bare =
    answer.result === undefined || (typeof answer.result === "string" && answer.result.toLowerCase() === "warning");
  return warning !== undefined && bare ? { reason: warning, unsupported: false } : undefined;
}
