import type { ReactElement, ReactNode } from "react";

export interface ErrorPageProps {
  /** "This page does not exist" */
  title: string;
  /** What to do next. */
  children?: ReactNode;
  /** The number to quote. */
  reference?: string | undefined;
  /** Buttons: the way on first. */
  actions?: ReactNode;
}

/** A page that could not be shown. It also runs in the browser, so it draws no icons. */
export function ErrorPage({ title, children, reference, actions }: ErrorPageProps): ReactElement {
  return (
    <div className="error-page">
      <svg className="error-art" viewBox="0 0 144 72" aria-hidden="true" focusable="false">
        <path d="M4 52c18-10 30 6 48-4s24-22 46-20 26 14 42 10M10 62c20-8 34 4 54-4s26-20 42-18 18 8 30 6M2 42c14-10 28 2 44-8S70 12 92 14s30 16 50 12M22 30c10-6 20-2 28-8S70 2 92 4" />
      </svg>
      <h1>{title}</h1>
      {children && <div className="error-words">{children}</div>}
      {actions && <div className="error-actions">{actions}</div>}
      {reference && <small className="mono ltr muted">{reference}</small>}
    </div>
  );
}
