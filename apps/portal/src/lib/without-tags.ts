/** A text with its HTML's tags taken out, on one line: for a summary, which React escapes. */
export const withoutTags = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

/** A text of several lines or items on one line, with dots between them. */
export const inOneLine = (html: string): string =>
  html
    .split(/<br\s*\/?>|<\/(?:li|p|div)>|\r?\n/i)
    .map(withoutTags)
    .filter(Boolean)
    .join(" · ");
