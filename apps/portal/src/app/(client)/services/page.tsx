import { z } from "zod";
import { requireClient } from "../../../access/access.ts";
import { profile } from "../../../data/people.ts";
import { endingServices } from "../../../data/service-care.ts";
import { type ServiceSummary, services } from "../../../data/services.ts";
import { clock } from "../../../lib/clock.ts";
import { dirField, firstOf, pageField, qField, type SearchParams } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FilterChips } from "../../../ui/filter-chips.tsx";
import { Filters } from "../../../ui/filters.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { SearchBox } from "../../../ui/search-box.tsx";
import { Section } from "../../../ui/section.tsx";
import { page } from "../../guard.tsx";
import { Foot, Nothing, pageSize, sortHref, statusChips } from "../list.tsx";
import { isLive } from "../live.ts";
import { titled } from "../title.ts";
import { serviceColumns } from "./columns.tsx";
import { sortNames, sorts } from "./sorting.ts";

export const generateMetadata = titled(async () => (await words()).t("client.services.title"));

const query = z.object({
  q: qField,
  status: z.enum(["active", "pending", "suspended", "ended"]).optional().catch(undefined),
  sort: z.enum(sortNames).catch("due"),
  dir: dirField,
  page: pageField,
});

const filters = {
  active: (row: ServiceSummary) => row.status === "Active",
  pending: (row: ServiceSummary) => row.status === "Pending",
  suspended: (row: ServiceSummary) => row.status === "Suspended",
  ended: (row: ServiceSummary) => !isLive(row),
};

const has = (row: ServiceSummary, q: string) =>
  [row.name, row.domain, row.group].some((text) => text.toLowerCase().includes(q.toLowerCase()));

export default page("/services", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("products", "/services");
  const { q, status, sort, dir, page: number } = query.parse(await firstOf(searchParams));
  const [all, { currency }, { t, locale }, ending] = await Promise.all([
    services(scope),
    profile(scope),
    words(),
    endingServices(scope),
  ]);
  const live = all.filter(isLive);
  const suspended = live.filter(filters.suspended).length;
  const chosen = (status ? all.filter(filters[status]) : live).filter((row) => has(row, q));
  const sorted = chosen.toSorted(sorts[sort]);
  if (dir === "desc") sorted.reverse();
  const rows = sorted.slice((number - 1) * pageSize, number * pageSize);

  const address = { path: "/services", q, status, sort: sort === "due" && !dir ? undefined : sort, dir };
  const statuses = [
    { value: undefined, label: t("client.services.live"), count: live.length },
    { value: "active", label: t("client.states.active"), count: all.filter(filters.active).length },
    { value: "pending", label: t("client.states.pending"), count: all.filter(filters.pending).length },
    { value: "suspended", label: t("client.states.suspended"), count: suspended },
    { value: "ended", label: t("client.services.ended"), count: all.length - live.length },
  ];
  const state =
    suspended > 0
      ? t("client.services.stateSuspended", { count: live.length, suspended })
      : t("client.services.state", { count: live.length });
  const order = scope.may("orders") && <LinkButton href="/shop">{t("shop.nav")}</LinkButton>;
  return (
    <>
      <PageHeader title={t("client.services.title")} state={state} actions={order} />
      {all.length === 0 ? (
        <EmptyState title={t("client.services.emptyTitle")} action={order}>
          {t("client.services.empty")}
        </EmptyState>
      ) : (
        <Section title={t("client.services.caption")} hideTitle>
          <Filters>
            <SearchBox
              action="/services"
              label={t("client.services.search")}
              placeholder={t("client.services.placeholder")}
              value={q}
              keep={{ status, sort: address.sort, dir }}
            />
            <FilterChips label={t("client.lists.status")} chips={statusChips(address, statuses)} />
          </Filters>
          {rows.length === 0 ? (
            <Nothing address={address} title={t("client.services.none")} statuses={statuses} t={t} />
          ) : (
            <>
              <DataTable
                caption={t("client.services.caption")}
                rows={rows}
                rowKey={(row) => row.id}
                sort={{ key: sort, descending: dir === "desc" }}
                sortHref={sortHref(address)}
                columns={serviceColumns({ t, locale, currency, ending, ...clock() })}
              />
              <Foot {...{ address, page: number, shown: rows.length, total: chosen.length, t }} />
            </>
          )}
        </Section>
      )}
    </>
  );
});
