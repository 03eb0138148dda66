import type { StaffScope } from "../../../access/scope.ts";
import { incomeOverTime, loadOverTime, type Series, servicesOverTime } from "../../../data/staff/figures.ts";
import { type Words, words } from "../../../messages/words.ts";
import { Chart, type ChartProps } from "../../../ui/chart.tsx";
import { formatCount, formatDate, formatMoney, intlLocale } from "../../../ui/format.ts";
import { panel } from "../../guard.tsx";

type Props = { scope: StaffScope };

/** What a step is called: "Nov 2026" for a month, "12 Nov" for a day, and for the first of a week. */
function stepName({ isBy }: Series, step: string, locale: string, short: boolean): string {
  if (isBy !== "month") return formatDate(step, locale, { short: true }) ?? step;
  const moment = new Date(`${step}T00:00:00Z`);
  const year = short ? undefined : ("numeric" as const);
  return new Intl.DateTimeFormat(intlLocale(locale), { month: "short", year, timeZone: "UTC" }).format(moment);
}

const compact = (locale: string) => {
  const format = new Intl.NumberFormat(intlLocale(locale), { notation: "compact", maximumFractionDigits: 1 });
  return (value: number) => format.format(value);
};

/** The series of one value of each step. */
const valuesOf = (series: Series, at: number) => series.steps.map(({ values }) => values[at] ?? 0);

type Told = Pick<ChartProps, "title" | "summary" | "kind" | "series"> & Partial<Pick<ChartProps, "note" | "exact">>;

function Over({ of: series, told, words: { t, locale } }: { of: Series; told: Told; words: Words }) {
  const isDays = series.isBy === "day";
  // Of thirty days every fifth is named.
  const steps = series.steps.map(({ step }) => stepName(series, step, locale, true));
  return (
    <Chart
      {...told}
      steps={steps}
      every={isDays ? 5 : series.isBy === "week" ? 2 : undefined}
      soFar={series.isBy === "month" && told.series.length === 1 ? t("overview.charts.soFar") : undefined}
      format={compact(locale)}
      labels={{ numbers: t("overview.charts.numbers"), step: t(`overview.charts.by.${series.isBy}`) }}
      height={isDays ? 9 : undefined}
    />
  );
}

/** What came in over time. */
export const IncomeChart = panel("/admin income over time", async ({ scope }: Props) => {
  const [found, said] = await Promise.all([incomeOverTime(scope), words()]);
  const { t, locale } = said;
  if (!found || found.steps.length === 0) return <p className="muted">{t("overview.charts.notTold")}</p>;
  const money = (value: number) => formatMoney(value.toFixed(2), found.currency, locale) ?? String(value);
  const values = valuesOf(found, 0);
  return (
    <Over
      of={found}
      words={said}
      told={{
        title: t(`overview.charts.income.${found.isBy === "month" ? "months" : "weeks"}`),
        note: t("overview.charts.income.note", { currency: found.currency }),
        summary: t("overview.charts.income.summary", {
          least: money(Math.min(...values)),
          most: money(Math.max(...values)),
        }),
        kind: "bars",
        series: [{ label: t("overview.charts.income.label"), values: values.map((value) => Math.max(0, value)) }],
        exact: money,
      }}
    />
  );
});

/** Services that were new, and that ended. */
export const ServicesChart = panel("/admin services over time", async ({ scope }: Props) => {
  const [found, said] = await Promise.all([servicesOverTime(scope), words()]);
  const { t, locale } = said;
  if (!found) return <p className="muted">{t("overview.charts.services.notTold")}</p>;
  const count = (value: number) => formatCount(value, locale);
  return (
    <Over
      of={found}
      words={said}
      told={{
        title: t("overview.charts.services.title"),
        summary: t("overview.charts.services.summary", {
          most: count(Math.max(...valuesOf(found, 0))),
          ended: count(Math.max(...valuesOf(found, 1))),
        }),
        kind: "bars",
        series: [
          { label: t("overview.charts.services.new"), values: valuesOf(found, 0) },
          { label: t("overview.charts.services.ended"), values: valuesOf(found, 1) },
        ],
        exact: count,
      }}
    />
  );
});

/** New tickets by day, and new orders. */
export const LoadChart = panel("/admin load over time", async ({ scope }: Props) => {
  const [found, said] = await Promise.all([loadOverTime(scope), words()]);
  const { t, locale } = said;
  if (!found || found.steps.length === 0) return <p className="muted">{t("overview.charts.notTold")}</p>;
  const count = (value: number) => formatCount(value, locale);
  return (
    <Over
      of={found}
      words={said}
      told={{
        title: t("overview.charts.load.title"),
        summary: t("overview.charts.load.summary", { most: count(Math.max(...valuesOf(found, 0))) }),
        kind: "lines",
        series: [
          { label: t("overview.charts.load.tickets"), values: valuesOf(found, 0) },
          { label: t("overview.charts.load.orders"), values: valuesOf(found, 1) },
        ],
        exact: count,
      }}
    />
  );
});
