import { Suspense } from "react";
import type { StaffScope } from "../../../../../access/scope.ts";
import { domainsOfClient } from "../../../../../data/domains.ts";
import { client } from "../../../../../data/people.ts";
import { servicesOfClient } from "../../../../../data/services.ts";
import { queue } from "../../../../../data/staff/tickets.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { DeskPart } from "../../../../../ui/desk-part.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { type MiniItem, MiniList } from "../../../../../ui/mini-list.tsx";
import { SkeletonLines } from "../../../../../ui/skeleton-lines.tsx";
import { panel } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";

const most = 6;

type Props = { scope: StaffScope; clientId: number; from: { name: string; email: string } };

/** Who asks, and what he has: beside the conversation. */
export async function ClientSide({ scope, clientId, from }: Props) {
  const { t } = await words();
  if (clientId === 0)
    return (
      <DeskPart title={t("admin.ticket.guest")}>
        <b>{from.name}</b>
        <span className="muted">
          <bdi>{from.email}</bdi>
        </span>
      </DeskPart>
    );
  const wait = (
    <DeskPart>
      <SkeletonLines label={t("admin.client.coming")} />
    </DeskPart>
  );
  return (
    <>
      <Suspense fallback={wait}>
        <Person scope={scope} clientId={clientId} />
      </Suspense>
      <Suspense fallback={wait}>
        <Services scope={scope} clientId={clientId} />
      </Suspense>
      <Suspense fallback={wait}>
        <Domains scope={scope} clientId={clientId} />
      </Suspense>
      <Suspense fallback={wait}>
        <OtherTickets scope={scope} clientId={clientId} />
      </Suspense>
    </>
  );
}

type PartProps = { scope: StaffScope; clientId: number };

const Person = panel("ticket's client", async ({ scope, clientId }: PartProps) => {
  const found = await client(scope, clientId);
  const { t, locale } = await words();
  if (!found) return null;
  const { figures, currency } = found;
  const overdue = figures.overdueAmount && formatMoney(figures.overdueAmount, currency, locale);
  return (
    <>
      <DeskPart title={t("admin.ticket.client")}>
        <MiniList
          items={[
            {
              key: "name",
              href: `/admin/clients/${found.id}`,
              label: <b>{found.name}</b>,
              end: <State of={found.status} t={t} />,
            },
          ]}
        />
        <DescriptionList
          tight
          items={[
            { label: t("admin.client.email"), value: <bdi>{found.email}</bdi> },
            {
              label: t("admin.client.facts.unpaid"),
              value: (
                <>
                  {(figures.unpaidAmount && formatMoney(figures.unpaidAmount, currency, locale)) ?? figures.unpaid}{" "}
                  {figures.overdue > 0 && (
                    <span className="bad">
                      {t("admin.client.facts.overdue", {
                        count: figures.overdue,
                        amount: overdue ?? String(figures.overdue),
                      })}
                    </span>
                  )}
                </>
              ),
            },
            {
              label: t("admin.client.facts.credit"),
              value: formatMoney(found.credit, currency, locale) ?? found.credit,
            },
          ]}
        />
      </DeskPart>
      {found.notes && (
        <DeskPart title={t("admin.client.note")}>
          <p className="own-way">{found.notes}</p>
        </DeskPart>
      )}
    </>
  );
});

const Services = panel("ticket's services", async ({ scope, clientId }: PartProps) => {
  const rows = await servicesOfClient(scope, clientId);
  const { t } = await words();
  const items = rows.map((row) => ({
    key: row.id,
    label: row.domain ? `${row.name}, ${row.domain}` : row.name,
    end: <State of={row.status} t={t} />,
  }));
  return (
    <Things title={t("admin.client.facts.services")} none={t("admin.client.noServices")} {...{ items, clientId, t }} />
  );
});

const Domains = panel("ticket's domains", async ({ scope, clientId }: PartProps) => {
  const rows = await domainsOfClient(scope, clientId);
  const { t } = await words();
  const items = rows.map((row) => ({
    key: row.id,
    label: <bdi>{row.name}</bdi>,
    end: <State of={row.status} t={t} />,
  }));
  return (
    <Things title={t("admin.client.facts.domains")} none={t("admin.client.noDomains")} {...{ items, clientId, t }} />
  );
});

type ThingsProps = {
  title: string;
  /** Said when there is nothing. */
  none: string;
  items: MiniItem[];
  clientId: number;
  t: Words["t"];
};

/** The first few of what a client has; the rest is on his page. */
function Things({ title, none, items, clientId, t }: ThingsProps) {
  const more = items.length - most;
  return (
    <DeskPart title={title}>
      {items.length === 0 ? <span className="muted">{none}</span> : <MiniList items={items.slice(0, most)} />}
      {more > 0 && (
        <MiniList
          items={[{ key: "more", href: `/admin/clients/${clientId}`, label: t("admin.ticket.more", { count: more }) }]}
        />
      )}
    </DeskPart>
  );
}

const OtherTickets = panel("client's other tickets", async ({ scope, clientId }: PartProps) => {
  const { rows } = await queue(scope, { client: clientId, page: 1, pageSize: most });
  const { t } = await words();
  return (
    <DeskPart title={t("admin.ticket.tickets")}>
      <MiniList
        items={rows.map((row) => ({
          key: row.id,
          href: `/admin/tickets/${row.id}`,
          label: row.subject,
          end: <State of={row.status} t={t} />,
        }))}
      />
    </DeskPart>
  );
});
