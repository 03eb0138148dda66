import type { ReactElement, ReactNode } from "react";
import { Link } from "./link.tsx";
import { useUniqueId } from "./use-unique-id.ts";

export interface PanelProps {
  title: ReactNode;
  link?: { href: string; label: string } | undefined;
  /** Stays in sight while the page scrolls: for an order. */
  sticky?: boolean | undefined;
  children: ReactNode;
}

/** A card under its own heading: an order, what is to be paid. */
export function Panel({ title, link, sticky, children }: PanelProps): ReactElement {
  const id = useUniqueId();
  return (
    <section className="card" data-sticky={sticky || undefined} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {link && (
          <Link className="link end" href={link.href}>
            {link.label}
          </Link>
        )}
      </div>
      <div className="card-body">{children}</div>
    </section>
  );
}
