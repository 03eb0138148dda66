import { redirect } from "next/navigation";
import { requireClient } from "../../access/access.ts";
import { atHand } from "../../data/cache/waiting.ts";
import { firstOf, type SearchParams } from "../../lib/search-params.ts";
import { words } from "../../messages/words.ts";
import { Columns } from "../../ui/columns.tsx";
import { Link } from "../../ui/link.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SkeletonBlock } from "../../ui/skeleton-block.tsx";
import { SkeletonFigures } from "../../ui/skeleton-figures.tsx";
import { SkeletonLines } from "../../ui/skeleton-lines.tsx";
import { SkeletonTable } from "../../ui/skeleton-table.tsx";
import { Stack } from "../../ui/stack.tsx";
import { page } from "../guard.tsx";
import { Figures } from "./overview/figures.tsx";
import { LatestTickets, News, NextServices } from "./overview/lists.tsx";
import { Part } from "./overview/part.tsx";
import { readsOf } from "./overview/reads.ts";
import { Tasks, TodoLine } from "./overview/tasks.tsx";
import { Weeks } from "./overview/weeks.tsx";
import { titled } from "./title.ts";

export const generateMetadata = titled(async () => (await words()).t("client.overview.title"));

export default page("/", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("nothing", "/");
  // Somebody who may see nothing of the client has his own profile.
  if (scope.permissions.size === 0) redirect("/account");
  const [{ t, locale }, { whole }] = await Promise.all([words(), firstOf(searchParams)]);
  const label = t("client.lists.loading");
  const isAsked = whole !== undefined;
  const part = { whole: isAsked || (await atHand(readsOf(scope, locale))) };
  return (
    <>
      {!part.whole && (
        <noscript>
          <meta httpEquiv="refresh" content="0;url=/?whole" />
          <Link className="link" href="/?whole" document>
            {t("client.overview.whole")}
          </Link>
        </noscript>
      )}
      <PageHeader
        title={t("client.overview.title")}
        state={
          <Part {...part} fallback={<>&nbsp;</>}>
            <TodoLine scope={scope} />
          </Part>
        }
      />
      <Part {...part} fallback={<SkeletonBlock label={label} height="13rem" />}>
        <Tasks scope={scope} />
      </Part>
      <Part {...part} fallback={<SkeletonFigures label={label} />}>
        <Figures scope={scope} />
      </Part>
      <Part {...part} fallback={<SkeletonBlock label={label} height="23rem" />}>
        <Weeks scope={scope} />
      </Part>
      <Columns>
        <Part {...part} fallback={<SkeletonTable label={label} />}>
          <NextServices scope={scope} />
        </Part>
        <Stack>
          <Part {...part} fallback={<SkeletonLines label={label} />}>
            <LatestTickets scope={scope} />
          </Part>
          <Part {...part} fallback={<SkeletonLines label={label} />}>
            <News scope={scope} />
          </Part>
        </Stack>
      </Columns>
    </>
  );
});
