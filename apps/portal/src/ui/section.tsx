import type { ReactElement, ReactNode } from "react";
import { Link } from "./link.tsx";
import { useUniqueId } from "./use-unique-id.ts";

export interface SectionProps {
  title: ReactNode;
  /** Small print after the title. */
  note?: ReactNode;
  /** "All 7", at the end. */
  link?: { href: string; label: string } | undefined;
  /** Anything else at the end: chips, a button. */
  end?: ReactNode;
  /** 3 in a side column. */
  level?: 2 | 3 | undefined;
  /** The title is only read aloud. */
  hideTitle?: boolean | undefined;
  children: ReactNode;
}

/** A part of a page under its own heading; it lies on the sheet, without a box. */
export function Section({ title, note, link, end, level = 2, hideTitle, children }: SectionProps): ReactElement {
  const id = useUniqueId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="section" aria-labelledby={id}>
      {hideTitle ? (
        <Heading id={id} className="sr">
          {title}
        </Heading>
      ) : (
        <div className="section-head">
          <Heading id={id}>{title}</Heading>
          {note && <small>{note}</small>}
          {link && (
            <Link className="link end" href={link.href}>
              {link.label}
            </Link>
          )}
          {end && <div className="end">{end}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
