import type { ReactElement } from "react";
import type { InvoiceSummary } from "../../../data/invoices.ts";
import type { Words } from "../../../messages/words.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";

/** In the place of a price: what would be renewed is on an invoice already, and that one is to be paid. */
export function Owed({ invoice, t }: { invoice: InvoiceSummary; t: Words["t"] }): ReactElement {
  const { id, number } = invoice;
  return (
    <EmptyState
      level={2}
      title={t("manage.renew.owed")}
      action={
        <LinkButton kind="primary" href={`/invoices/${id}`}>
          {t("manage.renew.payOwed", { number })}
        </LinkButton>
      }
    >
      {t("manage.renew.owedHelp", { number })}
    </EmptyState>
  );
}
