import { z } from "zod";
import { requireClient } from "../../../access/access.ts";
import { type DomainSummary, domains } from "../../../data/domains.ts";
import { profile } from "../../../data/people.ts";
import { compareAmounts } from "../../../lib/amounts.ts";
import { clock } from "../../../lib/clock.ts";
import { dirField, firstOf, pageField, qField, type SearchParams } from "../../../lib/search-params.ts";
import { type Words, words } from "../../../messages/words.ts";
import { Button } from "../../../ui/button.tsx";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FilterChips } from "../../../ui/filter-chips.tsx";
import { Filters } from "../../../ui/filters.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Row } from "../../../ui/row.tsx";
import { RowTitle } from "../../../ui/row-title.tsx";
import { SearchBox } from "../../../ui/search-box.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { choiceName } from "../../choice.ts";
import { page } from "../../guard.tsx";
import { Foot, Nothing, pageSize, sortHref, statusChips } from "../list.tsx";
import { expiresSoon, isComing, isHeld } from "../live.ts";
import { DomainState } from "../states.tsx";
import { titled } from "../title.ts";
import { addressOf } from "./many/deeds.ts";

export const generateMetadata = titled(async () => (await words()).t("client.domains.title"));

const query = z.object({
  q: qField,
  status: z.enum(["active", "expiring", "pending", "ended"]).optional().catch(undefined),
  sort: z.enum(["name", "expires", "price", "status"]).catch("expires"),
  dir: dirField,
  page: pageField,
});

/** Names that are not there yet, and so don't expire, come last. */
const byExpiry = (a: DomainSummary, b: DomainSummary) =>
  (a.expires ?? "9999").localeCompare(b.expires ?? "9999") || a.name.localeCompare(b.name);

const sorts = {
  name: (a: DomainSummary, b: DomainSummary) => a.name.localeCompare(b.name),
  expires: byExpiry,
  price: (a: DomainSummary, b: DomainSummary) => compareAmounts(a.recurring, b.recurring),
  status: (a: DomainSummary, b: DomainSummary) => a.status.localeCompare(b.status) || byExpiry(a, b),
};

export default page("/domains", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("domains", "/domains");
  const { q, status, sort, dir, page: number } = query.parse(await firstOf(searchParams));
  const [all, { currency }, { t, locale }] = await Promise.all([domains(scope), profile(scope), words()]);
  const { now, today } = clock();
  const filters = {
    active: (row: DomainSummary) => row.status === "Active",
    expiring: (row: DomainSummary) => expiresSoon(row, today),
    pending: isComing,
    ended: (row: DomainSummary) => !isHeld(row),
  };
  const held = all.filter(isHeld);
  const expiring = all.filter(filters.expiring).length;
  const chosen = (status ? all.filter(filters[status]) : held).filter((row) => row.name.includes(q.toLowerCase()));
  const sorted = chosen.toSorted(sorts[sort]);
  if (dir === "desc") sorted.reverse();
  const rows = sorted.slice((number - 1) * pageSize, number * pageSize);

  const address = { path: "/domains", q, status, sort: sort === "expires" && !dir ? undefined : sort, dir };
  const statuses = [
    { value: undefined, label: t("client.lists.all"), count: held.length },
    { value: "active", label: t("client.states.active"), count: all.filter(filters.active).length },
    { value: "expiring", label: t("client.domains.expiring"), count: expiring },
    { value: "pending", label: t("client.domains.pending"), count: all.filter(filters.pending).length },
    { value: "ended", label: t("client.domains.ended"), count: all.length - held.length },
  ];
  const mayChange = scope.may("managedomains");
  const state =
    expiring > 0
      ? t("client.domains.stateExpiring", { count: held.length, expiring })
      : t("client.domains.state", { count: held.length });
  const order = scope.may("orders") && <LinkButton href="/domains/search">{t("shop.findDomain")}</LinkButton>;
  return (
    <>
      <PageHeader title={t("client.domains.title")} state={state} actions={order} />
      {all.length === 0 ? (
        <EmptyState title={t("client.domains.emptyTitle")} action={order}>
          {t("client.domains.empty")}
        </EmptyState>
      ) : (
        <Section title={t("client.domains.caption")} hideTitle>
          <Filters>
            <SearchBox
              action="/domains"
              label={t("client.domains.search")}
              placeholder={t("client.domains.placeholder")}
              value={q}
              keep={{ status, sort: address.sort, dir }}
            />
            <FilterChips label={t("client.lists.status")} chips={statusChips(address, statuses)} />
          </Filters>
          {rows.length === 0 ? (
            <Nothing address={address} title={t("client.domains.none")} statuses={statuses} t={t} />
          ) : (
            <Stack gap="small">
              {mayChange && (
                <form id={CHOICE} action="/domains/many">
                  <Row>
                    <Button type="submit" size="small">
                      {t("manage.many.open")}
                    </Button>
                    <LinkButton kind="quiet" size="small" href={allShown(rows)}>
                      {t("manage.many.openAll", { count: rows.length })}
                    </LinkButton>
                  </Row>
                </form>
              )}
              <DataTable
                caption={t("client.domains.caption")}
                rows={rows}
                rowKey={(row) => row.id}
                sort={{ key: sort, descending: dir === "desc" }}
                sortHref={sortHref(address)}
                columns={columns({ t, locale, currency, now, today, mayChange })}
              />
              <Foot {...{ address, page: number, shown: rows.length, total: chosen.length, t }} />
            </Stack>
          )}
        </Section>
      )}
    </>
  );
});

