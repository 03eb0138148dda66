import type { ReactElement } from "react";

/** Soundings in metres, and where they stand. */
const soundings: [x: number, y: number, depth: number][] = [
  [640, 330, 1257],
  [560, 250, 923],
  [740, 420, 781],
  [300, 760, 1193],
  [210, 700, 926],
  [400, 840, 894],
  [860, 850, 704],
  [120, 180, 611],
  [470, 120, 349],
  [860, 130, 321],
  [560, 640, 797],
  [740, 640, 531],
  [900, 560, 278],
  [640, 940, 335],
  [200, 930, 686],
  [380, 420, 592],
  [255, 300, 568],
];

const degrees: [x: number, y: number, text: string][] = [
  [24, 242, "54° 20′ N"],
  [24, 492, "54° 10′ N"],
  [24, 742, "54° 00′ N"],
  [248, 905, "10° 10′ E"],
  [728, 905, "10° 30′ E"],
];

/** A sea chart, the one decorative surface. Depths and their lines are masks, coloured by the theme. */
export function SeaChart(): ReactElement {
  return (
    <>
      <div className="sea-deep" />
      <div className="sea-line" />
      <svg
        className="ltr"
        viewBox="0 0 960 1000"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
        focusable="false"
      >
        <path className="sea-grid" d="M0 250H960M0 500H960M0 750H960M240 0V1000M480 0V1000M720 0V1000" />
        {soundings.map(([x, y, depth]) => (
          <text key={depth} className="sea-num" x={x} y={y} textAnchor="middle">
            {depth}
          </text>
        ))}
        {degrees.map(([x, y, text]) => (
          <text key={text} className="sea-num" x={x} y={y}>
            {text}
          </text>
        ))}
      </svg>
    </>
  );
}
