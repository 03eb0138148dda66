import type { ReactElement } from "react";

export interface UsageItem {
  label: string;
  /** "31.4 GB of 50 GB" */
  text: string;
  /** 0 to 100; null where there is no limit. From 80 it is amber, from 97 red. */
  percent: number | null;
}

/** How much of what one has is in use. */
export function Usage({ items }: { items: UsageItem[] }): ReactElement {
  return (
    <ul className="usage">
      {items.map(({ label, text, percent }) => (
        <li key={label}>
          <span className="usage-label">
            <b>{label}</b>
            <span className="muted">{text}</span>
          </span>
          {percent !== null && (
            <meter
              className="meter"
              min={0}
              max={100}
              low={80}
              high={97}
              optimum={10}
              value={percent}
              aria-label={`${label}: ${text}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
