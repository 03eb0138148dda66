import { redirect } from "next/navigation";
import { requireClient } from "../../../access/access.ts";
import { currentCart } from "../../../access/cart.ts";
import { paymentMethodNames } from "../../../data/payment-methods.ts";
import { profile } from "../../../data/people.ts";
import { env } from "../../../env.ts";
import { type Words, words } from "../../../messages/words.ts";
import { transfersIn } from "../../../shop/cart.ts";
import { Columns } from "../../../ui/columns.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { OrderLines } from "../../../ui/order-lines.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Steps } from "../../../ui/steps.tsx";
import { Totals } from "../../../ui/totals.tsx";
import { page } from "../../guard.tsx";
import { newOnce } from "../../once.ts";
import { linesOf, recurringOf, totalsOf } from "../cart/lines.tsx";
import { quoted } from "../cart/quoted.ts";
import { amountIn, type Told } from "../shop/prices.ts";
import { titled } from "../title.ts";
import { codeField } from "./fields.ts";
import { OrderForm } from "./order-form.tsx";
import { typedOrder } from "./typed.ts";

export const generateMetadata = titled(async () => (await words()).t("shop.checkout.title"));

/** The order, line by line, and the button that orders it. */
export default page(
  "/checkout",
  async () => {
    const scope = await requireClient("orders", "/checkout");
    const cart = await currentCart();
    if (cart.lines.length === 0) redirect("/cart");
    const [said, { currency, products, quote }, methods, { name, address }] = await Promise.all([
      words(),
      quoted(scope, cart),
      paymentMethodNames(scope),
      profile(scope),
    ]);
    if (!quote) redirect("/cart");
    const { t } = said;
    const told: Told = { ...said, currency: currency.code };
    const [first] = methods.keys();
    const amount = amountIn(told, quote.total);
    return (
      <>
        <PageHeader
          title={t("shop.checkout.title")}
          back={{ href: "/cart", label: t("shop.backToCart") }}
          state={t("shop.checkout.lead")}
          actions={
            <Steps
              label={t("shop.cart.steps")}
              steps={[t("shop.cart.step.cart"), t("shop.cart.step.pay"), t("shop.cart.step.done")]}
              current={1}
            />
          }
        />
        <Columns kind="form">
          <Stack>
            <Fieldset legend={t("shop.checkout.who")}>
              <Notice title={t("shop.checkout.orderingAs", { name })}>{address.slice(1).join(", ")}</Notice>
            </Fieldset>
            {methods.size === 0 && <Notice tone="warn" title={t("shop.checkout.noMethods")} />}
            <OrderForm
              once={newOnce()}
              total={quote.total}
              method={first ?? ""}
              methods={[...methods].map(([value, label]) => ({ value, label }))}
              codes={transfersIn(cart).map((domain) => ({
                name: codeField(domain),
                label: t("shop.checkout.code", { name: domain }),
              }))}
              {...wordsOfForm(said, Number(quote.total) > 0 ? amount : undefined)}
            />
          </Stack>
          <Panel title={t("shop.cart.sum")} sticky link={{ href: "/cart", label: t("shop.cart.edit") }}>
            <OrderLines label={t("shop.cart.things")} lines={linesOf(cart.lines, products, quote, told)} />
            <Totals lines={totalsOf(quote, told)} />
            {recurringOf(quote, told).map((line) => (
              <p key={line} className="muted num">
                {t("shop.cart.recurring")}: {line}
              </p>
            ))}
          </Panel>
        </Columns>
      </>
    );
  },
  typed,
);

/** What is read on the form. @param total as it is read; undefined for nothing to pay, or where it is not known */
function wordsOfForm({ t }: Words, total: string | undefined) {
  const { BRAND_TERMS_URL } = env();
  return {
    terms: BRAND_TERMS_URL && (
      <>
        {t("shop.checkout.terms")}{" "}
        <a className="link" href={BRAND_TERMS_URL} target="_blank" rel="noreferrer">
          {t("shop.checkout.termsLink")}
        </a>
      </>
    ),
    labels: {
      method: t("shop.checkout.method"),
      codes: t("shop.checkout.codes"),
      codesHelp: t("shop.checkout.codesHelp"),
      submit: total === undefined ? t("shop.checkout.orderFree") : t("shop.checkout.order", { total }),
      pending: t("shop.checkout.pending"),
    },
    summaries: Array.from({ length: 20 }, (_, count) => t("people.form.summary", { count })),
  };
}

/** The order that could not be placed, when nothing can be read either: its total is reckoned anew when it is sent. */
async function typed() {
  const [state, said, cart] = [await typedOrder.kept(), await words(), await currentCart()];
  if (!state) return undefined;
  const { t } = said;
  return (
    <OrderForm
      once={newOnce()}
      total=""
      method={state.method}
      methods={[{ value: state.method, label: t("client.newTicket.asChosen") }]}
      codes={transfersIn(cart).map((domain) => ({
        name: codeField(domain),
        label: t("shop.checkout.code", { name: domain }),
      }))}
      before={state}
      {...wordsOfForm(said, "…")}
    />
  );
}
