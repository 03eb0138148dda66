import type { Metadata } from "next";
import { z } from "zod";
import { requireStaff } from "../../../../access/access.ts";
import { bulkNeeds } from "../../../../access/bulk.ts";
import { roleMay } from "../../../../access/roles.ts";
import { idFrom } from "../../../../data/owned.ts";
import { isBulkKind } from "../../../../data/staff/bulk.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { chosenHref, idsIn } from "../../../choice.ts";
import { page } from "../../../guard.tsx";
import { BULK } from "../../bulk-choice.tsx";
import { MOST_AT_ONCE } from "./deeds.ts";
import { LatestRuns } from "./latest-runs.tsx";
import { Preview } from "./preview.tsx";
import { RunPage } from "./run-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("bulk.title") };
}

const query = z.object({ of: z.string().optional(), deed: z.string().max(20).catch(""), run: z.string().optional() });

/** The same with many things at once: what will happen, how far it is, what became of each; and the latest of these. */
export default page(BULK, async ({ searchParams }: { searchParams: SearchParams }) => {
  const texts = await firstOf(searchParams);
  const { of: kind, deed, run } = query.parse(texts);
  const ids = idsIn(Object.keys(texts))
    .map(idFrom)
    .filter((id) => id !== undefined)
    .slice(0, MOST_AT_ONCE);
  const number = idFrom(run);
  if (number !== undefined) {
    const scope = await requireStaff(`${BULK}?run=${number}`);
    return <RunPage scope={scope} id={number} />;
  }
  if (isBulkKind(kind)) {
    const scope = await requireStaff(chosenHref(BULK, ids, { of: kind, deed }), bulkNeeds[kind]);
    return <Preview scope={scope} kind={kind} ids={ids} deed={deed} />;
  }
  const scope = await requireStaff(BULK);
  const may = Object.values(bulkNeeds).some((need) => roleMay(scope.member.role, need));
  return <LatestRuns mayBegin={may} />;
});
