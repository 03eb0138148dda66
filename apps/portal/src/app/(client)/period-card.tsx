import type { ReactElement } from "react";
import type { Words } from "../../messages/words.ts";
import { Card } from "../../ui/card.tsx";
import { CycleLine } from "../../ui/cycle-line.tsx";
import { formatDate } from "../../ui/format.ts";
import { Row } from "../../ui/row.tsx";
import type { Tone } from "../../ui/tone.ts";
import type { Period } from "./cycles.ts";

/** The period that is paid for: where in it today is. */
export function PeriodCard({
  period,
  tone,
  t,
  locale,
}: Words & { period: Period; tone?: Tone | undefined }): ReactElement {
  const { day, days, from, to, percent } = period;
  return (
    <Card>
      <Row spread>
        <h3>{t("client.service.thisPeriod")}</h3>
        <span className="muted num">{t("client.service.dayOf", { day, days })}</span>
      </Row>
      <CycleLine percent={percent} label={t("client.services.periodPassed", { percent })} tone={tone} />
      <Row spread>
        <small className="muted num">{formatDate(from, locale, { short: from.slice(0, 4) === to.slice(0, 4) })}</small>
        <small className="muted num">{formatDate(to, locale)}</small>
      </Row>
    </Card>
  );
}
