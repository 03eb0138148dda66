import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { staffService } from "../../../../../data/staff/service-record.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Facts } from "../../../../../ui/facts.tsx";
import { Link } from "../../../../../ui/link.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Menu } from "../../../../../ui/menu.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { Configuration } from "../../../../(client)/services/[id]/configuration.tsx";
import { UsageSection } from "../../../../(client)/services/[id]/usage-section.tsx";
import { page } from "../../../../guard.tsx";
import { DeedPanel } from "../../../deed-panel.tsx";
import { State } from "../../../state.tsx";
import { LIST } from "../query.ts";
import { About } from "./about.tsx";
import { Addons } from "./addons.tsx";
import { deedForms } from "./deed-forms.tsx";
import { deedsOf, isDangerous } from "./deeds.ts";
import { cycleName } from "./fields.ts";
import { Failures, Request } from "./notices.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, id] = [await staffScope(), idFrom((await params).id)];
  const found = scope && id && (await staffService(scope, id).catch(() => undefined));
  return found ? { title: found.domain || found.name } : {};
}

/** One service: what it is and whose, what its server failed to do, and everything that is done with it. */
export default page(`${LIST}/[id]`, async ({ params, searchParams }: Props) => {
  const { id: text } = await params;
  const scope = await requireStaff(`${LIST}/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const service = id === undefined ? undefined : await staffService(scope, id);
  if (!service) notFound();
  const [said, texts] = await Promise.all([words(), firstOf(searchParams)]);
  const { t, locale } = said;
  const mayAct = roleMay(scope.member.role, "services");
  const possible = mayAct ? deedsOf(service) : [];
  const deed = possible.find((each) => each === texts.do);
  const [first, ...others] = possible;
  const here = `${LIST}/${service.id}`;
  const money = (amount: string) => <Money amount={amount} currency={service.currency} locale={locale} />;
  return (
    <>
      <PageHeader
        title={service.domain || service.name}
        badge={<State of={service.status} t={t} />}
        back={{ href: LIST, label: t("services.title") }}
        state={
          <>
            <Link className="link" href={`/admin/clients/${service.client.id}`}>
              <bdi>{service.client.name}</bdi>
            </Link>
            {" · "}
            <bdi>{service.name}</bdi>
          </>
        }
        actions={
          <>
            {first && (
              <LinkButton href={`${here}?do=${first}`} kind={deed ? "secondary" : "primary"}>
                {t(`services.deeds.${first}.title`)}
              </LinkButton>
            )}
            {others.length > 0 && (
              <Menu
                label={t("money.more")}
                items={others.map((each) => ({
                  label: t(`services.deeds.${each}.title`),
                  href: `${here}?do=${each}`,
                  danger: isDangerous(each),
                }))}
              />
            )}
          </>
        }
      />
      <Stack>
        <Suspense>
          <Failures scope={scope} service={service} mayAct={mayAct} />
        </Suspense>
        <Suspense>
          <Request scope={scope} service={service} mayAct={mayAct} />
        </Suspense>
        {deed && (
          <DeedPanel
            key={`${deed} ${texts.product ?? ""} ${texts.cycle ?? ""}`}
            title={t(`services.deeds.${deed}.title`)}
            form={await deedForms[deed]({ scope, service, texts, words: said })}
            hidden={{ service: String(service.id) }}
            submit={t(`services.deeds.${deed}.submit`)}
            here={here}
            t={t}
          />
        )}
        <Facts
          label={t("client.service.about")}
          facts={[
            { label: t("services.recurring"), value: money(service.recurring), detail: cycleName(service.cycle, t) },
            { label: t("client.service.next"), value: <DateText value={service.nextDue} locale={locale} /> },
            { label: t("services.first"), value: money(service.firstPayment) },
            { label: t("client.service.since"), value: <DateText value={service.registered} locale={locale} /> },
          ]}
        />
      </Stack>
      <Columns>
        <Stack>
          <Configuration service={service} t={t} />
          <Suspense>
            <Addons scope={scope} service={service} />
          </Suspense>
          <UsageSection usage={service.usage} t={t} locale={locale} />
        </Stack>
        <About service={service} mayAct={mayAct} words={said} />
      </Columns>
    </>
  );
});
