import type { ReactElement } from "react";
import { type Cart, transfersIn } from "../../../../../shop/cart.ts";
import type { Quote } from "../../../../../shop/quote.ts";
import { Form } from "../../../../../ui/form.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { TextField } from "../../../../../ui/text-field.tsx";
import { Totals } from "../../../../../ui/totals.tsx";
import { recurringOf, totalsOf } from "../../../../(client)/cart/lines.tsx";
import { codeField } from "../../../../(client)/checkout/fields.ts";
import { amountIn, type Told } from "../../../../(client)/shop/prices.ts";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { newOnce } from "../../../../once.ts";
import { place, promote } from "./actions.ts";

interface PlaceOrderProps {
  client: number;
  cart: Cart;
  quote: Quote;
  methods: ReadonlyMap<string, string>;
  /** The client's own way to pay. */
  method: string;
  told: Told;
}

/** What it comes to, a promotion's code, and how it is ordered. */
export function PlaceOrder({ client, cart, quote, methods, method, told }: PlaceOrderProps): ReactElement {
  const { t } = told;
  const { promotion } = quote;
  const check = (name: string, key: "invoice" | "mailInvoice" | "mailOrder") => ({
    kind: "check" as const,
    name,
    label: t(`orders.new.${key}`),
    detail: t(`orders.new.${key}Help`),
    value: "on",
  });
  return (
    <>
      {promotion && !promotion.isApplied && (
        <Notice tone="warn" title={t(`shop.cart.why.${promotion.why}`, { code: promotion.code })} />
      )}
      {promotion?.isApplied && <Notice tone="ok" title={t("shop.cart.promotionUsed", { code: promotion.code })} />}
      <Form action={promote}>
        <input type="hidden" name="client" value={client} />
        <TextField
          key={cart.promotion}
          name="promotion"
          label={t("shop.cart.promotion")}
          optional={t("people.form.optional")}
          defaultValue={cart.promotion}
          maxLength={100}
          spellCheck={false}
        />
        <SubmitButton kind="secondary" size="small">
          {t("shop.cart.usePromotion")}
        </SubmitButton>
      </Form>
      <Totals lines={totalsOf(quote, told)} />
      {recurringOf(quote, told).map((line) => (
        <p key={line} className="num muted">
          {line}
        </p>
      ))}
      <RichForm
        action={place}
        once={newOnce()}
        hidden={{ client: String(client), total: quote.total }}
        groups={[
          {
            fields: [
              {
                kind: "select",
                name: "method",
                label: t("money.method"),
                value: methods.has(method) ? method : ([...methods.keys()][0] ?? ""),
                options: [...methods].map(([value, label]) => ({ value, label })),
              },
              ...transfersIn(cart).map((name) => ({
                name: codeField(name),
                label: t("orders.new.code", { name }),
                optional: t("people.form.optional"),
                maxLength: 200,
                isCode: true,
              })),
              check("invoice", "invoice"),
              check("mailInvoice", "mailInvoice"),
              check("mailOrder", "mailOrder"),
            ],
          },
        ]}
        submit={{
          label: t("orders.new.place", { total: amountIn(told, quote.total) }),
          pending: t("manage.form.saving"),
        }}
        {...formWords(t)}
      />
    </>
  );
}
