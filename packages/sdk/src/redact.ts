/** Shorter values are not taken out: they would tear holes into ordinary words. */
const SHORTEST = 4;

/**
 * Takes everything that was sent out of a text that came back: WHMCS and servers before it like to quote. Each value is
 * replaced by its parameter's name in brackets.
 */
export function redact(text: string, sent: Iterable<readonly [string, string]>): string {
  let clean = text;
  const values = [...sent].filter(([, value]) => value.length >= SHORTEST).sort((a, b) => b[1].length - a[1].length);
  for (const [name, value] of values) {
    const shown = `[${name.replace(/\[.*$/, "")}]`;
    for (const form of new Set([
      value,
      encodeURIComponent(value),
      new URLSearchParams([["", value]]).toString().slice(1),
    ])) {
      clean = clean.split(form).join(shown);
    }
  }
  return clean.length > 500 ? `${clean.slice(0, 500)}…` : clean;
}

export type SentPairs = Iterable<readonly [string, string]>;