/** The form with the domains that are chosen in the list. */
const CHOICE = "chosen-domains";

const allShown = (rows: DomainSummary[]) => addressOf(rows.map(({ id }) => id));

type Context = Words & { currency: string; now: string; today: string; mayChange: boolean };

function columns({ t, locale, currency, now, today, mayChange }: Context): Column<DomainSummary>[] {
  const tone = (row: DomainSummary) => {
    if (row.expires !== null && row.expires < today) return "bad";
    return expiresSoon(row, today) && !row.autoRenew ? "warn" : undefined;
  };
  const choice: Column<DomainSummary> = {
    key: "choose",
    label: t("manage.many.choose"),
    hideLabel: true,
    kind: "pick",
    cell: (row) => (
      <input
        className="pick"
        type="checkbox"
        name={choiceName(row.id)}
        value="on"
        form={CHOICE}
        aria-label={t("manage.many.select", { name: row.name })}
      />
    ),
  };
  return [
    ...(mayChange ? [choice] : []),
    {
      key: "name",
      label: t("client.domains.name"),
      kind: "title",
      sortable: true,
      cell: (row) => <RowTitle href={`/domains/${row.id}`}>{row.name}</RowTitle>,
    },
    {
      key: "expires",
      label: t("client.domains.expires"),
      kind: "date",
      sortable: true,
      cell: (row) => (
        <DateText value={isComing(row) ? null : row.expires} locale={locale} relativeTo={now} tone={tone(row)} />
      ),
    },
    {
      key: "renewal",
      label: t("client.domains.renewal"),
      cell: (row) => <span className="muted">{t(row.autoRenew ? "client.domains.on" : "client.domains.off")}</span>,
    },
    {
      key: "price",
      label: t("client.domains.price"),
      kind: "money",
      sortable: true,
      cell: (row) => (
        <>
          <Money amount={row.recurring} currency={currency} locale={locale} />
          <small>{t("client.cycles.years", { count: row.years || 1 })}</small>
        </>
      ),
    },
    {
      key: "status",
      label: t("client.domains.status"),
      kind: "status",
      sortable: true,
      cell: (row) => <DomainState of={row.status} t={t} />,
    },
  ];
}
