import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { failedCalls, waitingRequests } from "../../../../../data/staff/module-queue.ts";
import { withClients } from "../../../../../data/staff/with-clients.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../../ui/filters.tsx";
import { formatCount } from "../../../../../ui/format.ts";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { page } from "../../../../guard.tsx";
import { ListFoot } from "../../../list-foot.tsx";
import { pageSize, pagesOf } from "../../../paging.ts";
import { LIST } from "../query.ts";
import { FailedTable } from "./failed-table.tsx";
import { QUEUE, type QueueQuery, queueHref, queueQuery, queueViews } from "./query.ts";
import { RequestTable } from "./request-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("services.queue.title") };
}

/** What waits for somebody about services: what modules failed to do, and what clients want to end. */
export default page(QUEUE, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = queueQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(queueHref(query, query.page));
  const said = await words();
  const { t } = said;
  const list = query.view === "failed" ? await failed(scope, query, said) : await requests(scope, query, said);
  const pages = pagesOf(list.total);
  if (query.page > pages) redirect(queueHref(query, pages));
  return (
    <>
      <PageHeader
        title={t("services.queue.title")}
        back={{ href: LIST, label: t("services.title") }}
        state={t(`services.queue.count.${query.view}`, {
          count: list.total,
          shown: formatCount(list.total, said.locale),
        })}
      />
      <Section title={t(`services.queue.${query.view}`)} hideTitle>
        <Filters>
          <FilterChips
            label={t("services.queue.title")}
            chips={queueViews.map((view) => ({
              href: queueHref({ view }),
              label: t(`services.queue.${view}`),
              current: view === query.view,
            }))}
          />
        </Filters>
        {list.body}
        {list.rows > 0 && (
          <ListFoot
            page={query.page}
            total={list.total}
            rows={list.rows}
            href={(number) => queueHref(query, number)}
            words={said}
          />
        )}
      </Section>
    </>
  );
});

async function failed(scope: StaffScope, query: QueueQuery, said: Words) {
  const { t } = said;
  const answer = await failedCalls(scope);
  if (answer.is !== "known")
    return { total: 0, rows: 0, body: <Notice tone="warn">{t("services.queue.untold")}</Notice> };
  const rows = answer.value.slice((query.page - 1) * pageSize, query.page * pageSize);
  const mayRetry = roleMay(scope.member.role, "services");
  const body =
    rows.length > 0 ? (
      <FailedTable rows={rows} mayRetry={mayRetry} words={said} />
    ) : (
      <EmptyState title={t("services.queue.noneFailed")}>{t("services.queue.noneFailedBody")}</EmptyState>
    );
  return { total: answer.value.length, rows: rows.length, body };
}

async function requests(scope: StaffScope, query: QueueQuery, said: Words) {
  const { t } = said;
  const { rows: found, total, looked } = await waitingRequests(scope, { page: query.page, pageSize });
  const rows = await withClients(scope, found);
  const isCut = looked !== undefined && looked.through < looked.of;
  const body = (
    <>
      {isCut && <Notice tone="warn">{t("services.queue.lookedThrough", looked)}</Notice>}
      {rows.length > 0 ? (
        <RequestTable rows={rows} words={said} />
      ) : (
        <EmptyState title={t("services.queue.noneAsked")}>{t("services.queue.noneAskedBody")}</EmptyState>
      )}
    </>
  );
  return { total, rows: rows.length, body };
}
