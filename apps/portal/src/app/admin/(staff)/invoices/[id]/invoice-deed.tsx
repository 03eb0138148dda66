import type { ReactElement } from "react";
import type { StaffScope } from "../../../../../access/scope.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import type { StaffInvoice } from "../../../../../data/staff/invoices.ts";
import { words } from "../../../../../messages/words.ts";
import { formatMoney } from "../../../../../ui/format.ts";
import { DeedPanel } from "../../../deed-panel.tsx";
import { LIST } from "../query.ts";
import { deedForms } from "./deed-forms.tsx";
import type { Deed } from "./deeds.ts";

export interface InvoiceDeedProps {
  scope: StaffScope;
  invoice: StaffInvoice;
  deed: Deed;
}

/** The form of one thing that is done with an invoice, with its figures before and after. */
export async function InvoiceDeed({ scope, invoice, deed }: InvoiceDeedProps): Promise<ReactElement> {
  const [{ t, locale }, methods] = await Promise.all([words(), paymentMethodNamesOrNone(scope)]);
  const money = (amount: string) => formatMoney(amount, invoice.currency, locale) ?? amount;
  return (
    <DeedPanel
      title={t(`money.deeds.${deed}.title`)}
      form={await deedForms[deed]({ scope, invoice, t, methods, money })}
      hidden={{ invoice: String(invoice.id) }}
      submit={t(`money.deeds.${deed}.submit`)}
      here={`${LIST}/${invoice.id}`}
      t={t}
    />
  );
}
