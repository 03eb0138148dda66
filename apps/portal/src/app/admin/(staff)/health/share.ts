import { intlLocale } from "../../../../ui/format.ts";

/** A part of a whole in percent; a dash where there is no whole. */
export const formatShare = (part: number, whole: number, locale: string): string =>
  whole === 0
    ? "—"
    : new Intl.NumberFormat(intlLocale(locale), { style: "percent", maximumFractionDigits: 1 }).format(part / whole);

/** Milliseconds as they are read; a dash where nothing was measured. */
export const formatMilliseconds = (milliseconds: number | undefined, locale: string): string =>
  milliseconds === undefined
    ? "—"
    : new Intl.NumberFormat(intlLocale(locale), { style: "unit", unit: "millisecond", unitDisplay: "short" }).format(
        milliseconds,
      );
