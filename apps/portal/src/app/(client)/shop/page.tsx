import { anybodyScope } from "../../../access/access.ts";
import { currentCart } from "../../../access/cart.ts";
import type { Shopper } from "../../../data/catalogue.ts";
import { catalogue, shopCurrencies, shopCurrency } from "../../../data/catalogue.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import type { Product } from "../../../shop/catalogue.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FilterChips } from "../../../ui/filter-chips.tsx";
import { Filters } from "../../../ui/filters.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { type Offer, Offers } from "../../../ui/offers.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { page } from "../../guard.tsx";
import { titled } from "../title.ts";
import { amountIn, leastPrice, linesOf, type Told } from "./prices.ts";

export const generateMetadata = titled(async () => (await words()).t("shop.title"));

/** What is sold, for clients and visitors. */
export default page("/shop", async ({ searchParams }: { searchParams: SearchParams }) => {
  const [scope, said, asked, cart] = await Promise.all([anybodyScope(), words(), firstOf(searchParams), currentCart()]);
  const { t } = said;
  const { code } = await shopCurrency(scope, asked.currency ?? cart.currency);
  const [groups, others] = await Promise.all([catalogue(scope, code), currenciesFor(scope)]);
  const told = { ...said, currency: code };
  const count = groups.reduce((sum, { products }) => sum + products.length, 0);
  return (
    <>
      <PageHeader
        title={t("shop.title")}
        state={count > 0 && t("shop.lead", { count, currency: code })}
        actions={<LinkButton href="/domains/search">{t("shop.findDomain")}</LinkButton>}
      />
      {others.length > 1 && (
        <Filters>
          <FilterChips
            label={t("shop.currencies")}
            chips={others.map((each) => ({
              href: hrefWith("/shop", { currency: each }),
              label: each,
              current: each === code,
            }))}
          />
        </Filters>
      )}
      {count === 0 && (
        <Section title={t("shop.title")} hideTitle>
          <EmptyState title={t("shop.emptyTitle")}>{t("shop.empty")}</EmptyState>
        </Section>
      )}
      {groups.map((group) => (
        <Section key={group.id} title={group.name} note={group.tagline && <bdi>{group.tagline}</bdi>}>
          <Offers offers={group.products.map((product) => offerOf(product, told, asked.currency))} />
        </Section>
      ))}
    </>
  );
});

/** Those among which a visitor may choose. A client has his own. */
const currenciesFor = async (scope: Shopper): Promise<string[]> =>
  scope.kind === "client" ? [] : (await shopCurrencies(scope)).map(({ code }) => code);

function offerOf(product: Product, told: Told, currency: string | undefined): Offer {
  const { t } = told;
  const [first] = Object.values(product.prices);
  const setup = first && Number(first.setup) > 0 ? t("shop.plusSetup", { price: amountIn(told, first.setup) }) : "";
  return {
    key: product.id,
    name: product.name,
    mark: product.isFeatured && <Tag>{t("shop.featured")}</Tag>,
    tagline: product.tagline,
    price: <b>{leastPrice(product, told)}</b>,
    priceNote: [setup, product.left === undefined ? "" : t("shop.left", { count: product.left })]
      .filter(Boolean)
      .join(" · "),
    lines: linesOf(product.description),
    action: (
      <LinkButton
        href={hrefWith(`/shop/${product.id}`, { currency })}
        aria-label={t("shop.chooseProduct", { product: product.name })}
        block
      >
        {t("shop.choose")}
      </LinkButton>
    ),
  };
}
