import type { ElementContent, RootContent } from "hast";
import { createElement, Fragment, type ReactElement, type ReactNode } from "react";
import type { HarmlessTree } from "../rich/harmless.ts";

/** A page has one first heading, and it is the page's. */
const shownAs: Record<string, string> = { h1: "h2" };

/** Text with markup that somebody else wrote, as elements: no HTML is ever handed to the browser as text. */
export function RichText({ tree }: { tree: HarmlessTree }): ReactElement {
  return <>{nodes(tree.children)}</>;
}

const nodes = (children: (RootContent | ElementContent)[]): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have their order and nothing else
  children.map((child, at) => <Fragment key={at}>{node(child)}</Fragment>);

function node(child: RootContent | ElementContent): ReactNode {
  if (child.type === "text") return child.value;
  if (child.type !== "element") return null;
  const { href, ...properties } = child.properties;
  const tag = shownAs[child.tagName] ?? child.tagName;
  const inside = child.children.length === 0 ? undefined : nodes(child.children);
  if (tag !== "a") return createElement(tag, properties, inside);
  return createElement("a", { ...properties, ...(typeof href === "string" ? linkTo(href) : {}) }, inside);
}

/** Other sites learn nothing of this one, and can't reach back into it. */
const linkTo = (href: string) => ({
  href,
  className: "link",
  rel: "noopener noreferrer nofollow ugc",
  ...(/^mailto:/i.test(href) ? {} : { target: "_blank" }),
});
