import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { client } from "../../../../../data/people.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { formatCount, formatDate } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SkeletonTable } from "../../../../../ui/skeleton-table.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { page } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";
import { About } from "./about.tsx";
import { ClientFacts } from "./client-facts.tsx";
import { Domains } from "./domains.tsx";
import { Invoices } from "./invoices.tsx";
import { Services } from "./services.tsx";
import { Tickets } from "./tickets.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, id] = [await staffScope(), idFrom((await params).id)];
  const found = scope && id && (await client(scope, id).catch(() => undefined));
  return found ? { title: found.name } : {};
}

export default page("/admin/clients/[id]", async ({ params }: Props) => {
  const { id: text } = await params;
  const scope = await requireStaff(`/admin/clients/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await client(scope, id);
  if (!found) notFound();
  const { t, locale } = await words();
  const state = [
    t("admin.client.number", { id: String(found.id) }),
    found.person === found.name ? undefined : found.person,
    found.email,
    found.since && t("admin.client.since", { date: formatDate(found.since, locale) ?? "" }),
  ];
  const props = { scope, client: found };
  const parts = [
    { title: t("admin.client.facts.services"), count: found.figures.services, part: <Services {...props} /> },
    { title: t("admin.client.facts.domains"), count: found.figures.domains, part: <Domains {...props} /> },
    { title: t("admin.client.invoices"), count: undefined, part: <Invoices {...props} /> },
    { title: t("admin.client.facts.tickets"), count: found.figures.tickets, part: <Tickets {...props} /> },
  ];
  return (
    <>
      <PageHeader
        back={{ href: "/admin/clients", label: t("admin.clients.title") }}
        title={found.name}
        badge={<State of={found.status} t={t} />}
        state={state.filter(Boolean).join(" · ")}
        actions={
          roleMay(scope.member.role, "act") && (
            <LinkButton href={`/admin/clients/${found.id}/act`}>{t("staff.act.open")}</LinkButton>
          )
        }
      />
      <ClientFacts client={found} words={{ t, locale }} />
      <Columns>
        <Stack>
          {parts.map(({ title, count, part }) => (
            <Section key={title} title={title} note={count ? formatCount(count, locale) : undefined}>
              <Suspense fallback={<SkeletonTable label={t("admin.client.coming")} rows={3} />}>{part}</Suspense>
            </Section>
          ))}
        </Stack>
        <Stack aside={t("admin.client.about")}>
          <About client={found} words={{ t, locale }} />
        </Stack>
      </Columns>
    </>
  );
});
