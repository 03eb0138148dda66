import type { ReactElement } from "react";
import { formatDate, formatDateTime, formatDistance } from "./format.ts";
import type { Tone } from "./tone.ts";

export interface DateTextProps {
  /** ISO date or date-time; null where there is none. */
  value: string | null | undefined;
  locale: string;
  /** The present as ISO text. With it the distance follows: "12 Dec 2026 in 3 weeks". */
  relativeTo?: string | undefined;
  /** Colours the distance, for what is overdue or soon due. */
  tone?: Tone | undefined;
  /** Adds the time of day: "16 Nov 2026, 06:00". */
  withTime?: boolean | undefined;
  /** Leaves the year out. */
  short?: boolean | undefined;
  timeZone?: string | undefined;
  /** Shown when there is no date. */
  empty?: string | undefined;
}

/** A date in `<time>`, with its distance where that matters. */
export function DateText({
  value,
  locale,
  relativeTo,
  tone,
  withTime,
  short,
  timeZone,
  empty = "—",
}: DateTextProps): ReactElement {
  const options = { short: short ?? false, ...(timeZone === undefined ? {} : { timeZone }) };
  const text = value ? (withTime ? formatDateTime : formatDate)(value, locale, options) : null;
  if (!value || text === null) return <span className="muted">{empty}</span>;
  const distance = relativeTo === undefined ? null : formatDistance(value, relativeTo, locale, timeZone);
  return (
    <time dateTime={value}>
      <span className="nowrap" dir="auto">
        {text}
      </span>
      {distance !== null && <small className={tone}> {distance}</small>}
    </time>
  );
}
