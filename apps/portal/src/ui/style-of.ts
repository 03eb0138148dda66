import type { CSSProperties } from "react";

/** Hands numbers to a stylesheet as custom properties, which React's own type does not know. */
export function styleOf(properties: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return { ...properties };
}
