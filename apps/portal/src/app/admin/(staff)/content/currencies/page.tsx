import type { Metadata } from "next";
import { requireStaff } from "../../../../../access/access.ts";
import { currencyList } from "../../../../../data/staff/content.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { page } from "../../../../guard.tsx";
import { ContentTabs } from "../sections.tsx";

const PATH = "/admin/content/currencies";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("content.currencies.title") };
}

/** The currencies and their rates. No API changes them. */
export default page(PATH, async () => {
  const scope = await requireStaff(PATH);
  const [rows, { t, locale }] = await Promise.all([currencyList(scope), words()]);
  const title = t("content.currencies.title");
  return (
    <>
      <PageHeader title={t("content.title")} state={t("content.currencies.lead")} />
      <ContentTabs current="currencies" t={t} />
      <Section title={title} hideTitle>
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "code",
              kind: "title",
              label: t("money.invoices.columns.currency"),
              cell: (row) => (
                <RowTitle>
                  <span className="mono ltr">{row.code}</span>
                </RowTitle>
              ),
            },
            {
              key: "sample",
              kind: "money",
              label: t("content.currencies.sample"),
              cell: (row) => <Money amount="1234.50" currency={row.code} locale={locale} />,
            },
            {
              key: "whmcs",
              label: t("content.currencies.written"),
              cell: (row) => <span className="mono ltr">{`${row.prefix}1234.50${row.suffix}`}</span>,
            },
            {
              key: "rate",
              label: t("content.currencies.rate"),
              align: "end",
              cell: (row) => <span className="num">{row.rate}</span>,
            },
          ]}
        />
      </Section>
    </>
  );
});
