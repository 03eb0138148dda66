import type { ReactElement } from "react";

/** Kraken's mark: a K with two arms that curl. */
export function Mark(): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M6 3.5v17M6 13c4.2 0 5.8-2.3 7-5.1 1.1-2.5 2.9-4.2 5-3.4 1.7.7 1.7 3 .2 3.6-1 .4-1.8-.3-1.7-1.2M9.6 12.3c2.1 1.2 3 3.3 4.2 5.2 1.3 2.1 3.7 3.3 5.3 2 1.3-1.1.8-3-.7-3.1-1-.1-1.6.8-1.2 1.6" />
    </svg>
  );
}
