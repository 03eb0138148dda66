/**
 * What somebody types and has not sent: kept in his browser alone, under a name that says whose it is and what of, for
 * two weeks. Where the browser keeps nothing, nothing is kept.
 */

const PREFIX = "kraken.draft.";
const MOST_AGE = 14 * 24 * 60 * 60 * 1000;

/** The cookie in which the server says what is no draft any more: a name, or `allDrafts`. Readable by scripts. */
export const draftsCookie = "drafts";
export const allDrafts = "all";
/** Seconds for which it says so. */
export const draftsCookieSeconds = MOST_AGE / 1000;

export type Draft = { at: number; values: Record<string, string> };

function read(key: string): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? "");
    const { at, values } = draft as Draft;
    return Date.now() - at < MOST_AGE && typeof values === "object" && values !== null ? { at, values } : undefined;
  } catch {
    return undefined;
  }
}

export const readDraft = (name: string): Draft | undefined => read(PREFIX + name);

/** Answers when it was kept, in milliseconds; undefined where the browser does not. */
export function keepDraft(name: string, values: Record<string, string>): number | undefined {
  const at = Date.now();
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ at, values } satisfies Draft));
    return at;
  } catch {
    return undefined;
  }
}

export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // There is none.
  }
}

/** Removes what the server says was sent, everything once somebody has signed out, and what is too old. */
export function tidyDrafts(): void {
  const [, gone] = new RegExp(`(?:^|; )${draftsCookie}=([^;]+)`).exec(document.cookie) ?? [];
  try {
    const keys = Array.from(localStorage, (_, at) => localStorage.key(at) ?? "").filter((key) =>
      key.startsWith(PREFIX),
    );
    for (const key of keys) if (gone === allDrafts || key === PREFIX + gone || !read(key)) localStorage.removeItem(key);
  } catch {
    return;
  }
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  if (gone) document.cookie = `${draftsCookie}=;path=/;max-age=0`;
}
