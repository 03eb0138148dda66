import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

export interface PaginationProps {
  /** The count is always said: "1–25 of 200". */
  summary: ReactNode;
  /** From 1. */
  page: number;
  pages: number;
  href: (page: number) => string;
  labels: { nav: string; previous: string; next: string };
}

/** The pages that get a number: the first, the last, and those around the current one; null where some are left out. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(shown)].sort((a, b) => a - b);
  return numbers.flatMap((number, at) => {
    const before = numbers[at - 1];
    if (before === undefined || number - before === 1) return [number];
    return number - before === 2 ? [number - 1, number] : [null, number];
  });
}

/** The foot of a list: the count, and links to the other pages where there are any. */
export function Pagination({ summary, page, pages, href, labels }: PaginationProps): ReactElement {
  return (
    <div className="list-foot">
      <span>{summary}</span>
      {pages > 1 && (
        <nav className="pager" aria-label={labels.nav}>
          {page > 1 && (
            <Link href={href(page - 1)} rel="prev" aria-label={labels.previous}>
              <Icon name="previous" small />
            </Link>
          )}
          {pageNumbers(page, pages).map((number, at) =>
            number === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a gap has nothing but its place
              <span key={`gap ${at}`} aria-hidden="true">
                …
              </span>
            ) : (
              <Link key={number} href={href(number)} aria-current={number === page ? "page" : undefined}>
                {number}
              </Link>
            ),
          )}
          {page < pages && (
            <Link href={href(page + 1)} rel="next" aria-label={labels.next}>
              <Icon name="next" small />
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
