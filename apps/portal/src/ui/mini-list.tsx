import type { ReactElement, ReactNode } from "react";
import { Link } from "./link.tsx";

export interface MiniItem {
  key: string | number;
  label: ReactNode;
  href?: string | undefined;
  /** A Badge, a Tag or a small word. */
  end?: ReactNode;
}

/** Names with a word each, for side columns. A name that is too long is cut, unless it has to be read `whole`. */
export function MiniList({ items, whole = false }: { items: MiniItem[]; whole?: boolean }): ReactElement {
  return (
    <ul className={whole ? "mini mini-whole" : "mini"}>
      {items.map((item) => (
        <li key={item.key}>
          {item.href ? (
            <Link href={item.href} dir="auto">
              {item.label}
            </Link>
          ) : (
            <span dir="auto">{item.label}</span>
          )}
          {item.end}
        </li>
      ))}
    </ul>
  );
}
