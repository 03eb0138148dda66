import type { ClientScope } from "../../../access/scope.ts";
import { profile } from "../../../data/people.ts";
import { services } from "../../../data/services.ts";
import type { TicketHead } from "../../../data/tickets.ts";
import { clock } from "../../../lib/clock.ts";
import { words } from "../../../messages/words.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { Link } from "../../../ui/link.tsx";
import { MiniList } from "../../../ui/mini-list.tsx";
import { Section } from "../../../ui/section.tsx";
import { Timeline } from "../../../ui/timeline.tsx";
import { panel } from "../../guard.tsx";
import { waitingTickets } from "../counts.tsx";
import { isLive } from "../live.ts";
import { serviceColumns } from "../services/columns.tsx";
import { byNextDue } from "../services/sorting.ts";
import { TicketState } from "../states.tsx";
import { soonEnding } from "./known.ts";
import { latestTickets, newsOf } from "./reads.ts";

type Props = { scope: ClientScope };

/** The services that are paid next. */
export const NextServices = panel("/: services", async ({ scope }: Props) => {
  if (!scope.may("products")) return null;
  const [mine, { t, locale }, { currency }, ending] = await Promise.all([
    services(scope),
    words(),
    profile(scope),
    soonEnding(scope),
  ]);
  const live = mine.filter(isLive).sort(byNextDue);
  const link = { href: "/services", label: t("client.overview.allServices", { count: live.length }) };
  return (
    <Section title={t("client.overview.services")} link={live.length > 0 ? link : undefined}>
      {live.length === 0 ? (
        <p className="muted">{t("client.services.empty")}</p>
      ) : (
        <DataTable
          caption={t("client.overview.servicesTable")}
          rows={live.slice(0, 5)}
          rowKey={(row) => row.id}
          columns={serviceColumns({ t, locale, currency, ending, ...clock() }).filter(({ key }) => key !== "period")}
        />
      )}
    </Section>
  );
});

const shownTickets = 4;

/** Tickets: those that wait for the client first, then the last answered. */
export const LatestTickets = panel("/: tickets", async ({ scope }: Props) => {
  if (!scope.may("tickets")) return null;
  const [waiting, latest, { t }] = await Promise.all([waitingTickets(scope), latestTickets(scope), words()]);
  const isNew = (row: TicketHead) => waiting.rows.every(({ id }) => id !== row.id);
  const rows = [...waiting.rows, ...latest.rows.filter(isNew)].slice(0, shownTickets);
  return (
    <Section title={t("client.overview.tickets")} link={{ href: "/tickets/new", label: t("client.overview.openOne") }}>
      {rows.length === 0 ? (
        <p className="muted">{t("client.overview.noTickets")}</p>
      ) : (
        <MiniList
          items={rows.map((row) => ({
            key: row.id,
            label: row.subject,
            href: `/tickets/${row.id}`,
            end: <TicketState of={row.status} t={t} />,
          }))}
        />
      )}
    </Section>
  );
});

export const News = panel("/: news", async ({ scope }: Props) => {
  const { t, locale } = await words();
  const news = await newsOf(scope, locale);
  return (
    <Section
      title={t("client.overview.news")}
      link={news.length > 0 ? { href: "/announcements", label: t("client.announcements.all") } : undefined}
    >
      {news.length === 0 ? (
        <p className="muted">{t("client.overview.noNews")}</p>
      ) : (
        <Timeline
          events={news.map((item) => ({
            key: item.id,
            title: (
              <Link href={`/announcements/${item.id}`}>
                <b>
                  <bdi>{item.title}</bdi>
                </b>
              </Link>
            ),
            detail: (
              <>
                <bdi>{item.excerpt}</bdi> <DateText value={item.date} locale={locale} short />
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
});
