import type { ReactElement } from "react";
import type { Health, Outbox, Reached } from "../../../../data/health.ts";
import { env } from "../../../../env.ts";
import type { Words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { formatCount } from "../../../../ui/format.ts";

type Props = { health: Health; words: Pick<Words, "t" | "locale"> };

const breakerTones = { closed: "ok", "half-open": "warn", open: "bad" } as const;
const tones = { reached: "ok", gone: "bad", "not used": "idle" } as const;
const keys = { reached: "reached", gone: "gone", "not used": "notUsed" } as const;

type WaitingProps = { outbox: Outbox | undefined; words: Props["words"] };

/** What clients wrote and WHMCS does not have yet, and since when. */
function Waiting({ outbox, words: { t, locale } }: WaitingProps): ReactElement {
  if (!outbox) return <>—</>;
  const { waiting, unknown, oldest } = outbox;
  if (oldest === null) return <Badge tone="ok">{t("staff.health.outboxEmpty")}</Badge>;
  return (
    <>
      <Badge tone="warn">
        {t("staff.health.outboxWaiting", { count: waiting, shown: formatCount(waiting, locale) })}
      </Badge>{" "}
      {unknown > 0 && (
        <Badge tone="bad">
          {t("staff.health.outboxUnknown", { count: unknown, shown: formatCount(unknown, locale) })}
        </Badge>
      )}{" "}
      <small className="muted">
        {t("staff.health.outboxOldest")} <DateText value={oldest} locale={locale} withTime timeZone={env().TIME_ZONE} />
      </small>
    </>
  );
}

/** What the portal stands on, and whether it is there. */
export function Ground({ health: { whmcs, store, redis, gate, outbox }, words: { t, locale } }: Props): ReactElement {
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
        { label: t("staff.health.outbox"), value: <Waiting outbox={outbox} words={{ t, locale }} /> },
      ]}
    />
  );
}
