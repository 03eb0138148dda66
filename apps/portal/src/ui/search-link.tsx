import type { ReactElement } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { Palette } from "./palette.tsx";
import type { PaletteProps } from "./palette-dialog.tsx";

export interface SearchLinkProps {
  href: string;
  /** "Find a service, domain, invoice …" */
  children: string;
  /** What it opens in the place of its page, where scripts run. */
  palette: Omit<PaletteProps, "page" | "onClose">;
}

/** The field in the top line that leads to the search, also by ⌘K or Ctrl K. */
export function SearchLink({ href, children, palette }: SearchLinkProps): ReactElement {
  return (
    <>
      <Link className="find" href={href} title={children} aria-keyshortcuts="Meta+K Control+K">
        <Icon name="search" small />
        <span>{children}</span>
        <kbd>⌘K</kbd>
      </Link>
      <Palette {...palette} page={href} />
    </>
  );
}
