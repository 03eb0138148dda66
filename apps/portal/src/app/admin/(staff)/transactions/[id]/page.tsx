import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import { transactionNow } from "../../../../../data/staff/transactions.ts";
import { netOf } from "../../../../../lib/amounts.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { Link } from "../../../../../ui/link.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { transactionFields } from "../fields.ts";
import { LIST, whose } from "../query.ts";
import { change } from "./actions.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, { id }] = [await staffScope(), await params];
  return scope ? { title: (await words()).t("transactions.one", { id }) } : {};
}

/** One transaction, and the form that changes it. */
export default page(`${LIST}/[id]`, async ({ params, searchParams }: Props) => {
  const { id: text } = await params;
  const { client, invoice, number } = await firstOf(searchParams);
  const asked = { client, invoice, number };
  const scope = await requireStaff(hrefWith(`${LIST}/${encodeURIComponent(text)}`, asked));
  const id = idFrom(text);
  const of = whose.parse(asked);
  const found = id === undefined ? undefined : await transactionNow(scope, id, of);
  if (!found) notFound();
  const [{ t, locale }, methods] = await Promise.all([words(), paymentMethodNamesOrNone(scope)]);
  const money = (amount: string) => formatMoney(amount, found.currency, locale) ?? amount;
  const mayChange = roleMay(scope.member.role, "money");
  const facts = [
    ...(found.clientId === undefined
      ? [{ label: t("money.invoices.columns.client"), value: t("transactions.nobody") }]
      : [
          {
            label: t("money.invoices.columns.client"),
            value: (
              <Link className="link" href={`/admin/clients/${found.clientId}`}>
                <bdi>{found.client || found.clientId}</bdi>
              </Link>
            ),
          },
        ]),
    ...(found.invoiceId === undefined
      ? []
      : [
          {
            label: t("money.invoices.columns.number"),
            value: (
              <Link className="link num" href={`/admin/invoices/${found.invoiceId}`}>
                {found.invoice}
              </Link>
            ),
          },
        ]),
    { label: t("money.invoice.date"), value: <DateText value={found.date} locale={locale} /> },
    { label: t("money.amount"), value: money(netOf(found)) },
    { label: t("money.fees"), value: money(found.fees) },
    { label: t("money.method"), value: methods.get(found.gateway) ?? found.gateway },
    ...(found.reference
      ? [{ label: t("money.reference"), value: <span className="mono ltr">{found.reference}</span> }]
      : []),
    ...(found.description ? [{ label: t("transactions.columns.description"), value: found.description }] : []),
  ];
  const about = (
    <Section title={t("transactions.about")} level={3} hideTitle={!mayChange}>
      <DescriptionList tight items={facts} />
    </Section>
  );
  const hidden = {
    transaction: String(found.id),
    client: String(of.clientId ?? ""),
    invoiceOf: String(of.invoiceId ?? ""),
    number: of.search,
  };
  return (
    <>
      <PageHeader
        title={t("transactions.one", { id: found.id })}
        back={{ href: hrefWith(LIST, { client: of.clientId }), label: t("transactions.title") }}
        state={[found.client || t("transactions.nobody"), money(netOf(found))].join(" · ")}
      />
      {mayChange ? (
        <Columns>
          <Section title={t("transactions.change.title")}>
            <RichForm
              action={change}
              once={newOnce()}
              hidden={hidden}
              groups={[
                {
                  layout: "pairs",
                  fields: transactionFields(
                    { ...found, date: (found.date ?? "").slice(0, 10), method: found.gateway },
                    { methods, currency: found.currency, t },
                  ),
                },
              ]}
              submit={{ label: t("transactions.change.submit"), pending: t("manage.form.saving") }}
              {...formWords(t)}
            />
            <p className="help">{t("transactions.change.help")}</p>
          </Section>
          {about}
        </Columns>
      ) : (
        about
      )}
    </>
  );
});
