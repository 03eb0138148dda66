/** A text with its HTML's tags taken out, on one line: for a summary, which React escapes. */
export const withoutTags = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
