import type { Nodes, Root, RootContent } from "hast";
import { type Schema, sanitize } from "hast-util-sanitize";

declare const mark: unique symbol;

/** A tree that went through the sanitiser, or has nothing but text: the only kind that is shown. */
export type HarmlessTree = Root & { readonly [mark]: true };

/** What of a tree is on the schema's list. */
export function harmless(tree: Nodes, schema: Schema): HarmlessTree {
  const clean = sanitize(tree, schema);
  const root = clean.type === "root" ? clean : { type: "root", children: [clean as RootContent] };
  return root as HarmlessTree;
}
