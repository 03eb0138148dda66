import { isRecord, phpSerialize, phpUnserialize } from "../src/wire.ts";

/** A value of an example: JSON, in which a PHP call stands as `{"$php": "base64_encode", "args": [...]}`. */
export type PhpValue = string | number | boolean | null | PhpValue[] | { [key: string]: PhpValue };

const calls: Record<string, (value: PhpValue) => PhpValue> = {
  base64_encode: (value) => Buffer.from(String(value)).toString("base64"),
  json_encode: (value) => JSON.stringify(value),
  serialize: (value) => phpSerialize(value),
};

/** Evaluates the calls in an example. A bare name is a variable, and any value will do for it: 1. */
export function phpValue(written: PhpValue): PhpValue {
  if (Array.isArray(written)) return written.map(phpValue);
  if (!isRecord(written)) return written;
  if (typeof written.$php === "string") {
    const [first = null] = Array.isArray(written.args) ? written.args : [];
    return calls[written.$php]?.(phpValue(first)) ?? 1;
  }
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, phpValue(value)]));
}

/** What PHP's http_build_query makes of an array, before it is encoded for a URL. */
export function pairsOf(tree: Record<string, PhpValue>): [string, string][] {
  const below = (name: string, value: PhpValue): [string, string][] => {
    if (value === null) return [];
    if (typeof value === "boolean") return [[name, value ? "1" : "0"]];
    if (typeof value !== "object") return [[name, String(value)]];
    return Object.entries(value).flatMap(([key, item]) => below(`${name}[${key}]`, item));
  };
  return Object.entries(tree).flatMap(([name, value]) => below(name, value));
}

const truths = ["1", "true", "on"];
const falsehoods = ["0", "false", "off"];
const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** PHP-serialised or JSON data in base64, if a text is that. */
function unpacked(text: string): unknown {
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(text)) return undefined;
  const inside = Buffer.from(text, "base64").toString("utf8");
  try {
    return inside.startsWith("a:") ? phpUnserialize(inside) : JSON.parse(inside);
  } catch {
    return undefined;
  }
}

/** Do two values of a request mean the same? Amounts, booleans and what is packed in base64 are compared by value. */
export function sameText(before: string, after: string): boolean {
  if (before === after) return true;
  if (isDecimal(before) && isDecimal(after)) return Number(before) === Number(after);
  for (const words of [truths, falsehoods]) {
    if (words.includes(before.toLowerCase()) && words.includes(after.toLowerCase())) return true;
  }
  const [first, second] = [unpacked(before), unpacked(after)];
  return first !== undefined && second !== undefined && sameData(first, second);
}

function sameData(before: unknown, after: unknown): boolean {
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) {
    return sameText(String(before), String(after));
  }
  const [first, second] = [Object.entries(before), new Map(Object.entries(after))];
  return first.length === second.size && first.every(([key, value]) => sameData(value, second.get(key)));
}
