import type { Element, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import type { Markup } from "./markup.ts";

/** A style as React takes it. */
const styleOf = (text: string) =>
  Object.fromEntries(
    text
      .split(";")
      .map((each) => each.split(/:(.*)/s).map((part) => part.trim()))
      .filter(([name, value]) => name && value)
      .map(([name = "", value]) => [
        name.startsWith("--") ? name : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
  );

/** ariaLabel and dataTheme are aria-label and data-theme to React. */
const nameOf = (name: string) =>
  /^(aria|data)[A-Z]/.test(name) ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;

function propertiesOf({ properties }: Element): Record<string, unknown> {
  const all = Object.entries(properties).map(([name, value]): [string, unknown] => {
    if (name === "style" && typeof value === "string") return [name, styleOf(value)];
    // A field with a value and nobody to change it is one with a first value.
    if (name === "value") return ["defaultValue", value];
    if (name === "checked") return ["defaultChecked", value];
    return [nameOf(name), Array.isArray(value) ? value.join(" ") : value];
  });
  return Object.fromEntries(all);
}

/** Scripts and what Next hides are Next's, and the bare page has its own. */
const isNexts = ({ tagName, properties }: Element) =>
  ["script", "link", "meta", "title", "noscript"].includes(tagName) || (tagName === "div" && "hidden" in properties);

function read(node: Nodes): Markup[] {
  if (node.type === "text") return [node.value];
  if (node.type !== "element" && node.type !== "root") return [];
  if (node.type === "root") return node.children.flatMap(read);
  if (isNexts(node)) return [];
  const { tagName, children } = node;
  return [[tagName, propertiesOf(node), children.flatMap(read)]];
}

const find = (node: Nodes, name: string): Element | undefined => {
  if (node.type === "element" && node.tagName === name) return node;
  if (!("children" in node)) return undefined;
  for (const child of node.children) {
    const found = find(child as Nodes, name);
    if (found) return found;
  }
  return undefined;
};

/** The elements of a page's body, in the form that the bare page makes its own of. */
export function markupOf(html: string): { markup: Markup[]; rows: number; elements: number } {
  const body = find(fromHtml(html), "body");
  const markup = body?.children.flatMap((child) => read(child)) ?? [];
  let [rows, elements] = [0, 0];
  const count = (node: Markup) => {
    if (typeof node === "string") return;
    elements += 1;
    if (node[0] === "tr") rows += 1;
    for (const child of node[2]) count(child);
  };
  markup.forEach(count);
  return { markup, rows, elements };
}
