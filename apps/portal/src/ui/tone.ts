/** What a state means to the reader. Each tone has its colour and its shape, and always stands beside a word. */
export type Tone = "ok" | "warn" | "bad" | "idle";

/** The value for `data-state`; idle is how things look without one. */
export function toneState(tone: Tone | undefined): "ok" | "warn" | "bad" | undefined {
  return tone === "idle" ? undefined : tone;
}
