/** HTML that was made here, of escaped parts: it goes into a message as it is. */
export class Html {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** What only the one who gets the mail may read: a link that sets a password, a password. It is not kept. */
export class Secret {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type MergeValue = string | number | Html | Secret;
/** Merge fields by WHMCS's names, without the mark: client_name for {$client_name}. */
export type MergeFields = Readonly<Record<string, MergeValue>>;

export const HIDDEN = "••••••••";

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;" };

/** Text as it is written inside HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

/** Text of several lines as HTML. */
export const multiline = (text: string): Html => new Html(escaped(text).replace(/\r\n|\r|\n/g, "<br />\n"));

/** A link as HTML. Only to http and https: anything else is shown as text. */
export const link = (url: string, text = url): Html =>
  new Html(/^https?:\/\//i.test(url) ? `<a href="${escaped(url)}">${escaped(text)}</a>` : escaped(text));

type Reveal = { secrets: boolean };

const plain = (value: MergeValue | undefined, { secrets }: Reveal): string => {
  if (value === undefined) return "";
  if (value instanceof Html) return plainText(value.html);
  if (value instanceof Secret) return secrets ? value.text : HIDDEN;
  return String(value);
};

const asHtml = (value: MergeValue | undefined, reveal: Reveal): string =>
  value instanceof Html ? value.html : escaped(plain(value, reveal));

const fieldPattern = /\{\$(\w+)\}/g;
const conditionPattern = /\{if \$(\w+)\}([\s\S]*?)(?:\{else\}([\s\S]*?))?\{\/if\}/g;

const isSet = (value: MergeValue | undefined) => {
  const text = plain(value, { secrets: true });
  return text !== "" && text !== "0";
};

/** Of a template's {if $field}…{else}…{/if}, the part that applies. They can't be nested. */
const decided = (template: string, fields: MergeFields) =>
  template.replace(conditionPattern, (_, name: string, yes: string, no = "") => (isSet(fields[name]) ? yes : no));

/** Does a template's text name a field that holds a secret? */
export const holdsSecret = (template: string, fields: MergeFields): boolean =>
  [...decided(template, fields).matchAll(fieldPattern)].some(([, name = ""]) => fields[name] instanceof Secret);

/** A message of HTML with its merge fields in place, each escaped. A field that there is not is empty. */
export function mergedHtml(template: string, fields: MergeFields, reveal: Reveal): string {
  return decided(template, fields).replace(fieldPattern, (_, name: string) => asHtml(fields[name], reveal));
}

/** A subject with its merge fields in place: one line of plain text, never with a secret. */
export function mergedLine(template: string, fields: MergeFields): string {
  const merged = decided(template, fields).replace(fieldPattern, (_, name: string) =>
    plain(fields[name], { secrets: false }),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break in a subject would begin another header
  return merged.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#039": "'",
  "#123": "{",
  "#125": "}",
  nbsp: " ",
};

/** HTML as plain text, for who reads mail without HTML. */
export function plainText(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/\s+/g, " ")
    .replace(/<a\b[^>]*\bhref="(https?:[^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, (_, url: string, text: string) =>
      text.replace(/<[^>]*>/g, "").trim() === url ? url : `${text} (${url})`,
    )
    .replace(/<(br|hr)\b[^>]*>/gi, "\n")
    .replace(/<\/(p|div|h[1-6]|tr|table|ul|ol)>/gi, "\n\n")
    .replace(/<li\b[^>]*>/gi, "\n- ")
    .replace(/<\/(td|th)>/gi, "  ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#039|#123|#125|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
