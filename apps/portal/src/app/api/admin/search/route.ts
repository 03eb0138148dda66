import { requireStaff } from "../../../../access/access.ts";
import { attempt } from "../../../../access/limits.ts";
import { words } from "../../../../messages/words.ts";
import { matching } from "../../../../palette/match.ts";
import { LONGEST, SEARCH, searchHref, staffFinding } from "../../../admin/(staff)/search/entries.ts";
import { failedSaid, partialSaid } from "../../../admin/(staff)/search/said.ts";
import { paletteAnswer } from "../../../palette-answer.ts";

/** What staff find by what they type, for the palette; the page has all of it. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireStaff(SEARCH);
  const typed = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST);
  const said = await words();
  return paletteAnswer(async () => {
    if (typed !== "") await attempt("search", `staff ${scope.member.id}`);
    const finding = await staffFinding(scope, said, typed);
    const rows = matching(finding.entries, typed);
    const all = { key: "all", kind: "go", icon: "search", href: searchHref(typed), rank: 99 } as const;
    const isMore = finding.parts.length > 0;
    return {
      entries: [...rows, ...(isMore ? [{ ...all, title: said.t("finder.all", { typed }) }] : [])],
      note: [failedSaid(finding, said), partialSaid(finding, said)].filter(Boolean).join(" "),
    };
  });
}
