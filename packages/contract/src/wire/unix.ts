import { z } from "zod";
import { type Codec, codec } from "./codec.ts";

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Milliseconds of an ISO time; one without a zone is in UTC, as everything that WHMCS counts in seconds is. */
function instant(written: string): number {
  if (!ISO_TIME.test(written)) return Number.NaN;
  return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(written) ? written : `${written}Z`);
}

/**
 * A time that is Unix seconds on the wire, as text: "1451739482". The caller sees and passes ISO 8601,
 * "2016-01-02T12:58:02", in UTC.
 */
export const unixTime: Codec<string> = codec(
  z.string().refine((value) => instant(value) >= 0, "Expected a time since 1970"),
  {
    decode: (wire) => {
      const seconds = typeof wire === "number" ? String(wire) : wire;
      if (typeof seconds !== "string" || !/^\d{1,11}$/.test(seconds.trim())) return undefined;
      return new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
    },
    encode: (value) => String(Math.floor(instant(value) / 1000)),
    expected: "a time in Unix seconds",
    sides: () => ({
      caller: { type: "string", format: "date-time" },
      wire: { type: "string", pattern: "^[0-9]+$", description: "Unix seconds" },
    }),
  },
);
