import type { ReactElement } from "react";
import { Link } from "./link.tsx";

export interface FilterChip {
  href: string;
  label: string;
  count?: string | number | undefined;
  current?: boolean | undefined;
}

/** What a list can be narrowed to. Each chip is an address. */
export function FilterChips({
  label,
  chips,
  wrap,
}: {
  label: string;
  chips: FilterChip[];
  /** On a phone, too, all of them are seen. */
  wrap?: boolean | undefined;
}): ReactElement {
  return (
    <nav className="chips" aria-label={label} data-wrap={wrap || undefined}>
      {chips.map((chip) => (
        <Link
          key={chip.href}
          className="chip"
          href={chip.href}
          aria-current={chip.current ? "true" : undefined}
          scroll={false}
        >
          {chip.label}
          {chip.count !== undefined && <span className="num">{chip.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
