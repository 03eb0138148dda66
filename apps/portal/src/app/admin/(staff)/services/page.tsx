import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { roleMay } from "../../../../access/roles.ts";
import { orElse } from "../../../../data/failure.ts";
import { serverChoices } from "../../../../data/staff/order-deeds.ts";
import { productChoices, staffServices } from "../../../../data/staff/services.ts";
import { withClients } from "../../../../data/staff/with-clients.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { Icon } from "../../../../ui/icon.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { NoResults } from "../../../../ui/no-results.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { BulkChoice } from "../../bulk-choice.tsx";
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { lifts, ServiceFilters } from "./filters.tsx";
import { askedFor, LIST, serviceQuery, servicesHref } from "./query.ts";
import { QUEUE } from "./queue/query.ts";
import { ServiceTable } from "./service-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("services.title") };
}

export default page(LIST, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = serviceQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(servicesHref(query, { page: query.page }));
  const [{ t, locale }, { rows, total, isCut, isNarrowed }, products, servers] = await Promise.all([
    words(),
    staffServices(scope, askedFor(query, query.page, pageSize)).then(async (list) => ({
      ...list,
      rows: await withClients(scope, list.rows),
    })),
    orElse(productChoices(scope), []),
    orElse(serverChoices(scope), []),
  ]);
  const pages = pagesOf(total);
  const isPaged = isNarrowed || query.q === "";
  if (isPaged && query.page > pages) redirect(servicesHref(query, { page: pages }));
  // What this engine can't narrow the list by is no filter of it.
  const inForce = isNarrowed ? query : { ...query, status: undefined, server: undefined };
  const mayAct = roleMay(scope.member.role, "services");
  const lift = lifts({ query: inForce, products, servers, t });
  return (
    <>
      <PageHeader
        title={t("services.title")}
        state={t("services.count", { count: total, shown: formatCount(total, locale) })}
        actions={
          <>
            <LinkButton href={QUEUE}>{t("services.queue.title")}</LinkButton>
            <LinkButton href={servicesHref(query, {}, "/api/admin/services")} document icon={<Icon name="download" />}>
              {t("money.csv")}
            </LinkButton>
          </>
        }
      />
      <Section title={t("services.title")} hideTitle>
        <ServiceFilters query={inForce} products={products} servers={servers} isNarrowed={isNarrowed} t={t} />
        {isCut && <Notice tone="warn">{t("services.cutSearch")}</Notice>}
        {rows.length > 0 ? (
          <>
            {mayAct && <BulkChoice kind="services" rows={rows} t={t} />}
            <ServiceTable rows={rows} query={inForce} isSorted={isNarrowed} isChosen={mayAct} words={{ t, locale }} />
            {isPaged && (
              <ListFoot
                page={query.page}
                total={total}
                rows={rows.length}
                href={(number) => servicesHref(inForce, { page: number })}
                words={{ t, locale }}
              />
            )}
          </>
        ) : lift.length > 0 ? (
          <NoResults title={t("services.noMatch")} lift={lift}>
            {t(isNarrowed ? "services.noMatchBody" : "services.noMatchWhmcs")}
          </NoResults>
        ) : (
          <EmptyState title={t("services.none")}>{t("services.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
