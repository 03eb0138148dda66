import { z } from "zod";
import { requireClient } from "../../../access/access.ts";
import { attempt } from "../../../access/limits.ts";
import { firstOf, type SearchParams } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { matching } from "../../../palette/match.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { MiniList } from "../../../ui/mini-list.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { SearchBox } from "../../../ui/search-box.tsx";
import { Section } from "../../../ui/section.tsx";
import { page } from "../../guard.tsx";
import { titled } from "../title.ts";
import { entriesFor } from "./entries.ts";

export const generateMetadata = titled(async () => (await words()).t("palette.title"));

const query = z.object({ q: z.string().max(200).catch("") });

/** What the palette finds, as a page: for who has no scripts, and for an address to send to somebody. */
export default page("/search", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("nothing", "/search");
  const { q } = query.parse(await firstOf(searchParams));
  await attempt("search", `client ${scope.clientId} ${scope.userId}`);
  const said = await words();
  const { t } = said;
  const found = matching(await entriesFor(scope, said), q);
  const groups = [
    { kind: "do", title: t("palette.do") },
    { kind: "go", title: t("palette.go") },
  ] as const;
  return (
    <>
      <PageHeader title={t("palette.title")} state={t("palette.lead")} />
      <SearchBox action="/search" label={t("palette.title")} placeholder={t("palette.placeholder")} value={q} />
      {found.length === 0 && <EmptyState level={2} title={t("palette.none", { typed: q })} />}
      {groups.map(({ kind, title }) => {
        const rows = found.filter((entry) => entry.kind === kind);
        if (rows.length === 0) return null;
        return (
          <Section key={kind} title={title}>
            <MiniList
              items={rows.map((entry) => ({ key: entry.key, label: entry.title, href: entry.href, end: entry.detail }))}
            />
          </Section>
        );
      })}
    </>
  );
});
