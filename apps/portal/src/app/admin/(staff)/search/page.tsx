import type { Metadata } from "next";
import { z } from "zod";
import { requireStaff } from "../../../../access/access.ts";
import { attempt } from "../../../../access/limits.ts";
import type { StaffScope } from "../../../../access/scope.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { type Entry, matching } from "../../../../palette/match.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { MiniList } from "../../../../ui/mini-list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page, panel } from "../../../guard.tsx";
import { State } from "../../state.tsx";
import { foundHref, foundTitle, LONGEST, SEARCH, searchHref, staffFinding } from "./entries.ts";
import { failedSaid, kindTitle, partialSaid } from "./said.ts";

type Props = { searchParams: SearchParams };

const query = z.object({ q: z.string().trim().max(LONGEST).catch("") });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("palette.title") };
}

/** Everything that staff can go to, do or find, by what they type: the palette as a page, whole for who has no scripts. */
export default page(SEARCH, async ({ searchParams }: Props) => {
  const { q } = query.parse(await firstOf(searchParams));
  const scope = await requireStaff(searchHref(q));
  if (q !== "") await attempt("search", `staff ${scope.member.id}`);
  const { t } = await words();
  return (
    <>
      <PageHeader title={t("palette.title")} state={t("finder.lead")} />
      <SearchBox action={SEARCH} label={t("palette.title")} placeholder={t("finder.placeholder")} value={q} />
      <Results scope={scope} q={q} />
    </>
  );
});

const Results = panel("/admin/search results", async ({ scope, q }: { scope: StaffScope; q: string }) => {
  const said = await words();
  const { t } = said;
  const finding = await staffFinding(scope, said, q);
  const { parts, entries } = finding;
  const shown = matching(entries, q);
  const deeds = shown.filter(({ kind }) => kind === "do");
  const places = shown.filter(({ kind, key }) => kind === "go" && key.startsWith("/"));
  const failed = failedSaid(finding, said);
  const partial = partialSaid(finding, said);
  const isNothing = shown.length === 0 && parts.every(({ rows }) => !rows?.length);
  return (
    <Stack>
      {failed && (
        <Notice tone="warn" title={failed}>
          {t("finder.failedBody")}
        </Notice>
      )}
      {partial && <Notice>{partial}</Notice>}
      {isNothing && <EmptyState level={2} title={t("palette.none", { typed: q })} />}
      {deeds.length > 0 && <Entries title={t("palette.do")} entries={deeds} />}
      {places.length > 0 && <Entries title={t("finder.pages")} entries={places} />}
      {parts.map(({ kind, rows }) =>
        rows ? (
          <Section key={kind} title={kindTitle(kind, t)}>
            <DataTable
              caption={kindTitle(kind, t)}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: "title",
                  kind: "title",
                  label: t("finder.found"),
                  cell: (row) => (
                    <RowTitle href={foundHref(row)} detail={<bdi>{row.kind === "ticket" ? "" : row.detail}</bdi>}>
                      {foundTitle(row, said)}
                    </RowTitle>
                  ),
                },
                {
                  key: "status",
                  kind: "status",
                  align: "end",
                  label: t("admin.clients.columns.status"),
                  cell: (row) => <State of={row.status} t={t} />,
                },
              ]}
            />
          </Section>
        ) : null,
      )}
    </Stack>
  );
});

const Entries = ({ title, entries }: { title: string; entries: Entry[] }) => (
  <Section title={title}>
    <MiniList
      items={entries.map((entry) => ({ key: entry.key, label: entry.title, href: entry.href, end: entry.detail }))}
    />
  </Section>
);
