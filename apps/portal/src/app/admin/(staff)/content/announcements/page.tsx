import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { type AnnouncementRow, staffAnnouncements } from "../../../../../data/staff/announcements.ts";
import { firstOf, hrefWith, pageField, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Badge } from "../../../../../ui/badge.tsx";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../../ui/filters.tsx";
import { formatCount } from "../../../../../ui/format.ts";
import { Icon } from "../../../../../ui/icon.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { NoResults } from "../../../../../ui/no-results.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { page } from "../../../../guard.tsx";
import { ListFoot } from "../../../list-foot.tsx";
import { pageSize, pagesOf } from "../../../paging.ts";
import { ContentTabs } from "../sections.tsx";
import { languageName } from "./languages.ts";
import { LIST } from "./paths.ts";

const shown = ["published", "draft"] as const;
const query = z.object({ state: z.enum(shown).optional().catch(undefined), page: pageField });
type Query = z.output<typeof query>;

const href = ({ state, page: at }: Query) => hrefWith(LIST, { state, page: at === 1 ? undefined : at });

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("content.announcements.title") };
}

const isIn = (row: AnnouncementRow, state: Query["state"]) =>
  state === undefined || row.isPublished === (state === "published");

/** Every announcement, drafts too. */
export default page(LIST, async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = query.parse(await firstOf(searchParams));
  const scope = await requireStaff(href(asked));
  const [all, { t, locale }] = await Promise.all([staffAnnouncements(scope), words()]);
  const rows = all.filter((row) => isIn(row, asked.state));
  const pages = pagesOf(rows.length);
  if (asked.page > pages) redirect(href({ ...asked, page: pages }));
  const here = rows.slice((asked.page - 1) * pageSize, asked.page * pageSize);
  const title = t("content.announcements.title");
  return (
    <>
      <PageHeader
        title={t("content.title")}
        state={t("content.announcements.count", { count: rows.length, shown: formatCount(rows.length, locale) })}
        actions={
          roleMay(scope.member.role, "content") && (
            <LinkButton href={`${LIST}/new`} kind="primary" icon={<Icon name="plus" />}>
              {t("content.announcements.add")}
            </LinkButton>
          )
        }
      />
      <ContentTabs current="announcements" t={t} />
      <Section title={title} hideTitle>
        <Filters>
          <FilterChips
            label={t("admin.client.columns.status")}
            chips={[undefined, ...shown].map((state) => ({
              href: href({ state, page: 1 }),
              label: state === undefined ? t("admin.list.all") : t(`content.announcements.${state}`),
              count: formatCount(all.filter((row) => isIn(row, state)).length, locale),
              current: state === asked.state,
            }))}
          />
        </Filters>
        {here.length > 0 ? (
          <>
            <DataTable
              caption={title}
              rows={here}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: "title",
                  kind: "title",
                  label: t("content.announcements.heading"),
                  cell: (row) => (
                    <RowTitle href={`${LIST}/${row.id}`} detail={row.excerpt}>
                      {row.title}
                    </RowTitle>
                  ),
                },
                {
                  key: "languages",
                  from: "wide",
                  label: t("content.announcements.translations"),
                  cell: (row) => row.translations.map(({ language }) => languageName(language)).join(", "),
                },
                {
                  key: "date",
                  kind: "date",
                  label: t("money.invoices.columns.date"),
                  cell: (row) => <DateText value={row.date} locale={locale} />,
                },
                {
                  key: "status",
                  kind: "status",
                  label: t("admin.client.columns.status"),
                  cell: (row) => (
                    <Badge tone={row.isPublished ? "ok" : "idle"}>
                      {t(`content.announcements.${row.isPublished ? "published" : "draft"}`)}
                    </Badge>
                  ),
                },
              ]}
            />
            <ListFoot
              page={asked.page}
              total={rows.length}
              rows={here.length}
              href={(number) => href({ ...asked, page: number })}
              words={{ t, locale }}
            />
          </>
        ) : asked.state !== undefined && all.length > 0 ? (
          <NoResults
            title={t("content.announcements.noMatch")}
            lift={[
              {
                label: t("admin.list.status", { status: t(`content.announcements.${asked.state}`) }),
                href: href({ state: undefined, page: 1 }),
              },
            ]}
          />
        ) : (
          <EmptyState title={t("content.announcements.none")}>{t("content.announcements.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
