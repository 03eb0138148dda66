import type { ReactElement, ReactNode } from "react";
import { hrefWith } from "../../lib/search-params.ts";
import type { Words } from "../../messages/words.ts";
import type { Sort } from "../../ui/data-table.tsx";
import type { FilterChip } from "../../ui/filter-chips.tsx";
import { NoResults } from "../../ui/no-results.tsx";
import { Pagination } from "../../ui/pagination.tsx";

/** How many rows a page of a list has. */
export const pageSize = 25;

/** What the address of a list says. */
export type ListAddress = {
  path: string;
  q?: string;
  status?: string | undefined;
  sort?: string | undefined;
  dir?: "asc" | "desc" | undefined;
};

/** The same list with something changed: then it begins at its first page. */
const changed = ({ path, ...now }: ListAddress, change: Partial<ListAddress> & { page?: number | undefined }) =>
  hrefWith(path, { ...now, ...change });

export const sortHref = (address: ListAddress) => (sort: Sort) =>
  changed(address, { sort: sort.key, dir: sort.descending ? "desc" : "asc" });

export type Status = { value: string | undefined; label: string; count?: number | undefined };

export const statusChips = (address: ListAddress, statuses: Status[]): FilterChip[] =>
  statuses.map(({ value, label, count }) => ({
    href: changed(address, { status: value }),
    label,
    count,
    current: address.status === value,
  }));

export interface FootProps {
  address: ListAddress;
  page: number;
  /** How many rows this page has. */
  shown: number;
  total: number;
  t: Words["t"];
}

/** The foot of a list: the count is always said. */
export function Foot({ address, page, shown, total, t }: FootProps): ReactElement {
  const from = (page - 1) * pageSize + 1;
  return (
    <Pagination
      summary={t("client.lists.range", { from, to: from + shown - 1, total })}
      page={page}
      pages={Math.ceil(total / pageSize)}
      href={(other) => changed(address, { page: other === 1 ? undefined : other })}
      labels={{
        nav: t("client.lists.pages"),
        previous: t("client.lists.previous"),
        next: t("client.lists.next"),
      }}
    />
  );
}

/** What is said when the filters leave nothing: each can be lifted. */
export function Nothing({
  address,
  title,
  statuses,
  t,
}: {
  address: ListAddress;
  title: ReactNode;
  statuses: Status[];
  t: Words["t"];
}): ReactElement {
  const { path, q, status } = address;
  const label = statuses.find(({ value }) => value === status)?.label;
  const lift = [
    ...(q ? [{ label: t("client.lists.liftSearch", { q }), href: changed(address, { q: undefined }) }] : []),
    ...(status && label
      ? [{ label: t("client.lists.liftStatus", { status: label }), href: changed(address, { status: undefined }) }]
      : []),
  ];
  return <NoResults title={title} lift={lift.length > 0 ? lift : [{ label: t("client.lists.all"), href: path }]} />;
}
