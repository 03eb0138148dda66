import type { ReactNode } from "react";
import type { StaffScope } from "../../../../../access/scope.ts";
import { failureOf } from "../../../../../data/failure.ts";
import { invoicesOfClient } from "../../../../../data/invoices.ts";
import type { Client } from "../../../../../data/people.ts";
import { emailsOfClient, notesOfClient } from "../../../../../data/staff/client-parts.ts";
import { ordersOfClient } from "../../../../../data/staff/orders.ts";
import { queue } from "../../../../../data/staff/tickets.ts";
import { env } from "../../../../../env.ts";
import { words } from "../../../../../messages/words.ts";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Link } from "../../../../../ui/link.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { Timeline } from "../../../../../ui/timeline.tsx";
import { panel } from "../../../../guard.tsx";
import { stateWord } from "../../../state.tsx";
import { type Happening, newestOf } from "./timeline-events.ts";

type Props = { scope: StaffScope; client: Client };

/** Of each kind so many of the newest are looked at. */
const OF_EACH = 25;

type Source = (scope: StaffScope, id: number) => Promise<Happening[]>;

const sources: Source[] = [
  async (scope, id) =>
    (await ordersOfClient(scope, id, OF_EACH)).rows.map((row) => ({
      kind: "order" as const,
      key: `order ${row.id}`,
      at: row.date,
      name: String(row.id),
      href: `/admin/orders/${row.id}`,
      status: row.status,
    })),
  async (scope, id) =>
    (await invoicesOfClient(scope, id)).rows.flatMap((row) => {
      const made = { kind: "invoice" as const, key: `invoice ${row.id}`, at: row.date, name: row.number };
      const href = `/admin/invoices/${row.id}`;
      const invoice = { ...made, href, status: row.status };
      return row.paid
        ? [invoice, { ...made, kind: "paid" as const, key: `paid ${row.id}`, at: row.paid, href }]
        : [invoice];
    }),
  async (scope, id) =>
    (await queue(scope, { client: id, page: 1, pageSize: OF_EACH })).rows.map((row) => ({
      kind: "ticket" as const,
      key: `ticket ${row.id}`,
      at: row.lastReply,
      name: row.subject,
      href: `/admin/tickets/${row.id}`,
      status: row.status,
    })),
  async (scope, id) =>
    (await emailsOfClient(scope, id, { page: 1, pageSize: OF_EACH })).rows.map((row) => ({
      kind: "email" as const,
      key: `email ${row.id}`,
      at: row.date,
      name: row.subject,
    })),
  async (scope, id) => {
    const notes = await notesOfClient(scope, id);
    const rows = notes.is === "known" ? notes.value : [];
    return rows.map((row) => ({ kind: "note" as const, key: `note ${row.id}`, at: row.date, name: row.text }));
  },
];

/** What happened to the client, of all kinds in one list; what can't be read is named, and the rest is shown. */
export const ClientTimeline = panel("client's timeline", async ({ scope, client }: Props) => {
  const read = await Promise.all(
    sources.map((source) =>
      source(scope, client.id).catch((error) => {
        if (failureOf(error) === undefined) throw error;
        return undefined;
      }),
    ),
  );
  const { t, locale } = await words();
  const events = newestOf(...read.map((rows) => rows ?? []));
  const title = ({ kind, name, href }: Happening): ReactNode => {
    const text = <bdi>{t(`clients.timeline.${kind}`, { name })}</bdi>;
    return href ? (
      <Link className="link" href={href}>
        {text}
      </Link>
    ) : (
      text
    );
  };
  return (
    <>
      {read.includes(undefined) && <Notice tone="warn" title={t("clients.timeline.partly")} />}
      {events.length === 0 ? (
        <p className="muted">{t("clients.timeline.none")}</p>
      ) : (
        <Timeline
          events={events.map((event) => ({
            key: event.key,
            title: title(event),
            detail: event.status && stateWord(event.status, t),
            time: (
              <DateText value={event.at} locale={locale} withTime={event.at.length > 10} timeZone={env().TIME_ZONE} />
            ),
            tone: event.kind === "paid" ? ("ok" as const) : undefined,
          }))}
        />
      )}
    </>
  );
});
