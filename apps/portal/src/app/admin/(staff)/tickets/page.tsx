import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { roleMay } from "../../../../access/roles.ts";
import { env } from "../../../../env.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { Icon } from "../../../../ui/icon.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { NoResults } from "../../../../ui/no-results.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { BulkChoice } from "../../bulk-choice.tsx";
import { ListFoot } from "../../list-foot.tsx";
import { pagesOf } from "../../paging.ts";
import { DeskHelp } from "./desk-help.tsx";
import { LiveDesk } from "./live-desk.tsx";
import {
  departmentChips,
  filtersOf,
  keptBySearch,
  liveWords,
  queueHref,
  queueLifts,
  queuePage,
  readQueue,
  viewChips,
} from "./query.ts";
import { TicketTable } from "./ticket-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("admin.tickets.title") };
}

export default page("/admin/tickets", async ({ searchParams }: { searchParams: SearchParams }) => {
  const search = await firstOf(searchParams);
  const asked = filtersOf(search);
  const scope = await requireStaff(queueHref(asked, { page: asked.page }));
  const state = await readQueue(scope, search);
  const { query } = state;
  const { t, locale } = await words();
  const { rows, total, beyond } = await queuePage(scope, query);
  const pages = pagesOf(total);
  if (query.page > pages) redirect(queueHref(query, { page: pages }));
  const waiting = state.loads.reduce((sum, { awaiting }) => sum + awaiting, 0);
  const mayAct = roleMay(scope.member.role, "tickets");
  const isFiltered = query.q !== "" || query.department !== undefined || !["", "all"].includes(query.status);
  return (
    <>
      <PageHeader
        title={t("admin.tickets.title")}
        state={t("admin.tickets.count", { count: waiting, shown: formatCount(waiting, locale) })}
        actions={
          <>
            <DeskHelp t={t} />
            {mayAct && (
              <LinkButton href="/admin/tickets/new" icon={<Icon name="plus" />}>
                {t("desk.open.title")}
              </LinkButton>
            )}
          </>
        }
      />
      <Section title={t("admin.tickets.title")} hideTitle>
        <Filters>
          <SearchBox
            action="/admin/tickets"
            label={t("admin.tickets.search")}
            placeholder={t("admin.tickets.searchHint")}
            value={query.q}
            keep={keptBySearch(query)}
            shortcut="/"
          />
          <FilterChips label={t("admin.tickets.columns.department")} chips={departmentChips(state, t)} />
        </Filters>
        <Filters>
          <FilterChips label={t("admin.tickets.views")} chips={viewChips(state, { t, locale })} />
        </Filters>
        {beyond !== undefined && <p className="muted">{t("desk.beyond", { total: formatCount(beyond, locale) })}</p>}
        {rows.length > 0 ? (
          <>
            {mayAct && <BulkChoice kind="tickets" rows={rows} t={t} />}
            <TicketTable rows={rows} query={query} isChosen={mayAct} words={{ t, locale }} />
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => queueHref(query, { page: number })}
              words={{ t, locale }}
            />
          </>
        ) : isFiltered ? (
          <NoResults title={t("admin.tickets.noMatch")} lift={queueLifts(state, t)} />
        ) : query.status === "" ? (
          <EmptyState title={t("admin.tickets.noneWait")}>{t("admin.tickets.noneWaitBody")}</EmptyState>
        ) : (
          <EmptyState title={t("admin.tickets.none")}>{t("admin.tickets.noneBody")}</EmptyState>
        )}
        {env().LIVE_SECONDS > 0 && <LiveDesk labels={liveWords(t)} />}
      </Section>
    </>
  );
});
