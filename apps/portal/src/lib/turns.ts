/**
 * The characters that turn the direction of what follows them (UAX #9: embeddings, overrides, isolates). In a subject or
 * a name they would turn the words of the page around it: "gpj.exe" reads as "exe.jpg". Marks (LRM, RLM) turn nothing.
 */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text without them. */
export const withoutTurns = (text: string): string => text.replace(turns, "");

/** A value with no such text in it, however deep. Bytes stay as they are. */
export function cleaned<T>(value: T): T;
export function cleaned(value: unknown): unknown {
  if (typeof value === "string") return withoutTurns(value);
  if (Array.isArray(value)) return value.map((each) => cleaned(each));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
}
