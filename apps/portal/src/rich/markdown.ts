import type { Nodes, PhrasingContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmAutolinkLiteralFromMarkdown } from "mdast-util-gfm-autolink-literal";
import { toHast } from "mdast-util-to-hast";
import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import { type HarmlessTree, harmless } from "./harmless.ts";
import { plain } from "./plain.ts";
import { markdownSchema } from "./schema.ts";

/**
 * CommonMark without what would hide a part of what was typed: tags, entities and backslashes are text, a "#" begins
 * a remark in somebody's configuration more often than a heading, and "--" above a signature underlines nothing.
 */
const disable = {
  null: [
    "characterEscape",
    "characterReference",
    "codeIndented",
    "definition",
    "hardBreakEscape",
    "headingAtx",
    "htmlFlow",
    "htmlText",
    "setextUnderline",
  ],
};

/** Where a link of a ticket may lead. */
const isLinkable = (url: string) => /^(https?:\/\/[^\s]+|mailto:[^\s]+)$/i.test(url);

/** Deeper than anybody quotes. Text that goes further down is shown without its markup. */
const DEEPEST = 24;

/**
 * What somebody typed in a ticket, as a tree of harmless elements. It reads as it was typed: markup that is not taken
 * (tags, other links) stays text, pictures become links, and the end of a line is the end of a line.
 */
export function readMarkdown(typed: string): HarmlessTree {
  const text = typed.replace(/\r\n?/g, "\n");
  if (isTooMuch(text)) return plain(text);
  const tree = fromMarkdown(text, {
    extensions: [gfmAutolinkLiteral(), { disable }],
    mdastExtensions: [gfmAutolinkLiteralFromMarkdown()],
  });
  if (!settle(tree, text)) return plain(text);
  return harmless(toHast(tree), markdownSchema);
}

/** Marks in one text. Each may be held against every other, so that many take long; a log has many, and no markup. */
const MOST_MARKS = 1500;

/** Marks that nest: at a line's beginning ("> > - > …", or a list far to the right), in a row, or altogether. */
function isTooMuch(text: string): boolean {
  if (/^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){24}/m.test(text)) return true;
  if (/^[ \t]{48,}(?:[>*+-]|\d{1,9}[.)])/m.test(text)) return true;
  return (text.match(/[*_`[\]<@]|^[ \t]*>/gm) ?? []).length > MOST_MARKS;
}

/** Puts back as text what may not be what it says, and breaks lines where they were broken. False when it is too deep. */
function settle(node: Nodes, typed: string, depth = 0): boolean {
  if (!("children" in node)) return true;
  if (depth > DEEPEST) return false;
  const children: Nodes[] = [];
  for (const child of node.children) children.push(...(settled(child, typed) ?? [child]));
  (node as { children: Nodes[] }).children = children;
  return children.every((child) => settle(child, typed, depth + 1));
}

function settled(child: Nodes, typed: string): PhrasingContent[] | undefined {
  if (child.type === "text") return lines(child.value);
  if (child.type === "image") {
    if (!isLinkable(child.url)) return lines(source(child, typed));
    return [{ type: "link", url: child.url, children: [{ type: "text", value: child.alt || child.url }] }];
  }
  if (child.type === "link") {
    if (!isLinkable(child.url)) return lines(source(child, typed));
    // Where it leads can be read before one goes there; a title of the writer's own could say anything.
    child.title = child.url;
  }
  return undefined;
}

/** What was typed for a node. */
const source = (node: Nodes, typed: string) =>
  typed.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

const lines = (text: string): PhrasingContent[] =>
  text
    .split("\n")
    .flatMap((line, at): PhrasingContent[] => [
      ...(at > 0 ? [{ type: "break" } as const] : []),
      ...(line === "" ? [] : [{ type: "text", value: line } as const]),
    ]);
