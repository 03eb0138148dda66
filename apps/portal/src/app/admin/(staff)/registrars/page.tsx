import type { Metadata } from "next";
import { requireStaff } from "../../../../access/access.ts";
import { registrarList } from "../../../../data/staff/whois.ts";
import { hrefWith } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { LIST } from "../domains/query.ts";

const PATH = "/admin/registrars";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("domains.registrars.title") };
}

/** The registrars that are active. Each leads to the domains that it has. */
export default page(PATH, async () => {
  const scope = await requireStaff(PATH);
  const [rows, { t, locale }] = await Promise.all([registrarList(scope), words()]);
  const title = t("domains.registrars.title");
  const isCounted = rows.some(({ domains }) => domains !== undefined);
  return (
    <>
      <PageHeader
        title={title}
        state={t("domains.registrars.lead")}
        back={{ href: LIST, label: t("admin.client.facts.domains") }}
      />
      <Section title={title} hideTitle>
        {rows.length > 0 ? (
          <DataTable
            caption={title}
            rows={rows}
            rowKey={(row) => row.module}
            columns={[
              {
                key: "name",
                kind: "title",
                label: t("orders.accept.registrar"),
                cell: (row) => <RowTitle href={hrefWith(LIST, { registrar: row.module })}>{row.name}</RowTitle>,
              },
              {
                key: "module",
                label: t("domains.registrars.module"),
                cell: (row) => <span className="mono ltr">{row.module}</span>,
              },
              ...(isCounted
                ? [
                    {
                      key: "domains",
                      label: t("admin.client.facts.domains"),
                      align: "end" as const,
                      cell: (row: (typeof rows)[number]) => (
                        <span className="num">
                          {row.domains === undefined ? "–" : formatCount(row.domains, locale)}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        ) : (
          <EmptyState title={t("domains.registrars.none")}>{t("domains.registrars.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
