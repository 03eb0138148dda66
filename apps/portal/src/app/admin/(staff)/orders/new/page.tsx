import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../access/access.ts";
import { newLineKey } from "../../../../../access/cart.ts";
import { orderDraft, shopperFor } from "../../../../../access/ordering.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { paymentMethodNames } from "../../../../../data/payment-methods.ts";
import { clientNow } from "../../../../../data/staff/client-record.ts";
import { invoiceClient } from "../../../../../data/staff/invoices.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { OrderLines } from "../../../../../ui/order-lines.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Panel } from "../../../../../ui/panel.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { linesOf, nameOf } from "../../../../(client)/cart/lines.tsx";
import { quoted } from "../../../../(client)/cart/quoted.ts";
import type { Told } from "../../../../(client)/shop/prices.ts";
import { page } from "../../../../guard.tsx";
import { ForWhom } from "../../../for-whom.tsx";
import { remove } from "./actions.ts";
import { Adding } from "./adding.tsx";
import { PlaceOrder } from "./place-order.tsx";
import { addQuery, newOrderHref } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("orders.new.title") };
}

/** What staff order for a client: put together here, reckoned, and placed. */
export default page("/admin/orders/new", async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = await firstOf(searchParams);
  const add = addQuery.parse(asked);
  const scope = await requireStaff(newOrderHref(asked.client ?? "", add), "orders");
  const said = await words();
  const { t } = said;
  if (asked.client === undefined) {
    const head = { title: t("orders.new.title"), back: { href: "/admin/orders", label: t("orders.title") } };
    return (
      <ForWhom head={head} t={t}>
        {t("orders.new.forWhomHelp")}
      </ForWhom>
    );
  }
  const id = idFrom(asked.client);
  const [client, payer] = await Promise.all(id === undefined ? [] : [clientNow(scope, id), invoiceClient(scope, id)]);
  if (!client || !payer) notFound();
  const shopper = shopperFor(scope, client.id);
  const cart = await orderDraft(scope, client.id);
  const [{ currency, products, quote, gone }, methods] = await Promise.all([
    quoted(shopper, cart),
    paymentMethodNames(scope),
  ]);
  const told: Told = { ...said, currency: currency.code };
  const lost = cart.lines.find(({ key }) => key === gone);
  return (
    <>
      <PageHeader
        title={t("orders.new.title")}
        state={t("money.new.for", { client: client.name, currency: currency.code })}
        back={{ href: `/admin/clients/${client.id}`, label: client.name }}
      />
      <Columns kind="form">
        <Stack>
          {gone !== undefined && (
            <Notice
              tone="bad"
              title={lost ? t("shop.cart.gone", { name: nameOf(lost, products) }) : t("shop.cart.goneAll")}
            />
          )}
          {cart.lines.length > 0 && (
            <Section title={t("orders.new.lines")}>
              <OrderLines
                label={t("orders.new.lines")}
                lines={linesOf(cart.lines, products, quote, told, (line, name) => (
                  <form action={remove}>
                    <input type="hidden" name="client" value={client.id} />
                    <input type="hidden" name="line" value={line.key} />
                    <SubmitButton kind="quiet" size="small" aria-label={t("shop.cart.removeThing", { name })}>
                      {t("shop.cart.remove")}
                    </SubmitButton>
                  </form>
                ))}
              />
            </Section>
          )}
          <Adding client={client.id} add={add} products={products} line={newLineKey()} told={told} />
        </Stack>
        <Panel title={t("shop.cart.sum")} sticky>
          {quote ? (
            <PlaceOrder
              client={client.id}
              cart={cart}
              quote={quote}
              methods={methods}
              method={payer.method}
              told={told}
            />
          ) : (
            <p className="muted">{t("orders.new.empty")}</p>
          )}
        </Panel>
      </Columns>
    </>
  );
});
