/**
 * PHP's request encodings, both ways: bracketed form keys and serialize().
 * Sources: PHP's http_build_query, parse_str and serialize, as the WHMCS API reference uses them.
 */

/** A decoded form: text at the leaves, PHP arrays as objects without a prototype (`__proto__` is a key like any other). */
export type FormTree = { [key: string]: FormValue };
export type FormValue = string | FormTree;

/** PHP's own limits: fields in a request, and brackets in a key. */
export const MAX_FORM_FIELDS = 1000;
const MAX_DEPTH = 16;

const emptyTree = (): FormTree => Object.create(null) as FormTree;

/** True for text that PHP takes as an integer key: `7`, not `07` nor `7.0`. */
const isIntegerKey = (key: string) => /^(0|-?[1-9]\d{0,15})$/.test(key);

/** Splits `a[b][]` into ["a", "b", ""]; a key whose brackets don't close is taken as it stands, as PHP does. */
function keyPath(key: string): string[] {
  const open = key.indexOf("[");
  if (open <= 0) return [key];
  const path = [key.slice(0, open)];
  let at = open;
  while (at < key.length && key[at] === "[" && path.length < MAX_DEPTH) {
    const close = key.indexOf("]", at);
    if (close < 0) return path.length === 1 ? [key] : path;
    path.push(key.slice(at + 1, close));
    at = close + 1;
  }
  return path;
}

function nextIndex(tree: FormTree): string {
  let next = 0;
  for (const key of Object.keys(tree)) if (isIntegerKey(key)) next = Math.max(next, Number(key) + 1);
  return String(next);
}

/**
 * Builds PHP arrays from name=value pairs: `pid[0]=1`, `pid[]=1`, `register[1]=9`, `a[b][c]=x`.
 * Of a repeated plain key the last wins. More than MAX_FORM_FIELDS pairs are a RangeError.
 */
export function parseForm(pairs: Iterable<readonly [string, string]>): FormTree {
  const root = emptyTree();
  let count = 0;
  for (const [key, value] of pairs) {
    count += 1;
    if (count > MAX_FORM_FIELDS) throw new RangeError(`More than ${MAX_FORM_FIELDS} fields`);
    let tree = root;
    const path = keyPath(key);
    path.forEach((part, depth) => {
      const name = part === "" ? nextIndex(tree) : part;
      if (depth === path.length - 1) {
        tree[name] = value;
        return;
      }
      const child = tree[name];
      if (typeof child === "object") tree = child;
      else {
        const made = emptyTree();
        tree[name] = made;
        tree = made;
      }
    });
  }
  return root;
}

/** What a wire value may be before it is written as a form: nested lists and maps of scalars. */
export type Formable = string | number | boolean | null | undefined | Formable[] | { [key: string]: Formable };

/** Name=value pairs in PHP's bracket style. undefined and null are left out; booleans travel as 1 and 0. */
export function formPairs(tree: { [key: string]: Formable }): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (const [key, value] of Object.entries(tree)) addPairs(pairs, key, value);
  return pairs;
}

function addPairs(pairs: [string, string][], name: string, value: Formable): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) addPairs(pairs, `${name}[${index}]`, item);
  } else if (typeof value === "object") {
    for (const [key, item] of Object.entries(value)) addPairs(pairs, `${name}[${key}]`, item);
  } else pairs.push([name, typeof value === "boolean" ? (value ? "1" : "0") : String(value)]);
}

/** The body of a POST: application/x-www-form-urlencoded, spaces as `+`. */
export const formBody = (tree: { [key: string]: Formable }): string =>
  formPairs(tree)
    .map(([name, value]) => `${formText(name)}=${formText(value)}`)
    .join("&");

const isPlain = /^[\w*.-]*$/;

/** One name or value of a form's body, as URLSearchParams writes it: that takes seconds for a file of 20 MB. */
function formText(text: string): string {
  if (isPlain.test(text)) return text;
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
  return escaped.replace(/%20|[!'()~]/g, (mark) => formEscapes[mark] ?? mark);
}

/** Where a form differs from what encodeURIComponent writes. */
const formEscapes: Record<string, string> = {
  "%20": "+",
  "!": "%21",
  "'": "%27",
  "(": "%28",
  ")": "%29",
  "~": "%7E",
};

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder("utf-8", { fatal: true });

/** PHP's serialize(): strings are measured in UTF-8 bytes, integer-like keys become integers. */
export function phpSerialize(value: Formable): string {
  if (value === null || value === undefined) return "N;";
  if (typeof value === "boolean") return `b:${value ? 1 : 0};`;
  if (typeof value === "number") return Number.isInteger(value) ? `i:${value};` : `d:${value};`;
  if (typeof value === "string") return `s:${utf8.encode(value).length}:"${value}";`;
  const entries: [string, Formable][] = Array.isArray(value)
    ? value.map((item, index) => [String(index), item])
    : Object.entries(value).filter(([, item]) => item !== undefined);
  const body = entries.map(([key, item]) => (isIntegerKey(key) ? `i:${key};` : phpSerialize(key)) + phpSerialize(item));
  return `a:${entries.length}:{${body.join("")}}`;
}

/**
 * Reads what phpSerialize writes: scalars and arrays. Objects (`O:`, `C:`) and references are refused with a
 * SyntaxError, so that nothing but data can come in. Arrays become objects without a prototype, leaves become text.
 */
export function phpUnserialize(text: string): FormValue | null {
  const bytes = utf8.encode(text);
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(`Not PHP-serialised data (at byte ${at})`);
  };
  const until = (mark: string): string => {
    const end = bytes.indexOf(mark.charCodeAt(0), at);
    if (end < 0) return fail();
    const part = fromUtf8.decode(bytes.subarray(at, end));
    at = end + 1;
    return part;
  };
  const expect = (mark: string) => {
    if (bytes[at] !== mark.charCodeAt(0)) fail();
    at += 1;
  };
  const size = (): number => {
    const written = until(":");
    return /^\d{1,9}$/.test(written) ? Number(written) : fail();
  };
  const read = (depth: number): FormValue | null => {
    const type = String.fromCharCode(bytes[at] ?? 0);
    at += 1;
    if (type === "N") {
      expect(";");
      return null;
    }
    expect(":");
    if (type === "i" || type === "d" || type === "b") return until(";");
    if (type === "s") {
      const length = size();
      expect('"');
      if (at + length > bytes.length) fail();
      const part = fromUtf8.decode(bytes.subarray(at, at + length));
      at += length;
      expect('"');
      expect(";");
      return part;
    }
    if (type !== "a" || depth > MAX_DEPTH) return fail();
    const count = size();
    const tree = emptyTree();
    expect("{");
    for (let index = 0; index < count; index++) {
      const key = read(depth + 1);
      if (typeof key !== "string") return fail();
      const value = read(depth + 1);
      if (value !== null) tree[key] = value;
    }
    expect("}");
    return tree;
  };
  const value = read(0);
  if (at !== bytes.length) fail();
  return value;
}
