import type { ReactElement } from "react";
import { placeSoundings } from "./horizon-depths.ts";
import { Link } from "./link.tsx";
import { styleOf } from "./style-of.ts";
import { type Tone, toneState } from "./tone.ts";

export interface HorizonItem {
  key: string | number;
  /** Days from today, 0 to 55. */
  day: number;
  /** "€55.22", "Expires" */
  title: string;
  /** "Cloud Server CX-4 · 1 Dec" */
  detail: string;
  href: string;
  tone?: Tone | undefined;
}

export interface HorizonProps {
  /** "Due in the next eight weeks" */
  label: string;
  /** The words over the line: "Today", "30 Nov", …, one every seven days. */
  weeks: string[];
  items: HorizonItem[];
}

/** The line is 56 days long and 1120 px wide on a large screen; on a smaller one a long label ends in an ellipsis. */
const span = 56;
const daysPerLetter = 0.29;

/** What is due in eight weeks, hung from a line like soundings from the water; a plain list below 1024 px. */
export function Horizon({ label, weeks, items }: HorizonProps): ReactElement {
  const soundings = items.map(({ day, title, detail }) => ({
    day,
    width: 1 + Math.max(title.length * 1.2, detail.length) * daysPerLetter,
  }));
  const placed = placeSoundings(soundings, span);
  const levels = Math.max(2, ...placed.map(({ depth }) => depth + 1));
  return (
    <div className="horizon" style={styleOf({ "--levels": levels })}>
      <ol className="weeks" aria-hidden="true">
        {weeks.map((week, at) => (
          <li key={week} style={styleOf({ "--d": at * 7 })}>
            {week}
          </li>
        ))}
      </ol>
      <ol className="drops" aria-label={label}>
        {items.map((item, at) => (
          <li
            key={item.key}
            data-state={toneState(item.tone)}
            data-before={placed[at]?.before || undefined}
            style={styleOf({ "--d": item.day, "--depth": placed[at]?.depth ?? 0, "--w": soundings[at]?.width ?? 0 })}
          >
            <Link className="drop" href={item.href}>
              <b>{item.title}</b>
              <small>{item.detail}</small>
            </Link>
          </li>
        ))}
      </ol>
    </div>
  );
}
