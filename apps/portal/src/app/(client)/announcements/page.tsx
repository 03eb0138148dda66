import type { Metadata } from "next";
import { z } from "zod";
import { anybodyScope } from "../../../access/access.ts";
import { announcements } from "../../../data/announcements.ts";
import { firstOf, pageField, type SearchParams } from "../../../lib/search-params.ts";
import { locales } from "../../../messages/locales.ts";
import { words } from "../../../messages/words.ts";
import { AnnouncementList } from "../../../ui/announcement-list.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { page } from "../../guard.tsx";
import { Foot, Nothing, pageSize } from "../list.tsx";
import { titled } from "../title.ts";

const heading = titled(async () => (await words()).t("client.announcements.title"));

/** Readers of feeds find it by the page's address. */
export const generateMetadata = async (): Promise<Metadata> => ({
  ...(await heading(undefined)),
  alternates: { types: { "application/rss+xml": "/announcements/rss" } },
});

const query = z.object({ page: pageField });

/** The company's news, for everybody. */
export default page("/announcements", async ({ searchParams }: { searchParams: SearchParams }) => {
  const [scope, { t, locale }] = await Promise.all([anybodyScope(), words()]);
  const { page: number } = query.parse(await firstOf(searchParams));
  const { language } = locales[locale];
  const { rows, total } = await announcements(scope, { page: number, pageSize, language });
  const address = { path: "/announcements" };
  return (
    <>
      <PageHeader
        title={t("client.announcements.title")}
        state={t("client.announcements.count", { count: total })}
        actions={
          <LinkButton href="/announcements/rss" document>
            RSS
          </LinkButton>
        }
      />
      {total === 0 ? (
        <EmptyState title={t("client.announcements.emptyTitle")}>{t("client.announcements.empty")}</EmptyState>
      ) : (
        <Section title={t("client.announcements.title")} hideTitle>
          {rows.length === 0 ? (
            <Nothing address={address} title={t("client.announcements.none")} statuses={[]} t={t} />
          ) : (
            <>
              <AnnouncementList
                announcements={rows.map((row) => ({
                  key: row.id,
                  title: row.title,
                  href: `/announcements/${row.id}`,
                  summary: row.excerpt,
                  date: <DateText value={row.date} locale={locale} />,
                }))}
              />
              <Foot {...{ address, page: number, shown: rows.length, total, t }} />
            </>
          )}
        </Section>
      )}
    </>
  );
});
