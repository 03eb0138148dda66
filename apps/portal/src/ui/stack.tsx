import type { ReactElement, ReactNode } from "react";

export interface StackProps {
  /** small: 12 px between parts instead of 32. */
  gap?: "normal" | "small" | undefined;
  /** Makes it the page's aside, under this name. */
  aside?: string | undefined;
  children: ReactNode;
}

/** Parts below one another, in a column of a page. */
export function Stack({ gap, aside, children }: StackProps): ReactElement {
  const className = gap === "small" ? "stack-sm" : "stack";
  return aside === undefined ? (
    <div className={className}>{children}</div>
  ) : (
    <aside className={className} aria-label={aside}>
      {children}
    </aside>
  );
}
