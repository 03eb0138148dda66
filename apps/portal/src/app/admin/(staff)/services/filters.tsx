import type { ReactElement } from "react";
import { serviceStatuses } from "../../../../data/staff/service-record.ts";
import type { Words } from "../../../../messages/words.ts";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { Menu } from "../../../../ui/menu.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { stateWord } from "../../state.tsx";
import { LIST, type ServiceQuery, servicesHref } from "./query.ts";

type Choice = { id: number; name: string };
type By = "product" | "server";

export interface ServiceFiltersProps {
  query: ServiceQuery;
  products: Choice[];
  servers: Choice[];
  /** Whether the engine lists services by their state, and in an order. */
  isNarrowed: boolean;
  t: Words["t"];
}

/** What a filter is set to: its name, or its number where there is none such. */
const named = (choices: Choice[], id: number) => choices.find((each) => each.id === id)?.name ?? String(id);

/** What the list of services can be narrowed to. */
export function ServiceFilters({ query, products, servers, isNarrowed, t }: ServiceFiltersProps): ReactElement {
  const { q, status, product, server, sort, dir } = query;
  const numbers = { product: product?.toString(), server: server?.toString() };
  const choice = (by: By, choices: Choice[], now: number | undefined) =>
    choices.length > 0 && (
      <Menu
        text
        size="small"
        icon="filter"
        label={
          now === undefined ? t(by === "product" ? "services.product" : "client.service.server") : named(choices, now)
        }
        items={[
          { label: t("admin.list.all"), href: servicesHref(query, { [by]: undefined }) },
          "line",
          ...choices.map(({ id, name }) => ({ label: name, href: servicesHref(query, { [by]: id }) })),
        ]}
      />
    );
  return (
    <Filters>
      <SearchBox
        action={LIST}
        label={t("services.search")}
        placeholder={t("services.searchHint")}
        value={q}
        keep={{ status, ...numbers, sort: isNarrowed ? sort : undefined, dir }}
        shortcut="/"
      />
      {isNarrowed && (
        <FilterChips
          label={t("admin.client.columns.status")}
          chips={[undefined, ...serviceStatuses].map((wanted) => ({
            href: servicesHref(query, { status: wanted }),
            label: wanted === undefined ? t("admin.list.all") : stateWord(wanted, t),
            current: wanted === status,
          }))}
        />
      )}
      {choice("product", products, product)}
      {isNarrowed && choice("server", servers, server)}
    </Filters>
  );
}

/** The filters in force, each with the list without it. */
export const lifts = ({ query, products, servers, t }: Omit<ServiceFiltersProps, "isNarrowed">) => [
  ...(query.q === ""
    ? []
    : [{ label: t("admin.list.search", { words: query.q }), href: servicesHref(query, { q: "" }) }]),
  ...(query.status === undefined
    ? []
    : [
        {
          label: t("admin.list.status", { status: stateWord(query.status, t) }),
          href: servicesHref(query, { status: undefined }),
        },
      ]),
  ...(query.product === undefined
    ? []
    : [{ label: named(products, query.product), href: servicesHref(query, { product: undefined }) }]),
  ...(query.server === undefined
    ? []
    : [{ label: named(servers, query.server), href: servicesHref(query, { server: undefined }) }]),
];
