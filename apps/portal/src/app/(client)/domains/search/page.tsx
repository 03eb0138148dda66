import { z } from "zod";
import { anybodyScope } from "../../../../access/access.ts";
import { currentCart } from "../../../../access/cart.ts";
import { attempt } from "../../../../access/limits.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import { type Shopper, shopCurrency } from "../../../../data/catalogue.ts";
import { type DomainSummary, domains } from "../../../../data/domains.ts";
import { endings } from "../../../../data/endings.ts";
import { orElse } from "../../../../data/failure.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import type { Ending } from "../../../../shop/catalogue.ts";
import { hunted } from "../../../../shop/domain-name.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { DomainResultList, DomainResultRow } from "../../../../ui/domain-results.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { HuntBox } from "../../../../ui/hunt-box.tsx";
import { Link } from "../../../../ui/link.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { SkeletonLines } from "../../../../ui/skeleton-lines.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page } from "../../../guard.tsx";
import { Part } from "../../overview/part.tsx";
import { amountIn, type Told } from "../../shop/prices.ts";
import { titled } from "../../title.ts";
import { Answer, type Search } from "./answers.tsx";
import { Close } from "./close.tsx";

export const generateMetadata = titled(async () => (await words()).t("shop.search.title"));

/** The most endings under which a name is looked for at once. */
const MOST_ENDINGS = 12;

const HERE = "/domains/search";

const query = z.object({
  q: z.string().trim().max(253).catch(""),
  kind: z.string().max(60).catch(""),
  whole: z.string().optional(),
});

/** One name over many endings: each answer stands there when its registry has given it. */
export default page(HERE, async ({ searchParams }: { searchParams: SearchParams }) => {
  const [scope, said, asked, cart] = await Promise.all([anybodyScope(), words(), firstOf(searchParams), currentCart()]);
  const { t } = said;
  const { q, kind, whole } = query.parse(asked);
  const currency = await shopCurrency(scope, cart.currency);
  const sold = (await endings(scope, currency)).filter(({ register }) => register["1"] !== undefined);
  const told: Told = { ...said, currency: currency.code };
  const wanted = hunted(q, sold);
  const kinds = [...new Set(sold.flatMap(({ categories }) => categories))];
  const chosen = sold.filter(({ categories }) => kind === "" || categories.includes(kind));
  const first = sold.find(({ name }) => name === wanted?.ending);
  const shown = [...(first ? [first] : []), ...chosen.filter((each) => each !== first)].slice(0, MOST_ENDINGS);
  const part = { whole: whole !== undefined };
  const here = (more: Record<string, string | undefined>) => hrefWith(HERE, { q, kind, ...more });
  if (wanted) await attempt("domain search", scope.kind === "client" ? `client ${clientOf(scope)}` : undefined);
  const search: Search = {
    scope,
    told,
    back: here({ whole: part.whole ? "yes" : undefined }),
    inCart: new Set(cart.lines.flatMap((line) => (line.kind === "domain" ? [line.name] : (line.domain?.name ?? [])))),
    own: wanted ? await ownDomains(scope) : [],
  };
  return (
    <>
      {wanted && !part.whole && (
        <noscript>
          <meta httpEquiv="refresh" content={`0;url=${here({ whole: "yes" })}`} />
          <Link className="link" href={here({ whole: "yes" })} document>
            {t("shop.search.whole")}
          </Link>
        </noscript>
      )}
      <PageHeader title={t("shop.search.title")} state={t("shop.search.lead")} />
      <Stack gap="small">
        <HuntBox
          action={HERE}
          label={t("shop.search.label")}
          button={t("shop.search.button")}
          value={q}
          placeholder={t("shop.search.placeholder")}
        />
        {wanted && kinds.length > 1 && (
          <Filters>
            <FilterChips
              label={t("shop.search.kinds")}
              chips={["", ...kinds].map((each) => ({
                href: here({ kind: each, whole: part.whole ? "yes" : undefined }),
                label: each || t("shop.search.all"),
                current: each === kind,
              }))}
            />
          </Filters>
        )}
        {q !== "" && !wanted && (
          <Notice tone="bad" title={t("shop.search.wrong", { typed: q })}>
            {t("shop.search.wrongHelp")}
          </Notice>
        )}
        {wanted && /\s/.test(q) && (
          <Notice title={t("shop.search.joined", { name: `${wanted.name}${wanted.ending}` })} />
        )}
        {wanted && wanted.ending !== "" && !first && (
          <Notice tone="warn" title={t("shop.search.notSold", { ending: wanted.ending })} />
        )}
      </Stack>
      {sold.length === 0 && (
        <Section title={t("shop.search.sorts")} hideTitle>
          <EmptyState title={t("shop.search.noneTitle")}>{t("shop.search.none")}</EmptyState>
        </Section>
      )}
      {wanted && shown.length > 0 && (
        <Section title={t("shop.search.results")} hideTitle>
          <DomainResultList>
            {shown.map((ending, at) => {
              const row = { at, name: wanted.name, ending: ending.name, waiting: t("shop.search.waiting") };
              return (
                <Part key={ending.name} {...part} fallback={<DomainResultRow {...row} />}>
                  <Answer search={search} name={wanted.name} ending={ending} at={at} />
                </Part>
              );
            })}
          </DomainResultList>
        </Section>
      )}
      {wanted && shown[0] && (
        <Section title={t("shop.search.close")}>
          <Part {...part} fallback={<SkeletonLines label={t("shop.search.waiting")} lines={3} />}>
            <Close search={search} name={wanted.name} ending={shown[0]} />
          </Part>
        </Section>
      )}
      {!wanted && sold.length > 0 && <Sold endings={sold} told={told} />}
    </>
  );
});

const clientOf = (scope: Shopper) => (scope as ClientScope).clientId;

/** His own names among the answers; a search goes on without them. */
async function ownDomains(scope: Shopper): Promise<DomainSummary[]> {
  const client = scope as ClientScope;
  if (scope.kind !== "client" || !client.may("domains")) return [];
  return orElse(domains(client), []);
}

/** All endings with what they cost. */
function Sold({ endings: sold, told }: { endings: readonly Ending[]; told: Told }) {
  const { t } = told;
  const price = (prices: Ending["register"]) =>
    prices["1"] === undefined ? "–" : <span className="num">{amountIn(told, prices["1"])}</span>;
  return (
    <Section title={t("shop.search.sorts")}>
      <DataTable
        caption={t("shop.search.sorts")}
        rows={[...sold]}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "ending",
            label: t("shop.search.ending"),
            kind: "title",
            cell: ({ name }) => (
              <b>
                <bdi dir="ltr">{name}</bdi>
              </b>
            ),
          },
          {
            key: "register",
            label: t("shop.search.registerPrice"),
            kind: "money",
            cell: (row) => (
              <>
                {price(row.register)} <small className="only-phone">{t("shop.search.registerPrice")}</small>
              </>
            ),
          },
          {
            key: "transfer",
            label: t("shop.search.transferPrice"),
            kind: "text",
            align: "end",
            cell: (row) => price(row.transfer),
          },
          {
            key: "renew",
            label: t("shop.search.renewPrice"),
            kind: "text",
            align: "end",
            cell: (row) => price(row.renew),
          },
        ]}
      />
    </Section>
  );
}
