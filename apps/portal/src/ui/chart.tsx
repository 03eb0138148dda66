import type { ReactElement, ReactNode } from "react";
import { ticks } from "./chart-scale.ts";
import { styleOf } from "./style-of.ts";
import { useUniqueId } from "./use-unique-id.ts";

export interface ChartSeries {
  label: string;
  values: number[];
}

export interface ChartProps {
  title: string;
  /** What is counted, in which unit: "paid, without VAT, in euros". */
  note?: ReactNode;
  /** The chart in a sentence, read aloud. */
  summary: string;
  kind: "bars" | "lines";
  /** Months or days, one for each value. */
  steps: string[];
  /** Of many steps only every so-manyth is named below the plot, counted from the last. All are in the table. */
  every?: number | undefined;
  /** At most two; the second is the quieter one. */
  series: [ChartSeries] | [ChartSeries, ChartSeries];
  /** The last step is not over: its bar is only outlined. The word for the legend: "November so far". */
  soFar?: string | undefined;
  /** Writes a number of the grid, and of the table where that has no words of its own. */
  format: (value: number) => string;
  /** Writes a number of the table: to the cent, where the grid has "10k". */
  exact?: ((value: number) => string) | undefined;
  /** "Show the numbers", and the first heading of their table: "Month". */
  labels: { numbers: string; step: string };
  /** Height of the plot, in rem. */
  height?: number | undefined;
}

/** Bars or lines over time: shapes in svg that stretch, words in HTML that don't, and the numbers in a table below. */
export function Chart(props: ChartProps): ReactElement {
  const { title, note, summary, kind, steps, series, soFar, format, exact = format, labels } = props;
  const { every = 1, height = 11 } = props;
  const id = useUniqueId();
  const grid = ticks(Math.max(...series.flatMap(({ values }) => values)));
  const top = grid.at(-1) ?? 1;
  const shapes = { series, top, partial: soFar !== undefined };
  return (
    <section className="chart" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {note && <small>{note}</small>}
        <div className="legend end">
          {series.map(({ label }, at) => (
            <span key={label} style={styleOf({ "--c": `var(--color-data-${at + 1})` })}>
              {label}
            </span>
          ))}
          {soFar && <span className="so-far">{soFar}</span>}
        </div>
      </div>
      <div className="chart-plot" style={styleOf({ "--h": `${height}rem` })}>
        <div className="chart-grid" aria-hidden="true">
          {grid.map((value) => (
            <span key={value} data-v={format(value)} style={styleOf({ "--y": `${(value / top) * 100}%` })} />
          ))}
        </div>
        <svg viewBox={`0 0 ${steps.length * 100} 100`} preserveAspectRatio="none" role="img" aria-label={summary}>
          {kind === "bars" ? <Bars {...shapes} /> : <Lines {...shapes} />}
        </svg>
      </div>
      <div className="chart-x" aria-hidden="true" data-some={every > 1 || undefined}>
        {steps.map((step, at) => (
          <span
            key={step}
            aria-current={at === steps.length - 1 ? "true" : undefined}
            data-next={(every > 1 && at === steps.length - 1 - every) || undefined}
          >
            {(steps.length - 1 - at) % every === 0 && step}
          </span>
        ))}
      </div>
      <details className="numbers">
        <summary>{labels.numbers}</summary>
        <Numbers {...{ steps, series, format: exact, labels }} />
      </details>
    </section>
  );
}

interface ShapesProps {
  series: ChartSeries[];
  top: number;
  partial: boolean;
}

function Bars({ series, top, partial }: ShapesProps): ReactElement[] {
  const [first, second] = series;
  const bar = (className: string, at: number, value: number, x: number, width: number) => {
    const height = (value / top) * 100;
    return (
      <rect
        key={`${className} ${at}`}
        className={className}
        x={at * 100 + x}
        y={100 - height}
        width={width}
        height={height}
      />
    );
  };
  const last = (first?.values.length ?? 0) - 1;
  return [
    ...(second?.values.map((value, at) => bar("s2", at, value, 22, 24)) ?? []),
    ...(first?.values.map((value, at) =>
      bar(partial && at === last ? "now" : "s1", at, value, second ? 50 : 30, second ? 32 : 40),
    ) ?? []),
  ];
}

function Lines({ series, top }: ShapesProps): ReactElement {
  const [first, second] = series;
  const path = ({ values }: ChartSeries) =>
    values.map((value, at) => `${at * 100 + 50} ${100 - (value / top) * 100}`).join("L");
  const end = ((first?.values.length ?? 1) - 1) * 100 + 50;
  return (
    <>
      {first && <path className="a1" d={`M${path(first)}L${end} 100L50 100Z`} />}
      {second && <path className="l2" d={`M${path(second)}`} />}
      {first && <path className="l1" d={`M${path(first)}`} />}
    </>
  );
}

function Numbers({
  steps,
  series,
  format,
  labels,
}: Pick<ChartProps, "steps" | "series" | "format" | "labels">): ReactElement {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{labels.step}</th>
          {series.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step, at) => (
          <tr key={step}>
            <th scope="row">{step}</th>
            {series.map(({ label, values }) => (
              <td key={label}>{format(values[at] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
