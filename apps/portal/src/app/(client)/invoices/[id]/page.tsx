import { notFound } from "next/navigation";
import { requireClient } from "../../../../access/access.ts";
import { failureOf } from "../../../../data/failure.ts";
import { type Invoice, invoice } from "../../../../data/invoices.ts";
import { idFrom } from "../../../../data/owned.ts";
import { paymentMethodNames } from "../../../../data/payment-methods.ts";
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
import { page } from "../../../guard.tsx";
import { InvoiceState, invoiceStateOf } from "../../states.tsx";
import { titled } from "../../title.ts";
import { HowToPay } from "./how-to-pay.tsx";
import { InvoicePaper } from "./invoice-paper.tsx";
import { Payments } from "./payments.tsx";
import { PrintButton } from "./print-button.tsx";

type Props = { params: Promise<{ id: string }> };

async function own({ params }: Props) {
  const { id: text } = await params;
  const scope = await requireClient("invoices", `/invoices/${encodeURIComponent(text)}`);
  const id = idFrom(text);
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

export default page("/invoices/[id]", async (props: Props) => {
  const { scope, found } = await own(props);
  const [{ t, locale }, client, methods] = await Promise.all([
    words(),
    profile(scope),
    // The sheet stands without the names of the methods.
    paymentMethodNames(scope).catch((error) => {
      if (failureOf(error) === undefined) throw error;
      return new Map<string, string>();
    }),
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
            <PrintButton icon={<Icon name="print" />}>{t("client.invoice.print")}</PrintButton>
          </>
        }
      />
      <Columns kind="pay">
        {isOpen(found) && (
          <div className="no-print">
            <HowToPay invoice={found} method={methods.get(found.paymentMethod)} credit={client.credit} {...said} />
          </div>
        )}
        <InvoicePaper invoice={found} client={client} brand={env().BRAND_NAME} {...said} />
        <div className="no-print">
          <Payments invoice={found} methods={methods} {...said} />
        </div>
      </Columns>
    </>
  );
});
