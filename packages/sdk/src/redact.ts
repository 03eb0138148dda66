/** Shorter values are taken out of a text only when their name is a secret's: they would tear holes into its words. */
const SHORTEST = 4;
const LONGEST_TEXT = 500;
const sensitiveName = /pass|secret|identifier|key|cvv|cvc|card|token|pin$|epp|auth|bank/i;
/** Digits of a bank card, however they are grouped. */
const cardNumber = /\b\d(?:[ -]?\d){12,18}\b/g;

export type Named = readonly [name: string, value: string];

/** The text leaves of anything that was passed as parameters, each with its parameter's name. */
export function* leaves(value: unknown, name = ""): Generator<Named> {
  if (typeof value === "object" && value !== null) {
    if (value instanceof Uint8Array) return;
    for (const [key, item] of Object.entries(value)) yield* leaves(item, name === "" ? key : name);
  } else if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") {
    yield [name, String(value)];
  }
}

/**
 * Takes everything that was sent out of a text that came back: WHMCS and the servers before it like to quote. Each
 * value is replaced by its parameter's name in brackets.
 */
export function redact(text: string, sent: Iterable<Named>): string {
  const longest = [...sent]
    .filter(([name, value]) => value.length >= SHORTEST || (value !== "" && sensitiveName.test(name)))
    .sort((a, b) => b[1].length - a[1].length);
  let clean = text;
  for (const [name, value] of longest) {
    // No way of writing a value is shorter than this: an upload of megabytes can't be in a message.
    if (value.trim().length > clean.length) continue;
    const shown = `[${name.replace(/\[.*$/, "")}]`;
    for (const form of writtenForms(value)) clean = replacedAnyCase(clean, form, shown);
  }
  clean = clean.replace(cardNumber, "[number]");
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT)}…` : clean;
}

/** How a value may be written in an answer: as it is, in a URL, in a form, in HTML, in JSON. */
function writtenForms(value: string): Set<string> {
  const html = value.replace(
    /[&<>"']/g,
    (mark) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[mark] ?? "#039"};`,
  );
  const form = new URLSearchParams([["", value]]).toString().slice(1);
  return new Set(
    [value, value.trim(), form, form.replaceAll("+", "%20"), html, JSON.stringify(value).slice(1, -1)].filter(Boolean),
  );
}

/** A text in small letters, each where it was: a few letters would become two. */
function folded(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return text.replace(/[^]/g, (unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit));
}

/** Replaces a value whatever its case; by comparing, since a pattern of a whole value may be too large for a machine. */
function replacedAnyCase(text: string, value: string, shown: string): string {
  const [where, sought] = [folded(text), folded(value)];
  const parts: string[] = [];
  let from = 0;
  for (let at = where.indexOf(sought); at !== -1; at = where.indexOf(sought, from)) {
    parts.push(text.slice(from, at), shown);
    from = at + value.length;
  }
  return parts.length === 0 ? text : parts.join("") + text.slice(from);
}
