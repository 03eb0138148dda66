import type { Element, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import type { Schema } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import { type HarmlessTree, harmless } from "./harmless.ts";
import { plain } from "./plain.ts";
import { emailSchema, htmlSchema } from "./schema.ts";

/**
 * HTML that was written in WHMCS (announcements, descriptions of products), as a tree of harmless elements. It is read
 * as a browser reads it, and what is not on the list of `htmlSchema` is left out. Pictures become links to them.
 */
export const readHtml = (html: string): HarmlessTree => clean(html, htmlSchema, pictureAsLink);

/**
 * An e-mail as a document for a frame of its own. Its pictures from elsewhere are left out (they would tell who reads
 * it, and when), its links open beside the portal, and its own policy allows no more than its looks.
 * Its own looks are attributes, for the policy of the page around it, which it has too, knows no style sheet of it.
 */
export function emailDocument(html: string): string {
  const body = clean(html, emailSchema, ownLooks);
  body.children = rework(body.children, opensBeside);
  const policy =
    "default-src 'none'; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  const head =
    `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="viewport" content="width=device-width">';
  const looks =
    "margin:16px;background:#fff;color:#1b2324;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;max-width:100%";
  return `<!doctype html><html><head>${head}</head><body style="${looks}">${toHtml(body)}</body></html>`;
}

/** Every element of a tree, its children first. */
function rework(nodes: RootContent[], change: (element: Element) => RootContent[]): RootContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== "element") return [node];
    node.children = rework(node.children, change) as Element["children"];
    return change(node);
  });
}

/**
 * Read, sanitised, written and read again: what the first reading left in a place where a browser would not keep it
 * is in its final place before anybody sees it.
 */
function clean(html: string, schema: Schema, change: (element: Element) => RootContent[]): HarmlessTree {
  if (html.split("<").length > MOST_TAGS) return wordsOf(html);
  try {
    return twice(html, schema, change);
  } catch (error) {
    // Elements in each other, thousands deep.
    if (error instanceof RangeError) return wordsOf(html);
    throw error;
  }
}

/** Tags in one text: far more than the longest of e-mails has. */
const MOST_TAGS = 10_000;

/** The words of what is no HTML that anybody wrote by hand. */
const wordsOf = (html: string) => plain(html.replace(/<[^>]*>/g, " "));

function twice(html: string, schema: Schema, change: (element: Element) => RootContent[]): HarmlessTree {
  const first = safe(bodyOf(fromHtml(html)), schema, change);
  return safe(fromHtml(toHtml(first), { fragment: true }), schema, change);
}

function safe(tree: Root, schema: Schema, change: (element: Element) => RootContent[]): HarmlessTree {
  return harmless({ type: "root", children: rework(tree.children, change) }, schema);
}

/** What is in the body of a document: whatever was written, a document is what a browser makes of it. */
function bodyOf(tree: Root): Root {
  const html = tree.children.find((node) => node.type === "element" && node.tagName === "html");
  const body =
    html?.type === "element" && html.children.find((node) => node.type === "element" && node.tagName === "body");
  return { type: "root", children: body && body.type === "element" ? body.children : [] };
}

function pictureAsLink(element: Element): RootContent[] {
  if (element.tagName !== "img") return [element];
  const { src, alt } = element.properties;
  if (typeof src !== "string" || !/^https?:\/\//i.test(src)) return [];
  const said = typeof alt === "string" && alt.trim() !== "" ? alt : src;
  return [{ type: "element", tagName: "a", properties: { href: src }, children: [{ type: "text", value: said }] }];
}

/** Declarations that fetch nothing and cover nothing beyond the frame. */
const isHarmless = (declaration: string) =>
  !/[\\@<>]|url\s*\(|image|src\s*\(|expression|import|behavior|binding/i.test(declaration);

function ownLooks(element: Element): RootContent[] {
  const { style } = element.properties;
  if (typeof style === "string")
    element.properties.style = style
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .split(";")
      .filter(isHarmless)
      .join(";");
  if (element.tagName !== "img") return [element];
  if (/^data:image\/(png|jpeg|gif|webp);base64,/i.test(String(element.properties.src ?? ""))) {
    element.properties.style = `${element.properties.style ?? ""};max-width:100%`;
    return [element];
  }
  const { alt } = element.properties;
  return typeof alt === "string" && alt.trim() !== "" ? [{ type: "text", value: alt }] : [];
}

function opensBeside(element: Element): RootContent[] {
  if (element.tagName === "a")
    Object.assign(element.properties, { target: "_blank", rel: ["noopener", "noreferrer", "nofollow"] });
  return [element];
}
