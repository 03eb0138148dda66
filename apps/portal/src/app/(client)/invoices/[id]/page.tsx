import { notFound } from "next/navigation";
import { requireClient } from "../../../../access/access.ts";
import { orElse } from "../../../../data/failure.ts";
import { hasHostedPages } from "../../../../data/hosted.ts";
import { type Invoice, invoice, invoiceNow } from "../../../../data/invoices.ts";
import { idFrom } from "../../../../data/owned.ts";
import { type PayMethod, payMethods } from "../../../../data/pay-methods.ts";
import { paymentMethodNamesOrNone } from "../../../../data/payment-methods.ts";
import { profile } from "../../../../data/people.ts";
import { env } from "../../../../env.ts";
import { clock } from "../../../../lib/clock.ts";
import { hrefWith } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { formatDate, formatDistance } from "../../../../ui/format.ts";
import { Icon } from "../../../../ui/icon.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Paper } from "../../../../ui/paper.tsx";
import { page } from "../../../guard.tsx";
import { PaymentNotice, paymentOfInvoice } from "../../payments/notices.tsx";
import { InvoiceState, invoiceStateOf } from "../../states.tsx";
import { titled } from "../../title.ts";
import { afterHosted } from "../hosted.ts";
import { HowToPay } from "./how-to-pay.tsx";
import { invoiceSheet } from "./invoice-sheet.ts";
import { Payments } from "./payments.tsx";
import { PrintButton } from "./print-button.tsx";

type Props = { params: Promise<{ id: string }> };

async function own({ params }: Props) {
  const { id: text } = await params;
  const scope = await requireClient("invoices", `/invoices/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  await afterHosted();
  const found = id === undefined ? undefined : await invoice(scope, id);
  if (!found) notFound();
  return { scope, found };
}

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([own(props), words()]);
  return t("client.invoice.title", { number: found.number });
});

/** Something is still to be paid on it. */
const isOpen = ({ status }: Invoice) => status === "Unpaid" || status === "Overdue" || status === "Collections";

/** After so many seconds a page on which a payment is looked for looks again by itself. */
const AGAIN_SECONDS = 4;

export default page("/invoices/[id]", async (props: Props) => {
  const { scope, found: first } = await own(props);
  // What it finds is paid may be kept as unpaid.
  const lost = await paymentOfInvoice(scope, first.id);
  const found = (lost && (await orElse(invoiceNow(scope, first.id), first))) ?? first;
  const isOpenNow = isOpen(found);
  const [{ t, locale }, client, methods, cards, isHosted] = await Promise.all([
    words(),
    profile(scope),
    paymentMethodNamesOrNone(scope),
    isOpenNow ? orElse(payMethods(scope), [] as PayMethod[]) : [],
    isOpenNow && orElse(hasHostedPages(scope), false),
  ]);
  const { now, today } = clock();
  const state = invoiceStateOf(found, today);
  const day = (value: string | null) => (value && formatDate(value, locale)) || "";
  const line =
    found.status === "Paid" && found.paid
      ? t("client.invoice.paidOn", { date: day(found.paid) })
      : isOpen(found) && found.due
        ? t("client.invoice.dueOn", {
            date: day(found.due),
            distance: formatDistance(found.due, now, locale) ?? "",
          })
        : t("client.invoice.issuedOn", { date: day(found.date) });
  const ask = hrefWith("/tickets/new", { subject: t("client.invoice.askSubject", { number: found.number }) });
  const said = { t, locale };
  return (
    <>
      <PageHeader
        title={t("client.invoice.title", { number: found.number })}
        badge={<InvoiceState of={state} t={t} />}
        back={{ href: "/invoices", label: t("client.invoice.back") }}
        state={line}
        actions={
          <>
            {scope.may("tickets") && <LinkButton href={ask}>{t("client.invoice.ask")}</LinkButton>}
            <LinkButton href={`/api/invoices/${found.id}/pdf`} document icon={<Icon name="download" />}>
              {t("billing.paper.pdf")}
            </LinkButton>
            <PrintButton icon={<Icon name="print" />}>{t("client.invoice.print")}</PrintButton>
          </>
        }
      />
      {lost && (
        <>
          {!lost.isSettled && <meta httpEquiv="refresh" content={String(AGAIN_SECONDS)} />}
          <PaymentNotice payment={lost} currency={found.currency} isHere {...said} />
        </>
      )}
      <Columns kind="pay">
        {isOpenNow && (
          <div className="no-print">
            <HowToPay
              invoice={found}
              credit={client.credit}
              isLookedFor={lost !== undefined && !lost.isSettled}
              {...{ methods, cards, isHosted, ...said }}
            />
          </div>
        )}
        <Paper {...invoiceSheet(found, client, env(), said)} />
        <div className="no-print">
          <Payments invoice={found} methods={methods} {...said} />
        </div>
      </Columns>
    </>
  );
});
