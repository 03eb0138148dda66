import type { ReactElement } from "react";
import type { Health } from "../../../../data/health.ts";
import type { Words } from "../../../../messages/words.ts";
import { Notice } from "../../../../ui/notice.tsx";
import { Stack } from "../../../../ui/stack.tsx";

type Props = { health: Health; words: Pick<Words, "t" | "locale"> };

/** What somebody has to do something about. The reasons come from the portal's own look at WHMCS, in English as in its log. */
export function Troubles({ health: { whmcs, redis, insecure }, words: { t } }: Props): ReactElement | null {
  const warnings = whmcs.ready ? whmcs.warnings : [];
  if (whmcs.ready && warnings.length === 0 && redis !== "gone" && !insecure) return null;
  return (
    <Stack gap="small">
      {!whmcs.ready && (
        <Notice tone="bad" title={t("staff.health.whmcsGone")}>
          <span lang="en">{whmcs.why}</span>
        </Notice>
      )}
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn" title={t("staff.health.warning")}>
          <span lang="en">{warning}</span>
        </Notice>
      ))}
      {redis === "gone" && (
        <Notice tone="warn" title={t("staff.health.redisGone")}>
          {t("staff.health.redisGoneBody")}
        </Notice>
      )}
      {insecure && (
        <Notice tone="warn" title={t("staff.health.insecure")}>
          {t("staff.health.insecureBody")}
        </Notice>
      )}
    </Stack>
  );
}
