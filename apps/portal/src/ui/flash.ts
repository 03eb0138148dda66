import type { Tone } from "./tone.ts";

/** What a server action leaves for the next page to say. */
export interface Flash {
  title: string;
  detail?: string | undefined;
  tone?: Tone | undefined;
}

/** The cookie that carries it: readable by scripts, gone once it was shown. Nothing secret goes in. */
export const flashCookie = "flash";

/** The cookie's value, ready to be set as it is (Next's cookies().set encodes once more, which is taken off again). */
export function writeFlash(flash: Flash): string {
  return JSON.stringify(flash);
}

/** Reads the cookie's value; anything that is not a flash is none. */
export function readFlash(value: string | undefined): Flash | null {
  if (!value) return null;
  try {
    const flash: unknown = JSON.parse(value.startsWith("{") ? value : decodeURIComponent(value));
    if (typeof flash !== "object" || flash === null || !("title" in flash) || typeof flash.title !== "string")
      return null;
    const detail = "detail" in flash && typeof flash.detail === "string" ? flash.detail : undefined;
    return { title: flash.title, detail };
  } catch {
    return null;
  }
}
