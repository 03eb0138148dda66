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

async function* cleanedRows(rows: AsyncIterable<unknown>) {
  for await (const row of rows) yield cleaned(row);
}

/** A function's answers, awaited or one after the other, cleaned; the functions of an object too. */
export function withCleanAnswers(value: unknown): unknown {
  if (typeof value === "function") {
    return (...given: unknown[]) => {
      const answer: unknown = value(...given);
      if (answer instanceof Promise) return answer.then((said) => cleaned(said));
      const isRows = typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;
      return isRows ? cleanedRows(answer as AsyncIterable<unknown>) : answer;
    };
  }
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, { get: (target, name) => withCleanAnswers(Reflect.get(target, name)) });
}
