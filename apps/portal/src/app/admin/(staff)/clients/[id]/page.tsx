import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay, type StaffPermission } from "../../../../../access/roles.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { type Client, client } from "../../../../../data/people.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { formatCount, formatDate } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Menu } from "../../../../../ui/menu.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SkeletonTable } from "../../../../../ui/skeleton-table.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { Tabs } from "../../../../../ui/tabs.tsx";
import { page } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";
import { About } from "./about.tsx";
import { ClientFacts } from "./client-facts.tsx";
import { Domains } from "./domains.tsx";
import { EndDialogs } from "./ends.tsx";
import { Invoices } from "./invoices.tsx";
import { Activity, Emails } from "./log-tabs.tsx";
import { CreditLog, Transactions } from "./money.tsx";
import { Notes } from "./notes.tsx";
import { Orders } from "./orders.tsx";
import { Contacts, PayMethods, Users } from "./people.tsx";
import { Quotes } from "./quotes.tsx";
import { Services } from "./services.tsx";
import { type Tab, tabHref, tabQuery, tabs } from "./tabs.ts";
import { Tickets } from "./tickets.tsx";
import { ClientTimeline } from "./timeline.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, id] = [await staffScope(), idFrom((await params).id)];
  const found = scope && id && (await client(scope, id).catch(() => undefined));
  return found ? { title: found.name } : {};
}

export default page("/admin/clients/[id]", async ({ params, searchParams }: Props) => {
  const { id: text } = await params;
  const query = tabQuery.parse(await firstOf(searchParams));
  const id = idFrom(text);
  const here = id === undefined ? `/admin/clients/${encodeURIComponent(text)}` : tabHref(id, query.tab, query.page);
  const scope = await requireStaff(here);
  const found = id === undefined ? undefined : await client(scope, id);
  if (!found) notFound();
  const said = await words();
  const { t, locale } = said;
  const state = [
    t("admin.client.number", { id: String(found.id) }),
    found.person === found.name ? undefined : found.person,
    found.email,
    found.since && t("admin.client.since", { date: formatDate(found.since, locale) ?? "" }),
  ];
  const may = (permission: StaffPermission) => roleMay(scope.member.role, permission);
  return (
    <>
      <PageHeader
        back={{ href: "/admin/clients", label: t("admin.clients.title") }}
        title={found.name}
        badge={<State of={found.status} t={t} />}
        state={state.filter(Boolean).join(" · ")}
        actions={<Deeds client={found} may={may} words={said} />}
      />
      <ClientFacts client={found} words={said} />
      <Tabs
        label={t("clients.tabs.label")}
        tabs={tabs.map((tab) => ({
          href: tabHref(found.id, tab),
          label: t(`clients.tabs.${tab}`),
          current: tab === query.tab,
        }))}
      />
      <Part tab={query.tab} page={query.page} scope={scope} client={found} words={said} />
      <EndDialogs client={found} mayClose={may("clients")} mayDelete={may("delete")} words={said} />
    </>
  );
});

type DeedsProps = { client: Client; may: (permission: StaffPermission) => boolean; words: Words };

/** What this member of staff may do for the client. */
function Deeds({ client: { id, status }, may, words: { t } }: DeedsProps) {
  const links = [
    ...(may("orders")
      ? [{ label: t("orders.new.title"), href: `/admin/orders/new?client=${id}`, icon: "orders" as const }]
      : []),
    ...(may("clients") ? [{ label: t("mail.title"), href: `/admin/clients/${id}/email`, icon: "mail" as const }] : []),
    ...(may("tickets")
      ? [{ label: t("desk.open.title"), href: `/admin/tickets/new?client=${id}`, icon: "inbox" as const }]
      : []),
    ...(may("money")
      ? [
          { label: t("money.new.title"), href: `/admin/invoices/new?client=${id}`, icon: "billing" as const },
          { label: t("clients.credit.open"), href: `/admin/clients/${id}/credit`, icon: "wallet" as const },
          { label: t("quotes.new.title"), href: `/admin/quotes/new?client=${id}`, icon: "plus" as const },
          {
            label: t("transactions.add.open"),
            href: `/admin/transactions/new?client=${id}`,
            icon: "plus" as const,
          },
        ]
      : []),
  ];
  const ends = [
    ...(may("clients") && status !== "Closed"
      ? [{ label: t("clients.close.open"), dialog: "client-close", danger: true }]
      : []),
    ...(may("delete") ? [{ label: t("clients.remove.open"), dialog: "client-remove", danger: true }] : []),
  ];
  const items = [...links, ...(links.length > 0 && ends.length > 0 ? ["line" as const] : []), ...ends];
  return (
    <>
      {may("clients") && <LinkButton href={`/admin/clients/${id}/edit`}>{t("clients.edit.open")}</LinkButton>}
      {may("act") && <LinkButton href={`/admin/clients/${id}/act`}>{t("staff.act.open")}</LinkButton>}
      {items.length > 0 && <Menu label={t("clients.more")} items={items} />}
    </>
  );
}

type PartProps = { tab: Tab; page: number; scope: StaffScope; client: Client; words: Words };

/** What the chosen tab shows. */
function Part({ tab, page: number, scope, client: found, words: said }: PartProps) {
  const { t, locale } = said;
  const props = { scope, client: found };
  const may = (permission: StaffPermission) => roleMay(scope.member.role, permission);
  const isOurs = may("clients");
  switch (tab) {
    case "summary": {
      const parts = [
        { title: t("admin.client.facts.services"), count: found.figures.services, part: <Services {...props} /> },
        { title: t("admin.client.facts.domains"), count: found.figures.domains, part: <Domains {...props} /> },
        { title: t("admin.client.invoices"), count: undefined, part: <Invoices {...props} /> },
        { title: t("admin.client.facts.tickets"), count: found.figures.tickets, part: <Tickets {...props} /> },
      ];
      return (
        <Columns>
          <Stack>
            {parts.map(({ title, count, part }) => (
              <Section key={title} title={title} note={count ? formatCount(count, locale) : undefined}>
                <Suspense fallback={<SkeletonTable label={t("admin.client.coming")} rows={3} />}>{part}</Suspense>
              </Section>
            ))}
          </Stack>
          <Stack aside={t("admin.client.about")}>
            <About client={found} words={said} />
          </Stack>
        </Columns>
      );
    }
    case "money":
      return (
        <Sections
          parts={[
            [t("clients.money.credit"), <CreditLog key="credit" {...props} />],
            [t("clients.money.transactions"), <Transactions key="transactions" {...props} />],
          ]}
        />
      );
    case "people":
      return (
        <Sections
          parts={[
            [t("admin.client.users"), <Users key="users" {...props} mayMail={isOurs} />],
            [t("clients.people.contacts"), <Contacts key="contacts" {...props} />],
            [t("clients.people.payMethods"), <PayMethods key="methods" {...props} />],
          ]}
        />
      );
    default: {
      const parts: Record<typeof tab, ReactNode> = {
        timeline: <ClientTimeline {...props} />,
        orders: <Orders {...props} />,
        quotes: <Quotes {...props} />,
        notes: <Notes {...props} mayWrite={isOurs} />,
        emails: <Emails {...props} page={number} />,
        activity: <Activity {...props} page={number} />,
      };
      return (
        <Section title={t(`clients.tabs.${tab}`)} hideTitle>
          {parts[tab]}
        </Section>
      );
    }
  }
}

const Sections = ({ parts }: { parts: [string, ReactNode][] }) => (
  <Stack>
    {parts.map(([title, part]) => (
      <Section key={title} title={title}>
        {part}
      </Section>
    ))}
  </Stack>
);
