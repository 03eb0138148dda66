import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { roleMay } from "../../../../access/roles.ts";
import { findOrders, orderCounts, orderQueue } from "../../../../data/staff/orders.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { Icon } from "../../../../ui/icon.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { NoResults } from "../../../../ui/no-results.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { BulkChoice } from "../../bulk-choice.tsx";
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { stateWord } from "../../state.tsx";
import { OrderTable } from "./order-table.tsx";
import { askedStatus, type OrderQuery, orderQuery, ordersHref } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("orders.title") };
}

/** The filters in force, each with the list without it. */
function lifts(query: OrderQuery, t: Words["t"]) {
  const { q, status } = query;
  const word = stateWord(status, t);
  return [
    ...(q === "" ? [] : [{ label: t("admin.list.search", { words: q }), href: ordersHref(query, { q: "" }) }]),
    ...(status === "all"
      ? []
      : [{ label: t("admin.list.status", { status: word }), href: ordersHref(query, { status: "all" }) }]),
  ];
}

export default page("/admin/orders", async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = orderQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(ordersHref(query, { page: query.page }));
  const { q } = query;
  const status = askedStatus(query);
  const oldestFirst = query.dir === "asc";
  const [counts, read, said] = await Promise.all([
    orderCounts(scope),
    q === ""
      ? orderQueue(scope, { status, oldestFirst, page: query.page, pageSize }).then((found) => ({
          ...found,
          isCut: false,
        }))
      : findOrders(scope, q, status).then(({ rows, isCut }) => ({
          rows: (oldestFirst ? rows.toReversed() : rows).slice((query.page - 1) * pageSize, query.page * pageSize),
          total: rows.length,
          isCut,
        })),
    words(),
  ]);
  const { t, locale } = said;
  const { rows, total, isCut } = read;
  const pages = pagesOf(total);
  if (query.page > pages) redirect(ordersHref(query, { page: pages }));
  const waiting = counts.find((each) => each.status === "Pending")?.count ?? 0;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const mayAct = roleMay(scope.member.role, "orders");
  const isQueue = q === "" && query.status === "Pending";
  return (
    <>
      <PageHeader
        title={t("orders.title")}
        state={t("orders.waiting", { shown: formatCount(waiting, locale) })}
        actions={
          mayAct && (
            <LinkButton href="/admin/orders/new" icon={<Icon name="plus" />}>
              {t("orders.new.title")}
            </LinkButton>
          )
        }
      />
      <Section title={t("orders.title")} hideTitle>
        <Filters>
          <SearchBox
            action="/admin/orders"
            label={t("orders.search")}
            placeholder={t("orders.searchHint")}
            value={q}
            // Who looks for one order wants it in whatever state it is.
            keep={{ status: q === "" ? "all" : query.status, dir: query.dir }}
          />
          <FilterChips
            label={t("orders.columns.status")}
            chips={[...counts, { status: "all", count: all }].map(({ status: wanted, count }) => ({
              href: ordersHref(query, { status: wanted }),
              label: wanted === "all" ? t("admin.list.all") : stateWord(wanted, t),
              count: formatCount(count, locale),
              current: wanted === query.status,
            }))}
          />
        </Filters>
        {isCut && <Notice tone="warn" title={t("orders.cut")} />}
        {rows.length > 0 ? (
          <>
            {mayAct && <BulkChoice kind="orders" rows={rows} t={t} />}
            <OrderTable
              rows={rows}
              words={said}
              isChosen={mayAct}
              sort={{ key: "date", descending: !oldestFirst }}
              sortHref={({ descending }) => ordersHref(query, { dir: descending ? undefined : "asc" })}
            />
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => ordersHref(query, { page: number })}
              words={said}
            />
          </>
        ) : isQueue ? (
          <EmptyState title={t("orders.noneWait")}>{t("orders.noneWaitBody")}</EmptyState>
        ) : lifts(query, t).length > 0 ? (
          <NoResults title={t("orders.noMatch")} lift={lifts(query, t)}>
            {q === "" ? undefined : t("orders.noMatchBody")}
          </NoResults>
        ) : (
          <EmptyState title={t("orders.none")}>{t("orders.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
