import type { ReactElement, ReactNode } from "react";
import { Link } from "./link.tsx";

export interface MiniItem {
  key: string | number;
  label: ReactNode;
  href?: string | undefined;
  /** A Badge, a Tag or a small word. */
  end?: ReactNode;
}

/** Names with a word each, for side columns. */
export function MiniList({ items }: { items: MiniItem[] }): ReactElement {
  return (
    <ul className="mini">
      {items.map((item) => (
        <li key={item.key}>
          {item.href ? <Link href={item.href}>{item.label}</Link> : <span>{item.label}</span>}
          {item.end}
        </li>
      ))}
    </ul>
  );
}
