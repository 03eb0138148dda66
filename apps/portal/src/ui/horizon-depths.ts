export interface Sounding {
  /** Days from today. */
  day: number;
  /** How wide its label is, in days of the line. */
  width: number;
}

export interface Placed {
  /** 0 hangs directly under the line. */
  depth: number;
  /** The label is at the start of its line instead of the end, because it would leave the page. */
  before: boolean;
}

interface Label extends Placed {
  day: number;
  from: number;
  to: number;
}

/**
 * Hangs each label so deep that labels never meet, nor cross a line. Of two near dates the earlier hangs deeper, so
 * they are placed from the last to the first.
 */
export function placeSoundings(soundings: readonly Sounding[], span: number): Placed[] {
  const placed: Label[] = [];
  const order = soundings
    .map((sounding, at) => ({ sounding, at }))
    .sort((a, b) => b.sounding.day - a.sounding.day || b.at - a.at);
  const result: Placed[] = soundings.map(() => ({ depth: 0, before: false }));
  for (const { sounding, at } of order) {
    const before = sounding.day + sounding.width > span && sounding.day > sounding.width;
    const from = before ? sounding.day - sounding.width : sounding.day;
    const to = before ? sounding.day : sounding.day + sounding.width;
    let depth = 0;
    while (placed.some((other) => meets({ day: sounding.day, from, to, depth, before }, other))) depth += 1;
    placed.push({ day: sounding.day, from, to, depth, before });
    result[at] = { depth, before };
  }
  return result;
}

function meets(label: Label, other: Label): boolean {
  const sameDepth = label.depth === other.depth && label.from < other.to && other.from < label.to;
  const crossesItsLine = label.depth <= other.depth && other.day >= label.from && other.day < label.to;
  return sameDepth || crossesItsLine;
}
