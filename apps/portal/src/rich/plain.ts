import type { Element, ElementContent } from "hast";
import type { HarmlessTree } from "./harmless.ts";

const element = (tagName: string, children: ElementContent[] = []): Element => ({
  type: "element",
  tagName,
  properties: {},
  children,
});

/** Text and nothing else: empty lines part its paragraphs, other lines stay lines. */
export function plain(text: string): HarmlessTree {
  const paragraphs = text.split(/\n{2,}/).filter((each) => each.trim() !== "");
  return { type: "root", children: paragraphs.map((each) => element("p", lines(each))) } as HarmlessTree;
}

const lines = (paragraph: string): ElementContent[] =>
  paragraph
    .split("\n")
    .flatMap((line, at): ElementContent[] => [
      ...(at > 0 ? [element("br")] : []),
      ...(line === "" ? [] : [{ type: "text" as const, value: line }]),
    ]);
