import { headers } from "next/headers";
import type { ReactElement, ReactNode } from "react";
import { dismissPayment, type MyPayment, myPayments } from "../../../access/payments.ts";
import type { ClientScope } from "../../../access/scope.ts";
import { profile } from "../../../data/people.ts";
import { inTime } from "../../../lib/in-time.ts";
import type { Words } from "../../../messages/words.ts";
import { formatMoney } from "../../../ui/format.ts";
import { dismiss } from "../invoices/[id]/pay/actions.ts";
import { LostNotice } from "../lost-notice.tsx";
import { Elsewhere } from "../outbox/elsewhere.tsx";

const said = {
  sending: ["idle", "sending"],
  unknown: ["warn", "unknown"],
  done: ["ok", "done"],
  "not done": ["warn", "notDone"],
  undecided: ["warn", "undecided"],
} as const;

type Props = Words & { payment: MyPayment; currency: string; isHere?: boolean };

/** What has become of a payment whose answer was lost. */
export function PaymentNotice({ payment, currency, isHere = false, t, locale }: Props): ReactElement {
  const { invoice, number, amount, state, isSettled } = payment;
  const [tone, word] = said[state];
  const facts = { number, amount: formatMoney(amount, currency, locale) ?? amount };
  return (
    <LostNotice
      tone={tone}
      title={t(`billing.lost.${word}`, facts)}
      look={isHere ? undefined : { href: `/invoices/${invoice}`, label: t("billing.lost.look") }}
      dismiss={
        isSettled ? { action: dismiss, name: "invoice", value: invoice, label: t("billing.lost.dismiss") } : undefined
      }
    >
      {t(`billing.lost.${word}Help`, facts)}
    </LostNotice>
  );
}

/** The payment of one invoice that is looked for, for its page. What has arrived is seen there, and told this once. */
export async function paymentOfInvoice(scope: ClientScope, invoice: number): Promise<MyPayment | undefined> {
  const found = (await myPayments(scope)).find((payment) => payment.invoice === invoice);
  const isLookedAt = (await headers()).get("next-router-prefetch") === null;
  if (found?.state === "done" && isLookedAt) await dismissPayment(scope, invoice);
  return found;
}

/** Milliseconds for which a page waits to hear what has become of a payment that is not its own. */
const PATIENCE_MS = 300;

/** On every page of the account but the invoice's own: payments of unknown outcome, until what came of them was seen. */
export async function LostPayments({ scope, t, locale }: Words & { scope: ClientScope }): Promise<ReactNode> {
  const found = await inTime(myPayments(scope), PATIENCE_MS);
  if (!found || found.length === 0) return null;
  const currency = (await inTime(profile(scope), PATIENCE_MS))?.currency ?? "";
  return found.map((payment) => (
    <Elsewhere key={payment.holder} path={`/invoices/${payment.invoice}`}>
      <PaymentNotice {...{ payment, currency, t, locale }} />
    </Elsewhere>
  ));
}
