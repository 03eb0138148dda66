import { notFound } from "next/navigation";
import { anybodyScope } from "../../../../access/access.ts";
import { currentCart, newLineKey } from "../../../../access/cart.ts";
import { productFor, shopCurrency } from "../../../../data/catalogue.ts";
import { idFrom } from "../../../../data/owned.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { lineOf } from "../../../../shop/cart.ts";
import { cyclesOf, priceIn } from "../../../../shop/catalogue.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { OfferLines } from "../../../../ui/offers.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { page } from "../../../guard.tsx";
import { titled } from "../../title.ts";
import { amountIn, cycleFor, linesOf, priceText, type Told } from "../prices.ts";
import { putInCart } from "./actions.ts";
import { valuesOf } from "./choice.ts";
import { addonControls, controlsOf, domainControls, wordsOfForm } from "./controls.ts";
import { ProductForm } from "./product-form.tsx";
import { typedChoice } from "./typed.ts";

type Props = { params: Promise<{ product: string }>; searchParams: SearchParams };

async function shown({ params, searchParams }: Props) {
  const [{ product: id }, asked, scope, cart] = await Promise.all([
    params,
    firstOf(searchParams),
    anybodyScope(),
    currentCart(),
  ]);
  const number = idFrom(id);
  if (number === undefined) return undefined;
  const { code } = await shopCurrency(scope, asked.currency ?? cart.currency);
  const found = await productFor(scope, code, number);
  // One that is in the cart is changed, where the address names it.
  const before = lineOf(cart, asked.line ?? "");
  const line = before?.kind === "product" && before.product === number ? before : undefined;
  return found && { ...found, code, asked, line };
}

export const generateMetadata = titled(async (props: Props) => (await shown(props))?.product.name);

/** A product, and how it is wanted. */
export default page(
  "/shop/[product]",
  async (props: Props) => {
    const [found, said] = await Promise.all([shown(props), words()]);
    if (!found) notFound();
    const { t } = said;
    const { product, group, code, asked, line } = found;
    const told: Told = { ...said, currency: code };
    const cycle = cycleFor(product.prices, asked.cycle ?? line?.cycle);
    if (!cycle) notFound();
    const price = priceIn(product.prices, cycle);
    const here = `/shop/${product.id}`;
    return (
      <>
        <PageHeader
          title={product.name}
          back={line ? { href: "/cart", label: t("shop.backToCart") } : { href: "/shop", label: t("shop.backToShop") }}
          state={<bdi>{product.tagline || group.name}</bdi>}
        />
        <Columns kind="form">
          <div>
            {cyclesOf(product.prices).length > 1 && (
              <Filters>
                <FilterChips
                  label={t("shop.cycles")}
                  wrap
                  chips={cyclesOf(product.prices).map((each) => ({
                    href: hrefWith(here, { cycle: each, currency: asked.currency, line: line?.key }),
                    label: `${t(`shop.cycle.${each}`)} · ${amountIn(told, priceIn(product.prices, each).price)}`,
                    current: each === cycle,
                  }))}
                />
              </Filters>
            )}
            <ProductForm
              key={cycle}
              action={putInCart}
              about={{ product: String(product.id), cycle, currency: code, line: line?.key ?? newLineKey() }}
              values={valuesOf(product, line)}
              controls={controlsOf(product, cycle, told)}
              addons={addonControls(product, cycle, told)}
              domain={product.hasDomain ? domainControls(told) : undefined}
              {...wordsOfForm(told, line !== undefined)}
            />
          </div>
          <Panel title={t("shop.product.included")} sticky>
            <p className="num">
              <b>{priceText(cycle, price.price, told)}</b>
              {Number(price.setup) > 0 && (
                <>
                  <br />
                  <small className="muted">{t("shop.plusSetup", { price: amountIn(told, price.setup) })}</small>
                </>
              )}
            </p>
            {product.left !== undefined && <p className="warn">{t("shop.left", { count: product.left })}</p>}
            <OfferLines lines={linesOf(product.description)} />
          </Panel>
        </Columns>
      </>
    );
  },
  typed,
);

/** What was chosen and could not be put into the cart, when the catalogue can't be read either: it goes as it is. */
async function typed() {
  const [state, said] = [await typedChoice.kept(), await words()];
  if (!state) return undefined;
  const chosen = Object.entries(state.values).filter(([name]) => !name.startsWith("$"));
  return (
    <ProductForm
      action={putInCart}
      about={Object.fromEntries(chosen)}
      values={state.values}
      before={state}
      controls={[]}
      addons={[]}
      domain={undefined}
      {...wordsOfForm(said, false)}
    />
  );
}
