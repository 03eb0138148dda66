/** Shorter values are taken out of a text only when their name is a secret's: they would tear holes into its words. */
const SHORTEST = 4;
const LONGEST_TEXT = 500;
/** Characters of a text that are looked at, and of a value that is looked for: both may be files. */
const LONGEST_LOOK = 65_536;
/** A value that is longer is found by its beginning: whoever quotes it may cut it off. */
const BEGINNING = 32;
const LONGEST_NAME = 100;
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
 * value is replaced by its parameter's name in brackets. Its time depends on how many values there are, not on how long
 * they or the text are.
 */
export function redact(text: string, sent: Iterable<Named>): string {
  const longest = [...sent]
    .filter(([name, value]) => value.length >= SHORTEST || (value !== "" && sensitiveName.test(name)))
    .sort((a, b) => b[1].length - a[1].length);
  const isCut = text.length > LONGEST_LOOK;
  let clean = text.slice(0, LONGEST_LOOK);
  for (const [name, value] of longest) {
    const shown = `[${name.replace(/\[.*$/s, "").slice(0, LONGEST_NAME)}]`;
    for (const form of writtenForms(value.slice(0, LONGEST_LOOK))) clean = replaced(clean, form, shown, isCut);
  }
  clean = clean.replace(cardNumber, "[number]");
  return isCut || clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT)}…` : clean;
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

/**
 * A text with every place where a value stands, in capitals or not, as far as the two agree, replaced. The end of a text
 * that was cut may be the beginning of a value.
 */
function replaced(text: string, value: string, shown: string, isCut: boolean): string {
  const folded = caseless(text);
  const sought = caseless(value);
  const beginning = sought.slice(0, BEGINNING);
  let made = "";
  let done = 0;
  for (let at = folded.indexOf(beginning); at >= 0; at = folded.indexOf(beginning, done)) {
    made += text.slice(done, at) + shown;
    let length = beginning.length;
    while (length < sought.length && folded[at + length] === sought[length]) length += 1;
    done = at + length;
  }
  for (let length = beginning.length - 1; isCut && length >= SHORTEST; length--) {
    if (text.length - length >= done && folded.endsWith(beginning.slice(0, length)))
      return made + text.slice(done, -length) + shown;
  }
  return made + text.slice(done);
}

/** A text without the difference of case, of the same length: as an expression that ignores case compares. */
const caseless = (text: string): string =>
  text.replace(/[a-z]+|[\u0080-\uffff]/g, (part) => {
    const upper = part.toUpperCase();
    return upper.length === part.length ? upper : part;
  });
