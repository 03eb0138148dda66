import type { ReactElement, ReactNode } from "react";

export interface EmptyStateProps {
  /** "No tickets yet" */
  title: ReactNode;
  /** What would be here: "Questions that you ask appear here, with every answer." */
  children?: ReactNode;
  /** How to get it: a LinkButton. */
  action?: ReactNode;
  /** 2 where it stands right below the page's title. */
  level?: 2 | 3 | undefined;
}

/** A list with nothing in it yet. */
export function EmptyState({ title, children, action, level = 3 }: EmptyStateProps): ReactElement {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="card empty">
      <svg className="chart-art" viewBox="0 0 144 72" aria-hidden="true" focusable="false">
        <path d="M4 52c18-10 30 6 48-4s24-22 46-20 26 14 42 10M10 62c20-8 34 4 54-4s26-20 42-18 18 8 30 6M2 42c14-10 28 2 44-8S70 12 92 14s30 16 50 12M22 30c10-6 20-2 28-8S70 2 92 4" />
        <circle cx="72" cy="40" r="3" />
      </svg>
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
