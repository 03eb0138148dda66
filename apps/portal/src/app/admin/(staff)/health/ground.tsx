import type { ReactElement } from "react";
import type { Health, Reached } from "../../../../data/health.ts";
import type { Words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";

type Props = { health: Health; words: Pick<Words, "t" | "locale"> };

const breakerTones = { closed: "ok", "half-open": "warn", open: "bad" } as const;
const tones = { reached: "ok", gone: "bad", "not used": "idle" } as const;
const keys = { reached: "reached", gone: "gone", "not used": "notUsed" } as const;

/** What the portal stands on, and whether it is there. */
export function Ground({ health: { whmcs, store, redis, gate }, words: { t } }: Props): ReactElement {
  const state = (reached: Reached) => <Badge tone={tones[reached]}>{t(`staff.health.${keys[reached]}`)}</Badge>;
  return (
    <DescriptionList
      items={[
        {
          label: t("staff.health.whmcs"),
          value: (
            <Badge tone={whmcs.ready ? "ok" : "bad"}>{t(`staff.health.${whmcs.ready ? "ready" : "notReady"}`)}</Badge>
          ),
        },
        {
          label: t("staff.health.breaker"),
          value: <Badge tone={breakerTones[gate.breaker]}>{t(`staff.health.breakerStates.${gate.breaker}`)}</Badge>,
        },
        { label: t("staff.health.store"), value: state(store) },
        { label: t("staff.health.redis"), value: state(redis) },
      ]}
    />
  );
}
