import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { z } from "zod";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { isOwnEngine } from "../../../../../data/engine.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { type StaffDomain, staffDomain } from "../../../../../data/staff/domains.ts";
import { registrarChoices } from "../../../../../data/staff/order-deeds.ts";
import { clock } from "../../../../../lib/clock.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { Facts } from "../../../../../ui/facts.tsx";
import { formatDate, formatDistance } from "../../../../../ui/format.ts";
import { Link } from "../../../../../ui/link.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Menu } from "../../../../../ui/menu.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SkeletonLines } from "../../../../../ui/skeleton-lines.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { isWithRegistrar } from "../../../../(client)/live.ts";
import { page, panel } from "../../../../guard.tsx";
import { DeedPanel } from "../../../deed-panel.tsx";
import { State } from "../../../state.tsx";
import { LIST } from "../query.ts";
import { Contacts, Dns, Lock, Nameservers } from "./at-registrar.tsx";
import { deedForms } from "./deed-forms.tsx";
import { type Deed, deeds, deedsOf } from "./deeds.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

const query = z.object({ do: z.enum(deeds).optional().catch(undefined) });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, id] = [await staffScope(), idFrom((await params).id)];
  const found = scope && id && (await staffDomain(scope, id).catch(() => undefined));
  return found ? { title: found.name } : {};
}

/** One domain: its record, what the registrar has of it, and what is to be done. */
export default page(`${LIST}/[id]`, async ({ params, searchParams }: Props) => {
  const { id: text } = await params;
  const scope = await requireStaff(`${LIST}/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await staffDomain(scope, id);
  if (!found) notFound();
  const [said, choices, hasDns, asked] = await Promise.all([
    words(),
    registrarChoices(scope),
    orElse(isOwnEngine(scope), false),
    firstOf(searchParams).then((search) => query.parse(search)),
  ]);
  const { t } = said;
  const registrars = new Map(choices.map(({ module, name }) => [module, name]));
  const possible = roleMay(scope.member.role, "services") ? deedsOf(found, hasDns) : [];
  const deed = possible.find((each) => each === asked.do);
  const [first, ...others] = possible;
  const here = `${LIST}/${found.id}`;
  const coming = <SkeletonLines label={t("domains.coming")} />;
  return (
    <>
      <PageHeader
        title={found.name}
        badge={<State of={found.status} t={t} />}
        back={{ href: LIST, label: t("admin.client.facts.domains") }}
        state={
          <>
            <Link className="link" href={`/admin/clients/${found.clientId}`}>
              <bdi>{found.client || t("admin.client.number", { id: String(found.clientId) })}</bdi>
            </Link>
            {" · "}
            {registrars.get(found.registrar) ?? (found.registrar || t("domains.noRegistrar"))}
          </>
        }
        actions={
          <>
            {first && (
              <LinkButton href={`${here}?do=${first}`} kind={deed ? "secondary" : "primary"}>
                {t(`domains.deeds.${first}.title`)}
              </LinkButton>
            )}
            {others.length > 0 && (
              <Menu
                label={t("money.more")}
                items={others.map((each) => ({
                  label: t(`domains.deeds.${each}.title`),
                  href: `${here}?do=${each}`,
                  danger: each === "release",
                }))}
              />
            )}
          </>
        }
      />
      {deed && <DeedPart key={deed} {...{ scope, domain: found, registrars, deed, said }} />}
      <Facts label={t("client.domain.facts")} facts={factsOf(found, said)} />
      <Columns>
        <Stack>
          {isWithRegistrar(found) ? (
            [Nameservers, Lock, Contacts, ...(hasDns ? [Dns] : [])].map((Part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts are always the same, in this order
              <Suspense key={at} fallback={coming}>
                <Part scope={scope} domain={found} />
              </Suspense>
            ))
          ) : (
            <p className="muted">{t("domains.notThere")}</p>
          )}
        </Stack>
        <About domain={found} said={said} />
      </Columns>
    </>
  );
});

type DeedPartProps = {
  scope: StaffScope;
  domain: StaffDomain;
  registrars: ReadonlyMap<string, string>;
  deed: Deed;
  said: Words;
};

/** The form that was asked for. It may need the registrar, which may not answer: the page stands all the same. */
const DeedPart = panel("staff's domain: deed", async ({ scope, domain, registrars, deed, said }: DeedPartProps) => (
  <Stack>
    <DeedPanel
      title={said.t(`domains.deeds.${deed}.title`)}
      submit={said.t(`domains.deeds.${deed}.submit`)}
      form={await deedForms[deed]({ scope, domain, registrars, said })}
      hidden={{ domain: String(domain.id) }}
      here={`${LIST}/${domain.id}`}
      t={said.t}
    />
  </Stack>
));

function factsOf(found: StaffDomain, { t, locale }: Words) {
  const { now, today } = clock();
  const { expires } = found;
  const due = found.autoRenew && found.nextDue && formatDate(found.nextDue, locale);
  const isOver = expires !== null && expires < today;
  return [
    {
      label: t("admin.client.columns.expires"),
      value: <DateText value={expires} locale={locale} />,
      detail: expires !== null && (
        <span className={isOver ? "bad" : undefined}>{formatDistance(expires, now, locale)}</span>
      ),
    },
    {
      label: t("client.domain.price"),
      value: <Money amount={found.recurring} currency={found.currency} locale={locale} />,
      detail: [
        t("client.cycles.years", { count: found.years || 1 }),
        found.methodName && t("client.domain.by", { method: found.methodName }),
      ]
        .filter(Boolean)
        .join(" · "),
    },
    {
      label: t("client.domain.autoRenew"),
      value: t(found.autoRenew ? "client.domain.on" : "client.domain.no"),
      detail: due && t("client.domain.nextPayment", { date: due }),
    },
    {
      label: t("client.domain.protection"),
      value: t(found.idProtection ? "client.domain.on" : "client.domain.no"),
    },
  ];
}

/** Its record. */
function About({ domain, said: { t, locale } }: { domain: StaffDomain; said: Words }) {
  const said = (on: boolean) => t(on ? "client.domain.on" : "client.domain.no");
  const items = [
    { label: t("client.domain.since"), value: <DateText value={domain.registered} locale={locale} /> },
    {
      label: t("client.domain.kind"),
      value: t(domain.kind === "Transfer" ? "client.domain.transfer" : "client.domain.register"),
    },
    domain.order !== undefined && {
      label: t("orders.columns.order"),
      value: (
        <Link className="link num" href={`/admin/orders/${domain.order}`}>
          {domain.order}
        </Link>
      ),
    },
    {
      label: t("domains.firstPaid"),
      value: <Money amount={domain.firstPayment} currency={domain.currency} locale={locale} />,
    },
    { label: t("client.domain.dns"), value: said(domain.dnsManagement) },
    { label: t("client.domain.forwarding"), value: said(domain.emailForwarding) },
    domain.subscription !== "" && {
      label: t("domains.subscription"),
      value: <span className="mono ltr">{domain.subscription}</span>,
    },
    domain.notes !== "" && { label: t("orders.notes"), value: <span className="pre">{domain.notes}</span> },
    { label: t("money.invoice.id"), value: <span className="num">{domain.id}</span> },
  ];
  return (
    <Section title={t("client.domain.facts")} level={3}>
      <DescriptionList tight items={items.filter((item) => item !== false)} />
    </Section>
  );
}
