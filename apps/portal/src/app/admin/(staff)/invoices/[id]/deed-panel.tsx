import type { ReactElement } from "react";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { paymentMethodNames } from "../../../../../data/payment-methods.ts";
import type { StaffInvoice } from "../../../../../data/staff/invoices.ts";
import { words } from "../../../../../messages/words.ts";
import { formatMoney } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Panel } from "../../../../../ui/panel.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { Totals } from "../../../../../ui/totals.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { newOnce } from "../../../../once.ts";
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
  const form = await deedForms[deed]({ scope, invoice, t, methods, money });
  const { action, groups, figures, notice, isIdle, danger } = form;
  const here = `${LIST}/${invoice.id}`;
  const leave = <LinkButton href={here}>{t("money.leave")}</LinkButton>;
  return (
    <Panel title={t(`money.deeds.${deed}.title`)}>
      <Stack gap="small">
        {notice}
        {figures && (
          <div className="form">
            <Totals lines={figures} />
          </div>
        )}
        {isIdle ? (
          <div>{leave}</div>
        ) : (
          <RichForm
            action={action}
            once={newOnce()}
            hidden={{ invoice: String(invoice.id) }}
            groups={groups ?? []}
            submit={{
              label: t(`money.deeds.${deed}.submit`),
              pending: t("manage.form.saving"),
              ...(danger && { kind: "danger" as const }),
            }}
            beside={leave}
            {...formWords(t)}
          />
        )}
      </Stack>
    </Panel>
  );
}
