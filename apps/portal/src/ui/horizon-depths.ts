export interface Sounding {
  /** Days from today. */
  day: number;
  /** How wide its label is, in days of the line. */
  width: number;
}

export interface Placed {
  /** 0 hangs directly under the line. */
  depth: number;
  /** The label stands before its line, because after it there is no room. */
  before: boolean;
}

interface Label extends Placed {
  at: number;
  day: number;
  from: number;
  to: number;
}

/**
 * Hangs each label so deep that labels meet neither each other nor a line. They are placed from the last to the first,
 * so of two near dates the earlier hangs deeper; at the end of the line, where labels turn round, it is the other way.
 */
export function placeSoundings(soundings: readonly Sounding[], span: number): Placed[] {
  const labels = turn(soundings, span);
  const after = labels.filter((label) => !label.before).sort((a, b) => b.day - a.day || b.at - a.at);
  const before = labels.filter((label) => label.before).sort((a, b) => a.day - b.day || a.at - b.at);
  const placed: Label[] = [];
  for (const label of [...after, ...before]) {
    while (placed.some((other) => meets(label, other))) label.depth += 1;
    placed.push(label);
  }
  return labels.map(({ depth, before: turned }) => ({ depth, before: turned }));
}

/** Turns round the labels that would leave the page, and those that would lie over the line of a turned one. */
function turn(soundings: readonly Sounding[], span: number): Label[] {
  const labels = soundings.map(({ day, width }, at) => ({
    at,
    day,
    from: day,
    to: day + width,
    depth: 0,
    before: false,
  }));
  let first = span;
  for (const label of [...labels].sort((a, b) => b.day - a.day)) {
    const width = label.to - label.from;
    if (label.to <= first || label.day < width) continue;
    Object.assign(label, { from: label.day - width, to: label.day, before: true });
    first = label.day;
  }
  return labels;
}

function meets(label: Label, other: Label): boolean {
  const sideBySide = label.depth !== other.depth || label.from >= other.to || other.from >= label.to;
  const overItsLine = label.depth <= other.depth && other.day > label.from && other.day < label.to;
  return !sideBySide || overItsLine;
}
