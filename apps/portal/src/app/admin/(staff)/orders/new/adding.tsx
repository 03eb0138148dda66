import type { ReactElement } from "react";
import { cyclesOf, type Product, priceIn } from "../../../../../shop/catalogue.ts";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../../ui/filters.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Row } from "../../../../../ui/row.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SelectField } from "../../../../../ui/select-field.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { valuesOf } from "../../../../(client)/shop/[product]/choice.ts";
import {
  addonControls,
  controlsOf,
  domainControls,
  wordsOfForm,
} from "../../../../(client)/shop/[product]/controls.ts";
import { type Control, ProductForm } from "../../../../(client)/shop/[product]/product-form.tsx";
import { amountIn, cycleFor, leastPrice, type Told } from "../../../../(client)/shop/prices.ts";
import { put, putDomain } from "./actions.ts";
import { type AddQuery, newOrderHref } from "./query.ts";

interface AddingProps {
  client: number;
  add: AddQuery;
  products: readonly Product[];
  /** By which what is added is known, so that a form that is sent twice adds once. */
  line: string;
  told: Told;
}

/** What staff may ask instead of the list's price. */
const priceControl = ({ t, currency }: Told): Control => ({
  kind: "text",
  name: "price",
  label: t("orders.new.price", { currency }),
  help: t("orders.new.priceHelp"),
  isRequired: false,
});

/** Where something is added: first what, then how it is wanted. */
export function Adding({ client, add, products, line, told }: AddingProps): ReactElement {
  const { t } = told;
  const product = products.find(({ id }) => id === add.product);
  const cycle = product && cycleFor(product.prices, add.cycle);
  const words = wordsOfForm(told, false);
  const labels = { ...words.labels, submit: t("orders.new.add") };
  if (product && cycle) {
    return (
      <Section title={product.name}>
        {cyclesOf(product.prices).length > 1 && (
          <Filters>
            <FilterChips
              label={t("shop.cycles")}
              wrap
              chips={cyclesOf(product.prices).map((each) => ({
                href: newOrderHref(client, { product: product.id, cycle: each }),
                label: `${t(`shop.cycle.${each}`)} · ${amountIn(told, priceIn(product.prices, each).price)}`,
                current: each === cycle,
              }))}
            />
          </Filters>
        )}
        <ProductForm
          key={`${product.id} ${cycle}`}
          action={put}
          about={{ client: String(client), product: String(product.id), cycle, line }}
          values={{ ...valuesOf(product, undefined), way: "none", price: "" }}
          controls={[...controlsOf(product, cycle, told), priceControl(told)]}
          addons={addonControls(product, cycle, told)}
          domain={product.hasDomain ? domainControls(told) : undefined}
          {...words}
          labels={labels}
        />
      </Section>
    );
  }
  if (add.domain) {
    const { ways, years } = domainControls(told);
    return (
      <Section title={t("orders.new.domain")}>
        <ProductForm
          action={putDomain}
          about={{ client: String(client), line }}
          values={{ way: "register", name: "", years: "1", price: "" }}
          controls={[priceControl(told)]}
          addons={[]}
          domain={{ ways: ways.filter(({ value }) => value === "register" || value === "transfer"), years }}
          {...words}
          labels={labels}
        />
      </Section>
    );
  }
  return (
    <Section title={t("orders.new.addTitle")}>
      <form action="/admin/orders/new">
        <input type="hidden" name="client" value={client} />
        <SelectField
          name="product"
          label={t("orders.new.product")}
          options={products.map((each) => ({
            value: String(each.id),
            label: [each.name, leastPrice(each, told)].filter(Boolean).join(" · "),
          }))}
        />
        <Row>
          <SubmitButton kind="secondary">{t("orders.new.configure")}</SubmitButton>
          <LinkButton href={newOrderHref(client, { domain: "1" })}>{t("orders.new.domain")}</LinkButton>
        </Row>
      </form>
    </Section>
  );
}
