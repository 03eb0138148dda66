import { anybodyScope } from "../../../access/access.ts";
import { currentCart } from "../../../access/cart.ts";
import { shopCurrencies } from "../../../data/catalogue.ts";
import { env } from "../../../env.ts";
import { countryOptions } from "../../../lib/countries.ts";
import { words } from "../../../messages/words.ts";
import type { Cart } from "../../../shop/cart.ts";
import type { Quote } from "../../../shop/quote.ts";
import { Columns } from "../../../ui/columns.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FieldPair } from "../../../ui/field-pair.tsx";
import { Form } from "../../../ui/form.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Section } from "../../../ui/section.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Steps } from "../../../ui/steps.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { Totals } from "../../../ui/totals.tsx";
import { page } from "../../guard.tsx";
import type { Told } from "../shop/prices.ts";
import { titled } from "../title.ts";
import { setPlace, setPromotion } from "./actions.ts";
import { CartLines, nameOf, recurringOf, totalsOf } from "./lines.tsx";
import { quoted } from "./quoted.ts";

export const generateMetadata = titled(async () => (await words()).t("shop.cart.title"));

/** What was chosen, what it costs now, and what later. */
export default page("/cart", async () => {
  const [scope, said, cart] = await Promise.all([anybodyScope(), words(), currentCart()]);
  const { t } = said;
  if (cart.lines.length === 0) {
    return (
      <>
        <PageHeader title={t("shop.cart.title")} />
        <Section title={t("shop.cart.things")} hideTitle>
          <EmptyState
            title={t("shop.cart.emptyTitle")}
            action={<LinkButton href="/shop">{t("shop.cart.toShop")}</LinkButton>}
          >
            {t("shop.cart.empty")}
          </EmptyState>
        </Section>
      </>
    );
  }
  const isVisitor = scope.kind !== "client";
  const { currency, products, quote, gone } = await quoted(scope, cart);
  const told: Told = { ...said, currency: currency.code };
  const lost = cart.lines.find(({ key }) => key === gone);
  return (
    <>
      <PageHeader
        title={t("shop.cart.title")}
        state={t("shop.checkout.lead")}
        actions={
          <Steps
            label={t("shop.cart.steps")}
            steps={[t("shop.cart.step.cart"), t("shop.cart.step.pay"), t("shop.cart.step.done")]}
            current={0}
          />
        }
      />
      <Columns kind="form">
        <Stack>
          {gone !== undefined && (
            <Notice
              tone="bad"
              title={lost ? t("shop.cart.gone", { name: nameOf(lost, products) }) : t("shop.cart.goneAll")}
            >
              {t("shop.cart.goneHelp")}
            </Notice>
          )}
          <Section title={t("shop.cart.things")} hideTitle>
            <CartLines lines={cart.lines} {...{ products, quote, told }} />
          </Section>
          {isVisitor && (
            <Place cart={cart} told={told} currencies={(await shopCurrencies(scope)).map(({ code }) => code)} />
          )}
        </Stack>
        <Panel title={t("shop.cart.sum")} sticky>
          <Promotion cart={cart} quote={quote} told={told} />
          {quote && <Sum quote={quote} told={told} isTaxKnown={!isVisitor || cart.country !== ""} />}
          {quote && (isVisitor ? <Who told={told} /> : <ToCheckout told={told} />)}
        </Panel>
      </Columns>
    </>
  );
});

/** What it comes to now, and what later. */
function Sum({ quote, told, isTaxKnown }: { quote: Quote; told: Told; isTaxKnown: boolean }) {
  const later = recurringOf(quote, told);
  return (
    <>
      <Totals lines={totalsOf(quote, told, isTaxKnown)} />
      {later.length > 0 && (
        <div>
          <small className="muted">{told.t("shop.cart.recurring")}</small>
          {later.map((line) => (
            <p key={line} className="num">
              {line}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

function Promotion({ cart, quote, told: { t } }: { cart: Cart; quote: Quote | undefined; told: Told }) {
  const verdict = quote?.promotion;
  return (
    <>
      {verdict && !verdict.isApplied && (
        <Notice tone="warn" title={t(`shop.cart.why.${verdict.why}`, { code: verdict.code })} />
      )}
      {verdict?.isApplied ? (
        <form action={setPromotion}>
          <Notice
            tone="ok"
            title={t("shop.cart.promotionUsed", { code: verdict.code })}
            action={
              <SubmitButton kind="quiet" size="small" name="promotion" value="">
                {t("shop.cart.dropPromotion")}
              </SubmitButton>
            }
          />
        </form>
      ) : (
        <Form action={setPromotion}>
          <TextField
            key={cart.promotion}
            name="promotion"
            label={t("shop.cart.promotion")}
            optional={t("people.form.optional")}
            defaultValue={cart.promotion}
            maxLength={100}
            autoCapitalize="characters"
            spellCheck={false}
          />
          <SubmitButton kind="secondary" size="small">
            {t("shop.cart.usePromotion")}
          </SubmitButton>
        </Form>
      )}
    </>
  );
}

/** For the tax and the currency of somebody who has no account. */
function Place({ cart, told, currencies }: { cart: Cart; told: Told; currencies: string[] }) {
  const { t, locale, currency } = told;
  return (
    <Section title={t("shop.cart.visitor")} note={t("shop.cart.visitorHelp")}>
      <Form action={setPlace}>
        <FieldPair>
          <SelectField
            key={cart.country}
            name="country"
            label={t("shop.cart.country")}
            defaultValue={cart.country}
            options={[{ value: "", label: t("shop.cart.anyCountry") }, ...countryOptions(locale)]}
          />
          {currencies.length > 1 && (
            <SelectField
              key={currency}
              name="currency"
              label={t("shop.cart.currency")}
              defaultValue={currency}
              options={currencies.map((code) => ({ value: code, label: code }))}
            />
          )}
        </FieldPair>
        <SubmitButton kind="secondary">{t("shop.cart.reckon")}</SubmitButton>
      </Form>
    </Section>
  );
}

const ToCheckout = ({ told: { t } }: { told: Told }) => (
  <LinkButton kind="primary" href="/checkout" block>
    {t("shop.cart.checkout")}
  </LinkButton>
);

/** Who is not signed in says who he is, and the cart comes with him. */
function Who({ told: { t } }: { told: Told }) {
  return (
    <Stack gap="small">
      <p className="muted">{t("shop.checkout.knownHelp")}</p>
      <LinkButton kind="primary" href="/login?next=%2Fcheckout" block>
        {t("shop.checkout.signIn")}
      </LinkButton>
      {env().REGISTRATION === "on" ? (
        <>
          <p className="muted">{t("shop.checkout.newHelp")}</p>
          <LinkButton href="/register?next=%2Fcheckout" block>
            {t("shop.checkout.register")}
          </LinkButton>
        </>
      ) : (
        <p className="muted">{t("shop.checkout.closed")}</p>
      )}
    </Stack>
  );
}
