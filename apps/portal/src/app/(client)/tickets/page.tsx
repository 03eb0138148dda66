import { z } from "zod";
import { clientScope, requireClient } from "../../../access/access.ts";
import { myLetters } from "../../../access/letters.ts";
import { type TicketSummary, tickets } from "../../../data/tickets.ts";
import { clock } from "../../../lib/clock.ts";
import { firstOf, pageField, qField, type SearchParams } from "../../../lib/search-params.ts";
import { type Words, words } from "../../../messages/words.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FilterChips } from "../../../ui/filter-chips.tsx";
import { Filters } from "../../../ui/filters.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { RowTitle } from "../../../ui/row-title.tsx";
import { SearchBox } from "../../../ui/search-box.tsx";
import { Section } from "../../../ui/section.tsx";
import { page } from "../../guard.tsx";
import { waitingTickets } from "../counts.tsx";
import { Foot, Nothing, pageSize, statusChips } from "../list.tsx";
import { LetterNotices } from "../outbox/letter.tsx";
import { TicketState } from "../states.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled(async () => (await words()).t("client.tickets.title"));

const query = z.object({
  q: qField,
  status: z.enum(["open", "answered", "closed"]).optional().catch(undefined),
  page: pageField,
});

/** WHMCS's names of what the chips say. */
const statusOf = { open: "All Active Tickets", answered: "Answered", closed: "Closed" } as const;

export default page(
  "/tickets",
  async ({ searchParams }: { searchParams: SearchParams }) => {
    const scope = await requireClient("tickets", "/tickets");
    const { q, status, page: number } = query.parse(await firstOf(searchParams));
    const [{ rows, total }, waiting, letters, { t, locale }] = await Promise.all([
      tickets(scope, { status: status && statusOf[status], subject: q, page: number, pageSize }),
      waitingTickets(scope),
      myLetters(scope),
      words(),
    ]);
    const address = { path: "/tickets", q, status };
    const statuses = [
      { value: undefined, label: t("client.lists.all") },
      { value: "open", label: t("client.tickets.open") },
      { value: "answered", label: t("client.tickets.answered"), count: waiting.total },
      { value: "closed", label: t("client.tickets.closed") },
    ];
    const open = (
      <LinkButton kind="primary" href="/tickets/new" icon={<Icon name="plus" />}>
        {t("client.tickets.new")}
      </LinkButton>
    );
    const isEmpty = total === 0 && q === "" && status === undefined;
    return (
      <>
        <PageHeader
          title={t("client.tickets.title")}
          state={t("client.tickets.state", { count: waiting.total })}
          actions={isEmpty ? undefined : open}
        />
        <LetterNotices letters={letters} t={t} />
        {isEmpty ? (
          <EmptyState title={t("client.tickets.emptyTitle")} action={open}>
            {t("client.tickets.empty")}
          </EmptyState>
        ) : (
          <Section title={t("client.tickets.title")} hideTitle>
            <Filters>
              <SearchBox
                action="/tickets"
                label={t("client.tickets.search")}
                placeholder={t("client.tickets.placeholder")}
                value={q}
                keep={{ status }}
              />
              <FilterChips label={t("client.lists.status")} chips={statusChips(address, statuses)} />
            </Filters>
            {rows.length === 0 ? (
              <Nothing address={address} title={t("client.tickets.none")} statuses={statuses} t={t} />
            ) : (
              <>
                <DataTable
                  caption={t("client.tickets.caption")}
                  rows={rows}
                  rowKey={(row) => row.id}
                  columns={columns({ t, locale, now: clock().now })}
                />
                <Foot {...{ address, page: number, shown: rows.length, total, t }} />
              </>
            )}
          </Section>
        )}
      </>
    );
  },
  waitingLetters,
);

/** What waits to be sent, when the list can't be shown. */
async function waitingLetters() {
  const [scope, { t }] = [await clientScope(), await words()];
  const letters = scope ? await myLetters(scope) : [];
  return letters.length > 0 ? <LetterNotices letters={letters} t={t} /> : undefined;
}

function columns({ t, locale, now }: Words & { now: string }): Column<TicketSummary>[] {
  return [
    {
      key: "subject",
      label: t("client.tickets.subject"),
      kind: "title",
      cell: (row) => (
        <RowTitle href={`/tickets/${row.id}`} detail={t("client.tickets.number", { number: row.number })}>
          {row.subject}
        </RowTitle>
      ),
    },
    {
      key: "department",
      label: t("client.tickets.department"),
      from: "table",
      cell: (row) => <span className="muted">{row.department || "—"}</span>,
    },
    {
      key: "lastReply",
      label: t("client.tickets.lastReply"),
      kind: "date",
      cell: (row) => <DateText value={row.lastReply ?? row.opened} locale={locale} relativeTo={now} />,
    },
    {
      key: "status",
      label: t("client.tickets.status"),
      kind: "status",
      cell: (row) => <TicketState of={row.status} t={t} />,
    },
  ];
}
