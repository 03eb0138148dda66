import type { ReactElement } from "react";
import type { Health } from "../../../../data/health.ts";
import type { RecentAction } from "../../../../lib/recent.ts";
import type { Words } from "../../../../messages/words.ts";
import { Facts } from "../../../../ui/facts.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { formatShare } from "./share.ts";

type Props = { health: Health; words: Pick<Words, "t" | "locale"> };

const sum = (actions: readonly RecentAction[], of: (action: RecentAction) => number) =>
  actions.reduce((all, action) => all + of(action), 0);

/** The figures of the last fifteen minutes in one look. */
export function HealthFigures({ health: { actions, gate }, words: { t, locale } }: Props): ReactElement {
  const calls = sum(actions, (action) => action.calls);
  const failed = sum(actions, (action) => action.failed);
  const missed = sum(actions, ({ cached }) => cached.miss);
  const kept = sum(actions, ({ cached }) => cached.fresh + cached.stale + cached.last);
  return (
    <Facts
      large
      four
      label={t("staff.health.figures")}
      facts={[
        {
          label: t("staff.health.calls"),
          value: formatCount(calls, locale),
          detail: t("staff.health.callsDetail"),
        },
        {
          label: t("staff.health.failed"),
          value: formatShare(failed, calls, locale),
          detail: t("staff.health.failedDetail", { count: failed, shown: formatCount(failed, locale) }),
        },
        {
          label: t("staff.health.kept"),
          value: formatShare(kept, kept + missed, locale),
          detail: t("staff.health.keptDetail"),
        },
        {
          label: t("staff.health.open"),
          value: formatCount(gate.open, locale),
          detail: t("staff.health.waitingDetail", { count: gate.waiting, shown: formatCount(gate.waiting, locale) }),
        },
      ]}
    />
  );
}
