import { Suspense } from "react";
import type { ClientScope } from "../../../../access/scope.ts";
import { addonsOf } from "../../../../data/addons.ts";
import { domains } from "../../../../data/domains.ts";
import { profile } from "../../../../data/people.ts";
import { type CancelType, endingServices } from "../../../../data/service-care.ts";
import type { Service } from "../../../../data/services.ts";
import { clock } from "../../../../lib/clock.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { type Fact, Facts } from "../../../../ui/facts.tsx";
import { formatDate, formatDistance } from "../../../../ui/format.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { MiniList } from "../../../../ui/mini-list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page, panel } from "../../../guard.tsx";
import { monthsOf, periodTo } from "../../cycles.ts";
import { isLive } from "../../live.ts";
import { PeriodCard } from "../../period-card.tsx";
import { DomainState, ServiceState } from "../../states.tsx";
import { titled } from "../../title.ts";
import { Price } from "../columns.tsx";
import { Cancellation } from "./cancellation.tsx";
import { CommandSection } from "./command-section.tsx";
import { Configuration } from "./configuration.tsx";
import { own, type Props } from "./own.ts";
import { ServiceActions } from "./service-actions.tsx";
import { UsageSection } from "./usage-section.tsx";

export const generateMetadata = titled(async (props: Props) => (await own(props)).found.name);

/** The day of the next payment of a service that is still paid for. */
const dueOf = (found: Service) => (isLive(found) && monthsOf(found.cycle) !== undefined ? found.nextDue : null);

export default page("/services/[id]", async (props: Props) => {
  const { scope, found } = await own(props);
  const [{ t, locale }, { currency }, ending] = await Promise.all([words(), profile(scope), endingServices(scope)]);
  const how = isLive(found) ? ending.get(found.id) : undefined;
  const { now, today } = clock();
  const due = dueOf(found);
  const months = monthsOf(found.cycle);
  const runs = found.status === "Active" || found.status === "Suspended";
  const late = due !== null && due < today;
  const date = due && formatDate(due, locale);
  const paid =
    date && found.status !== "Pending" && t(late ? "client.service.dueSince" : "client.service.paidUntil", { date });
  return (
    <>
      <PageHeader
        title={found.name}
        badge={<ServiceState of={found.status} t={t} />}
        back={{ href: "/services", label: t("client.service.back") }}
        state={[found.domain, paid].filter(Boolean).join(" · ")}
        actions={<ServiceActions scope={scope} found={found} t={t} />}
      />
      {found.status === "Suspended" && (
        <Notice
          tone="bad"
          title={t("client.service.suspended")}
          action={
            scope.may("invoices") && (
              <LinkButton size="small" href="/invoices?status=overdue">
                {t("client.service.seeOverdue")}
              </LinkButton>
            )
          }
        >
          {found.suspensionReason && `${t("client.service.suspendedWhy", { reason: found.suspensionReason })}. `}
          {late && t("client.service.suspendedPay")}
        </Notice>
      )}
      <Cancellation scope={scope} found={found} />
      <Facts label={t("client.service.about")} facts={factsOf(found, { t, locale, currency, now, due, late, how })} />
      <Columns>
        <Stack>
          <UsageSection usage={found.usage} t={t} locale={locale} />
          <Configuration service={found} t={t} />
          {runs && scope.may("manageproducts") && <CommandSection scope={scope} found={found} />}
        </Stack>
        <Stack aside={t("client.service.related")}>
          {due && months !== undefined && found.status !== "Pending" && (
            <PeriodCard period={periodTo(due, months, today)} tone={late ? "bad" : undefined} {...{ t, locale }} />
          )}
          <Suspense>
            <ItsAddons scope={scope} found={found} />
          </Suspense>
          <Suspense>
            <ItsDomain scope={scope} name={found.domain} />
          </Suspense>
        </Stack>
      </Columns>
    </>
  );
});

type Context = Words & {
  currency: string;
  now: string;
  due: string | null;
  late: boolean;
  /** How it ends, where that is asked for: then it is not paid again. */
  how: CancelType | undefined;
};

function factsOf(found: Service, { t, locale, currency, now, due, late, how }: Context): Fact[] {
  const distance = due && formatDistance(due, now, locale);
  const method = found.paymentMethod && t("client.service.by", { method: found.paymentMethod });
  const facts: (Fact | false)[] = [
    { label: t("client.service.price"), value: <Price inline row={found} {...{ t, locale, currency }} /> },
    how !== undefined && {
      label: t("client.service.ends"),
      value:
        how === "Immediate" ? (
          t("client.services.endsNow")
        ) : (
          <DateText value={found.nextDue} locale={locale} empty="—" />
        ),
      detail: how === "Immediate" ? undefined : distance,
    },
    how === undefined && {
      label: t("client.service.next"),
      value: <DateText value={due} locale={locale} empty={t("client.service.noNext")} />,
      detail: distance && (
        <>
          <span className={late ? "bad" : undefined}>{distance}</span>
          {method && ` · ${method}`}
        </>
      ),
    },
    found.server !== "" && {
      label: t("client.service.server"),
      value: <span className="mono ltr">{found.server}</span>,
    },
    found.dedicatedIp !== "" && {
      label: t("client.service.address"),
      value: <span className="mono ltr">{found.dedicatedIp}</span>,
    },
    {
      label: t("client.service.since"),
      value: <DateText value={found.registered} locale={locale} />,
      detail: found.registered && formatDistance(found.registered, now, locale),
    },
  ];
  return facts.filter((fact) => fact !== false);
}

/** Its add-ons, and how each stands. */
const ItsAddons = panel("/services/[id]: add-ons", async ({ scope, found }: { scope: ClientScope; found: Service }) => {
  const [has, { t }] = await Promise.all([addonsOf(scope, found.id), words()]);
  if (has.length === 0) return null;
  const href = `/services/${found.id}/addons`;
  return (
    <Section level={3} title={t("manage.addons.title")} link={{ href, label: t("manage.addons.all") }}>
      <MiniList
        items={has.map(({ id, name, status }) => ({
          key: id,
          label: name,
          href,
          end: <ServiceState of={status} t={t} />,
        }))}
      />
    </Section>
  );
});

/** The domain that the service carries, when it is one of the client's own. */
const ItsDomain = panel("/services/[id]: domain", async ({ scope, name }: { scope: ClientScope; name: string }) => {
  if (name === "" || !scope.may("domains")) return null;
  const [mine, { t }] = await Promise.all([domains(scope), words()]);
  const found = mine.find((domain) => domain.name === name);
  if (!found) return null;
  return (
    <Section level={3} title={t("client.service.domain")}>
      <MiniList
        items={[
          {
            key: found.id,
            label: found.name,
            href: `/domains/${found.id}`,
            end: <DomainState of={found.status} t={t} />,
          },
        ]}
      />
    </Section>
  );
});
