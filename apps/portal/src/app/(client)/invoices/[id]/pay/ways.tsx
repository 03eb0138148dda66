import type { ReactElement, ReactNode } from "react";
import { isPayable } from "../../../../../access/payments.ts";
import type { Invoice } from "../../../../../data/invoices.ts";
import type { PayMethod } from "../../../../../data/pay-methods.ts";
import { canPay } from "../../../../../data/payments.ts";
import { isPositive, lesserOf } from "../../../../../lib/amounts.ts";
import type { Words } from "../../../../../messages/words.ts";
import { formatMoney } from "../../../../../ui/format.ts";
import { Link } from "../../../../../ui/link.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { newOnce } from "../../../../once.ts";
import { cardName } from "../../../pay-method-name.ts";
import { ButtonForm } from "./button-form.tsx";
import { CreditForm } from "./credit-form.tsx";

export interface WaysProps extends Words {
  invoice: Invoice;
  credit: string;
  cards: PayMethod[];
  /** The names of the ways to pay, by their module's. */
  methods: ReadonlyMap<string, string>;
  /** WHMCS has a page where it can be paid. */
  isHosted: boolean;
}

/** What can be paid with here and now, the surest first: one of them is the page's first button. */
export function Ways({ invoice, credit, cards, methods, isHosted, t, locale }: WaysProps): ReactElement | null {
  if (!isPayable(invoice)) return null;
  const { id, balance, currency } = invoice;
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  // The API charges the first one.
  const card = cards.find(({ kind }) => kind === "card");
  const chosen = card && canPay(card, invoice, methods) ? card : undefined;
  const most = lesserOf(credit, balance);
  const takesCredit = isPositive(credit) && !invoice.isFunds;
  const isCreditFirst = takesCredit && (most === balance || !chosen);
  const parts: ReactNode[] = [];
  if (takesCredit)
    parts.push(
      <Section key="credit" level={3} title={t("billing.pay.credit")}>
        <CreditForm
          // What is there is another sum after each payment.
          key={`${credit} ${balance}`}
          {...{ invoice: id, once: newOnce(), credit, balance, most, currency, locale, isFirst: isCreditFirst }}
          labels={{
            amount: t("billing.pay.amount", { currency }),
            amountHelp: t("billing.pay.amountHelp", { most: money(most) }),
            creditLeft: t("billing.pay.creditLeft"),
            toPayLeft: t("billing.pay.toPayLeft"),
            submit: t("billing.pay.useCredit"),
            pending: t("billing.pay.paying"),
          }}
        />
      </Section>,
    );
  if (chosen)
    parts.push(
      <Section key="card" level={3} title={t("billing.pay.card")}>
        <ButtonForm
          {...{ invoice: id, once: newOnce(), way: "card", isFirst: !isCreditFirst }}
          submit={t("billing.pay.payByCard", { amount: money(balance) })}
          pending={t("billing.pay.paying")}
        >
          <p className="muted">
            {cardName(chosen, { t, locale })}{" "}
            <Link className="link nowrap" href={`/account/payment-methods?invoice=${id}`}>
              {t("billing.pay.otherCard")}
            </Link>
          </p>
        </ButtonForm>
      </Section>,
    );
  // Nobody who chose cards is left without a way to pay.
  if (!chosen && invoice.takesCards && !isHosted)
    parts.push(
      <Section key="store" level={3} title={t("billing.pay.card")}>
        <Stack gap="small">
          <p className="muted">{t("billing.pay.noCardStored")}</p>
          <LinkButton
            href={`/account/payment-methods?invoice=${id}`}
            kind={isCreditFirst ? "secondary" : "primary"}
            block
          >
            {t("billing.pay.storeCard")}
          </LinkButton>
        </Stack>
      </Section>,
    );
  if (isHosted)
    parts.push(
      <Section key="there" level={3} title={t("billing.pay.there")}>
        <ButtonForm
          {...{ invoice: id, once: newOnce(), way: "there", isFirst: parts.length === 0 }}
          submit={t("billing.pay.goThere")}
          pending={t("billing.pay.goingThere")}
        >
          <p className="muted">{t("billing.pay.thereHelp")}</p>
        </ButtonForm>
      </Section>,
    );
  return parts.length === 0 ? null : <Stack>{parts}</Stack>;
}
