import { createElement, type ReactElement } from "react";

export type GlyphNode = readonly [tag: string, attributes: Readonly<Record<string, string>>];

/** The drawing of one icon, as lucide keeps it. */
export interface GlyphData {
  name: string;
  node: readonly GlyphNode[];
}

declare module "lucide-react/icons/*" {
  export const __iconData: GlyphData;
}

export interface GlyphProps {
  data: GlyphData;
  /** 16 px instead of 18. */
  small?: boolean | undefined;
  /** Mirrored where the page is read from right to left. */
  flip?: boolean | undefined;
}

/**
 * One drawing from lucide as a plain svg: no client code, hidden from screen readers because a word stands beside it.
 * Parts that also run in the browser import the few drawings they need; everything else names them through Icon.
 */
export function Glyph({ data, small, flip }: GlyphProps): ReactElement {
  const className = ["icon", small && "icon-sm", flip && "flip"].filter(Boolean).join(" ");
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {data.node.map(([tag, { key, ...attributes }]) => createElement(tag, { key, ...attributes }))}
    </svg>
  );
}
