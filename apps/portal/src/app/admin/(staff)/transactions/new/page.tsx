import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../access/access.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import { currencyCodesById } from "../../../../../data/staff/currencies.ts";
import { type InvoiceClient, invoiceClient, newestInvoices } from "../../../../../data/staff/invoices.ts";
import { clock } from "../../../../../lib/clock.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import type { DescribedField } from "../../../../forms/described-form.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { stateWord } from "../../../state.tsx";
import { transactionFields } from "../fields.ts";
import { LIST } from "../query.ts";
import { addForClient, addForNobody } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("transactions.add.title") };
}

/** The client's newest invoices to choose from, and the one that the address names. */
async function invoiceField(
  scope: StaffScope,
  client: InvoiceClient,
  wanted: number | undefined,
  { t, locale }: Words,
): Promise<DescribedField> {
  const rows = await orElse(newestInvoices(scope, client), []);
  const known = rows.map((row) => ({
    value: String(row.id),
    label: [row.number, formatMoney(row.total, client.currency, locale) ?? row.total, stateWord(row.status, t)].join(
      " · ",
    ),
  }));
  const isKnown = wanted === undefined || rows.some(({ id }) => id === wanted);
  return {
    kind: "select",
    name: "invoice",
    label: t("transactions.add.invoice"),
    help: t("transactions.add.invoiceHelp"),
    value: wanted === undefined ? "" : String(wanted),
    options: [
      { value: "", label: t("transactions.add.noInvoice") },
      ...(isKnown ? [] : [{ value: String(wanted), label: String(wanted) }]),
      ...known,
    ],
  };
}

async function currencyField(scope: StaffScope, t: Words["t"]): Promise<DescribedField> {
  const codes = await currencyCodesById(scope);
  return {
    kind: "select",
    name: "currency",
    label: t("transactions.add.currency"),
    options: [...codes].map(([id, code]) => ({ value: String(id), label: code })),
  };
}

/** The form for money that came or went: of a client where the address names one, else of nobody. */
export default page(`${LIST}/new`, async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = await firstOf(searchParams);
  const { client: clientText, invoice: invoiceText } = asked;
  const here = hrefWith(`${LIST}/new`, { client: clientText, invoice: invoiceText });
  const scope = await requireStaff(here, "money");
  const said = await words();
  const { t } = said;
  const id = idFrom(clientText);
  const client = id === undefined ? undefined : await invoiceClient(scope, id);
  if (clientText !== undefined && !client) notFound();
  const [methods, one] = await Promise.all([
    paymentMethodNamesOrNone(scope),
    client ? invoiceField(scope, client, idFrom(invoiceText), said) : currencyField(scope, t),
  ]);
  const back = hrefWith(LIST, { client: client?.id });
  const none = { in: "", out: "", fees: "", reference: "", description: "" };
  const values = { ...none, date: clock().today, method: client?.method || ([...methods.keys()][0] ?? "") };
  return (
    <>
      <PageHeader
        title={t("transactions.add.title")}
        back={{ href: back, label: t("transactions.title") }}
        state={
          client
            ? t("money.new.for", { client: client.name, currency: client.currency })
            : t("transactions.add.forNobody")
        }
      />
      <Columns kind="form">
        <RichForm
          action={client ? addForClient : addForNobody}
          once={newOnce()}
          hidden={client ? { client: String(client.id) } : {}}
          groups={[
            { fields: [one] },
            {
              layout: "pairs",
              fields: transactionFields(values, { methods, currency: client?.currency, t }),
            },
            ...(client
              ? [
                  {
                    fields: [
                      {
                        kind: "check" as const,
                        name: "credit",
                        label: t("transactions.add.credit"),
                        detail: t("transactions.add.creditHelp"),
                      },
                    ],
                  },
                ]
              : []),
          ]}
          submit={{ label: t("transactions.add.submit"), pending: t("manage.form.saving") }}
          beside={<LinkButton href={back}>{t("money.leave")}</LinkButton>}
          {...formWords(t)}
        />
      </Columns>
    </>
  );
});
