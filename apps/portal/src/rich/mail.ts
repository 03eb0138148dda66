import { toHtml } from "hast-util-to-html";
import { readMarkdown } from "./markdown.ts";

/**
 * What somebody typed in Markdown, as the HTML of an e-mail. Braces are written so that WHMCS, which reads its mails as
 * templates, sees none of its own in them.
 */
export const mailHtml = (typed: string): string =>
  toHtml(readMarkdown(typed)).replaceAll("{", "&#123;").replaceAll("}", "&#125;");
