import type { ReactElement } from "react";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { paymentMethodNames } from "../../../../../data/payment-methods.ts";
import type { StaffInvoice } from "../../../../../data/staff/invoices.ts";
import { words } from "../../../../../messages/words.ts";
import { formatMoney } from "../../../../../ui/format.ts";
import { DeedFormPanel } from "../../../deed-form.tsx";
import { LIST } from "../query.ts";
import { deedForms } from "./deed-forms.tsx";
import type { Deed } from "./deeds.ts";

/** The form of one thing that is done with an invoice, with its figures before and after. */
export async function DeedPanel({
  scope,
  invoice,
  deed,
}: {
  scope: StaffScope;
  invoice: StaffInvoice;
  deed: Deed;
}): Promise<ReactElement> {
  const [said, methods] = await Promise.all([
    words(),
    orElse(paymentMethodNames(scope), new Map<string, string>() as ReadonlyMap<string, string>),
  ]);
  const { t, locale } = said;
  const money = (amount: string) => formatMoney(amount, invoice.currency, locale) ?? amount;
  return (
    <DeedFormPanel
      title={t(`money.deeds.${deed}.title`)}
      submit={t(`money.deeds.${deed}.submit`)}
      form={await deedForms[deed]({ scope, invoice, t, methods, money })}
      hidden={{ invoice: String(invoice.id) }}
      here={`${LIST}/${invoice.id}`}
      t={t}
    />
  );
}
