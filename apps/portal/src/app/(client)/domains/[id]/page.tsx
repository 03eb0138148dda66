import { Suspense } from "react";
import type { ClientScope } from "../../../../access/scope.ts";
import type { Domain } from "../../../../data/domains.ts";
import { profile } from "../../../../data/people.ts";
import { services } from "../../../../data/services.ts";
import { clock } from "../../../../lib/clock.ts";
import { hrefWith } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { type Fact, Facts } from "../../../../ui/facts.tsx";
import { formatDate, formatDistance } from "../../../../ui/format.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { MiniList } from "../../../../ui/mini-list.tsx";
import { Money } from "../../../../ui/money.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page, panel } from "../../../guard.tsx";
import { periodTo } from "../../cycles.ts";
import { expiresSoon, isComing, isLive, isRenewable, isWithRegistrar } from "../../live.ts";
import { PeriodCard } from "../../period-card.tsx";
import { DomainState, ServiceState } from "../../states.tsx";
import { titled } from "../../title.ts";
import { ControlSection } from "./control-section.tsx";
import { DomainTabs } from "./domain-tabs.tsx";
import { NameserverSection } from "./nameserver-section.tsx";
import { own, type Props } from "./own.ts";

export const generateMetadata = titled(async (props: Props) => (await own(props)).found.name);

/** One line on how long the name is still the client's. */
function stateOf(found: Domain, { t, locale, now, today }: Words & { now: string; today: string }): string | undefined {
  if (isComing(found)) return t("client.domain.coming");
  const date = found.expires && formatDate(found.expires, locale);
  const distance = found.expires && formatDistance(found.expires, now, locale);
  if (!date || !distance || (found.expires ?? "") < today) {
    return date && distance ? t("client.domain.expiredOn", { date, distance }) : undefined;
  }
  const renewal = t(found.autoRenew ? "client.domain.renewsItself" : "client.domain.renewsNot");
  return `${t("client.domain.expiresOn", { date, distance })} ${found.status === "Active" ? renewal : ""}`.trim();
}

export default page("/domains/[id]", async (props: Props) => {
  const { scope, found } = await own(props);
  const [{ t, locale }, { currency }] = await Promise.all([words(), profile(scope)]);
  const { now, today } = clock();
  const { expires } = found;
  const ask = hrefWith("/tickets/new", { about: `domain-${found.id}` });
  const renew = `/domains/${found.id}/renew`;
  const mayRenew = scope.may("orders") && isRenewable(found);
  const endsUnasked = expires !== null && !found.autoRenew && expiresSoon(found, today);
  return (
    <>
      <PageHeader
        title={found.name}
        badge={<DomainState of={found.status} t={t} />}
        back={{ href: "/domains", label: t("client.domain.back") }}
        state={stateOf(found, { t, locale, now, today })}
        actions={
          <>
            {mayRenew && (
              <LinkButton kind="primary" href={renew}>
                {t("manage.domain.renew")}
              </LinkButton>
            )}
            {scope.may("tickets") && <LinkButton href={ask}>{t("client.domain.ask")}</LinkButton>}
          </>
        }
      />
      {endsUnasked && (
        <Notice
          tone="warn"
          title={t("client.domain.offTitle", { distance: formatDistance(expires, now, locale) ?? "" })}
          action={
            (mayRenew || scope.may("tickets")) && (
              <LinkButton size="small" href={mayRenew ? renew : ask}>
                {t("client.domain.keep")}
              </LinkButton>
            )
          }
        >
          {t(mayRenew ? "manage.domain.offRenew" : "client.domain.off", { date: formatDate(expires, locale) ?? "" })}
        </Notice>
      )}
      <Facts label={t("client.domain.facts")} facts={factsOf(found, { t, locale, currency, now, today })} />
      <DomainTabs scope={scope} found={found} current="overview" t={t} />
      <Columns>
        <Stack>
          {isWithRegistrar(found) && (
            <>
              <ControlSection scope={scope} found={found} />
              <NameserverSection scope={scope} found={found} />
            </>
          )}
          <Section title={t("client.domain.settings")}>
            <DescriptionList items={settingsOf(found, t)} />
          </Section>
        </Stack>
        <Stack aside={t("client.service.related")}>
          {found.status === "Active" && expires !== null && (
            <PeriodCard period={periodTo(expires, 12 * (found.years || 1), today)} {...{ t, locale }} />
          )}
          <Suspense>
            <ItsServices scope={scope} name={found.name} />
          </Suspense>
        </Stack>
      </Columns>
    </>
  );
});

type Context = Words & { currency: string; now: string; today: string };

function factsOf(found: Domain, { t, locale, currency, now, today }: Context): Fact[] {
  const { expires } = found;
  const soon = expiresSoon(found, today) && !found.autoRenew;
  const tone = expires !== null && expires < today ? "bad" : soon ? "warn" : undefined;
  const due = found.status === "Active" && found.autoRenew && found.nextDue && formatDate(found.nextDue, locale);
  return [
    {
      label: t("client.domain.expires"),
      value: <DateText value={isComing(found) ? null : expires} locale={locale} />,
      detail: expires !== null && !isComing(found) && (
        <span className={tone}>{formatDistance(expires, now, locale)}</span>
      ),
    },
    {
      label: t("client.domain.price"),
      value: <Money amount={found.recurring} currency={currency} locale={locale} />,
      detail: [
        t("client.cycles.years", { count: found.years || 1 }),
        found.paymentMethod && t("client.domain.by", { method: found.paymentMethod }),
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
      label: t("client.domain.since"),
      value: <DateText value={isComing(found) ? null : found.registered} locale={locale} />,
      detail: !isComing(found) && found.registered && formatDistance(found.registered, now, locale),
    },
  ];
}

function settingsOf(found: Domain, t: Words["t"]) {
  const said = (on: boolean) => t(on ? "client.domain.on" : "client.domain.no");
  return [
    { label: t("client.domain.dns"), value: said(found.dnsManagement) },
    { label: t("client.domain.forwarding"), value: said(found.emailForwarding) },
    ...(isWithRegistrar(found) ? [] : [{ label: t("client.domain.protection"), value: said(found.idProtection) }]),
    {
      label: t("client.domain.kind"),
      value: t(found.kind === "Transfer" ? "client.domain.transfer" : "client.domain.register"),
    },
  ];
}

/** The client's services that carry this name. */
const ItsServices = panel("/domains/[id]: services", async ({ scope, name }: { scope: ClientScope; name: string }) => {
  if (!scope.may("products")) return null;
  const [all, { t }] = await Promise.all([services(scope), words()]);
  const mine = all.filter((row) => isLive(row) && (row.domain === name || row.domain.endsWith(`.${name}`)));
  if (mine.length === 0) return null;
  return (
    <Section level={3} title={t("client.domain.hosting")}>
      <MiniList
        items={mine.map((row) => ({
          key: row.id,
          label: row.name,
          href: `/services/${row.id}`,
          end: <ServiceState of={row.status} t={t} />,
        }))}
      />
    </Section>
  );
});
