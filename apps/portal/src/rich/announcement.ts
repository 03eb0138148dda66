import type { Element, ElementContent, Root, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmAutolinkLiteralFromMarkdown } from "mdast-util-gfm-autolink-literal";
import { toHast } from "mdast-util-to-hast";
import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import { harmless } from "./harmless.ts";
import { readHtml } from "./html.ts";
import { htmlSchema } from "./schema.ts";

/* WHMCS keeps announcements as HTML; staff write them in Markdown. */

/** Tags that somebody types are text. */
const disable = { null: ["htmlFlow", "htmlText"] };

/** Markdown as the HTML that WHMCS keeps: no more than an announcement may have. */
export function htmlOf(typed: string): string {
  const tree = fromMarkdown(typed.replace(/\r\n?/g, "\n"), {
    extensions: [gfmAutolinkLiteral(), { disable }],
    mdastExtensions: [gfmAutolinkLiteralFromMarkdown()],
  });
  return toHtml(harmless(toHast(tree), htmlSchema));
}

/** HTML that WHMCS keeps as the Markdown that makes it; undefined where Markdown can't say all of it. */
export function markdownOf(html: string): string | undefined {
  const text = blocks(readHtml(html)).trim();
  return bare(htmlOf(text)) === bare(toHtml(readHtml(html))) ? text : undefined;
}

/** What a reader sees of HTML, to be compared: white space between blocks is none, and b is strong. */
const bare = (html: string) =>
  html
    .replace(/<(\/?)b>/g, "<$1strong>")
    .replace(/<(\/?)i>/g, "<$1em>")
    .replace(/\s+/g, " ")
    .replace(/ ?(<\/?(?:p|ul|ol|li|h\d|blockquote|pre|hr|br|div)(?: [^>]*)?>) ?/g, "$1")
    .replace(/<\/?(?:div)>/g, "")
    .replace(/<li><p>(.*?)<\/p><\/li>/g, "<li>$1</li>")
    .trim();

const isElement = (node: RootContent): node is Element => node.type === "element";

/** Blocks under each other, with an empty line between. */
function blocks(parent: Root | Element): string {
  const parts: string[] = [];
  let line = "";
  const flush = () => {
    if (line.trim() !== "") parts.push(line.trim());
    line = "";
  };
  for (const child of parent.children) {
    const made = isElement(child) ? block(child) : undefined;
    if (made === undefined) line += inline([child]);
    else {
      flush();
      parts.push(made);
    }
  }
  flush();
  return parts.join("\n\n");
}

const indented = (text: string, first: string, rest: string) =>
  text
    .split("\n")
    .map((line, at) => (at === 0 ? `${first}${line}` : line === "" ? "" : `${rest}${line}`))
    .join("\n");

function block(element: Element): string | undefined {
  const { tagName, children } = element;
  const heading = /^h([1-6])$/.exec(tagName)?.[1];
  if (heading !== undefined) return `${"#".repeat(Number(heading))} ${inline(children)}`;
  switch (tagName) {
    case "p":
      return inline(children).trim();
    case "div":
      return blocks(element);
    case "hr":
      return "---";
    case "blockquote":
      return indented(blocks(element), "> ", "> ");
    case "pre":
      return `\`\`\`\n${words(children).replace(/\n$/, "")}\n\`\`\``;
    case "ul":
    case "ol":
      return children
        .filter(isElement)
        .map((item, at) => {
          const mark = tagName === "ul" ? "- " : `${at + 1}. `;
          return indented(blocks(item), mark, " ".repeat(mark.length));
        })
        .join("\n");
    default:
      return undefined;
  }
}

const marks: Record<string, string> = { strong: "**", b: "**", em: "*", i: "*", code: "`" };

const words = (nodes: readonly (RootContent | ElementContent)[]): string =>
  nodes.map((node) => (node.type === "text" ? node.value : isElement(node) ? words(node.children) : "")).join("");

function inline(nodes: readonly (RootContent | ElementContent)[]): string {
  return nodes
    .map((node) => {
      // What would be markup is a letter.
      if (node.type === "text") return node.value.replace(/\s+/g, " ").replace(/[\\`*_[\]<&]/g, "\\$&");
      if (!isElement(node)) return "";
      if (node.tagName === "br") return "\\\n";
      if (node.tagName === "code") return `\`${words(node.children)}\``;
      const inside = inline(node.children);
      if (node.tagName === "a") return `[${inside}](<${String(node.properties.href ?? "")}>)`;
      const mark = marks[node.tagName] ?? "";
      return inside === "" ? "" : `${mark}${inside}${mark}`;
    })
    .join("")
    .replace(/\\\n /g, "\\\n");
}
