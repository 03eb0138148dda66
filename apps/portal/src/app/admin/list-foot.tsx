import type { ReactElement } from "react";
import type { Words } from "../../messages/words.ts";
import { formatCount } from "../../ui/format.ts";
import { Pagination } from "../../ui/pagination.tsx";
import { pageSize, pagesOf } from "./paging.ts";

export interface ListFootProps {
  page: number;
  total: number;
  /** How many are on this page. */
  rows: number;
  href: (page: number) => string;
  words: Words;
}

/** "1–25 of 200", and the way to the other pages. */
export function ListFoot({ page, total, rows, href, words: { t, locale } }: ListFootProps): ReactElement {
  const before = (page - 1) * pageSize;
  return (
    <Pagination
      summary={t("admin.list.range", {
        from: formatCount(before + 1, locale),
        to: formatCount(before + rows, locale),
        total: formatCount(total, locale),
      })}
      page={page}
      pages={pagesOf(total)}
      href={href}
      labels={{ nav: t("admin.list.pages"), previous: t("admin.list.previous"), next: t("admin.list.next") }}
    />
  );
}
