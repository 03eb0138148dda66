import { shownAsOf } from "../data/cache/shown.ts";
import { env } from "../env.ts";
import { clockIn } from "../lib/days.ts";
import { words } from "../messages/words.ts";
import { AsOfNotice } from "../ui/as-of.tsx";
import { formatDateTime } from "../ui/format.ts";
import { Notice } from "../ui/notice.tsx";

/** Says how old what stands here is, where it is not the present since WHMCS does not answer; else nothing. */
export async function AsOf() {
  const shown = shownAsOf();
  if (shown === undefined) return null;
  const { t, locale } = await words();
  const at = clockIn(env().TIME_ZONE, new Date(shown));
  return (
    <AsOfNotice>
      <Notice tone="warn" title={t("common.asOf.title", { at: formatDateTime(at, locale) ?? at })}>
        {t("common.asOf.body")}
      </Notice>
    </AsOfNotice>
  );
}
