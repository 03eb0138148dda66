import { type ReactNode, Suspense } from "react";

export interface PartProps {
  /** It comes with the page instead of after it. */
  whole: boolean;
  fallback?: ReactNode;
  children: ReactNode;
}

/** A part of a page that comes when it is ready. What comes late stays hidden without scripts: then `whole` is for it. */
export function Part({ whole, fallback, children }: PartProps): ReactNode {
  return whole ? children : <Suspense fallback={fallback}>{children}</Suspense>;
}
