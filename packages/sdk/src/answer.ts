/** Reading what WHMCS sends back, before the contract looks at its shape. */

/** How many places of a noisy answer are tried for the beginning of the JSON. */
const MAX_STARTS = 20;

/**
 * The JSON of an answer. PHP notices before it are skipped. Undefined when there is none: HTML, empty, cut off.
 */
export function parseAnswer(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const whole = tryParse(trimmed);
  if (whole !== undefined) return typeof whole === "object" && whole !== null ? whole : undefined;
  let at = -1;
  for (let tries = 0; tries < MAX_STARTS; tries++) {
    at = nextStart(trimmed, at + 1);
    if (at < 0) return undefined;
    const parsed = tryParse(trimmed.slice(at));
    if (typeof parsed === "object" && parsed !== null) return parsed;
  }
  return undefined;
}

function nextStart(text: string, from: number): number {
  const object = text.indexOf("{", from);
  const array = text.indexOf("[", from);
  return object < 0 ? array : array < 0 ? object : Math.min(object, array);
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
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (start === "") return "the answer is empty";
  if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<"))
    return "the answer is HTML, not JSON";
  if (start.startsWith("{") || start.startsWith("[")) return "the answer is cut off, or not whole JSON";
  return "the answer is not JSON";
}

const noSuchAction = /^(command not found|the requested api action could not be found|action not found)\.?$/i;

export type Refusal = { reason: string; unsupported: boolean };

/** The refusal that an answer is, if it is one: `result` or `status` "error", or a bare warning. */
export function refusalOf(answer: Record<string, unknown>): Refusal | undefined {
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
