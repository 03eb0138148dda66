import { z } from "zod";
import { type Codec, codec } from "./codec.ts";
import { isRealDate } from "./forms.ts";

/**
 * Dates that WHMCS writes and reads as the installation's localisation settings say. Which of these an installation
 * uses is not in its answers: the caller of encodeInput and its likes knows it.
 */
export type DateFormat = "DD/MM/YYYY" | "DD.MM.YYYY" | "DD-MM-YYYY" | "MM/DD/YYYY" | "YYYY/MM/DD" | "YYYY-MM-DD";

let current: DateFormat = "DD/MM/YYYY";

/** Runs something synchronous with another format of local dates than DD/MM/YYYY. */
export function withDateFormat<T>(format: DateFormat | undefined, run: () => T): T {
  const before = current;
  current = format ?? before;
  try {
    return run();
  } finally {
    current = before;
  }
}

type Parts = { day: string; month: string; year: string };

const written = ({ day, month, year }: Parts): string =>
  current.replace("DD", day).replace("MM", month).replace("YYYY", year);

/** Day, month and year of what is at the start of a text: in ISO order, or in the current format's. */
function partsOf(text: string): (Parts & { rest: string }) | undefined {
  const iso = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?!\d)/.exec(text);
  const local = /^(\d{2})[-/.](\d{2})[-/.](\d{4})(?!\d)/.exec(text);
  const found = iso ?? local;
  if (!found) return undefined;
  const [whole, first = "", second = "", third = ""] = found;
  const rest = text.slice(whole.length);
  if (iso) return { year: first, month: second, day: third, rest };
  return current.startsWith("MM")
    ? { month: first, day: second, year: third, rest }
    : { day: first, month: second, year: third, rest };
}

function readLocal(wire: unknown): { day: string; rest: string } | undefined {
  const parts = typeof wire === "string" ? partsOf(wire.trim()) : undefined;
  if (!parts) return undefined;
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  return isRealDate(day) ? { day, rest: parts.rest } : undefined;
}

const daySchema = z.string().refine(isRealDate, "Expected a date");

/** A day of a parameter: "2016-01-31" to the caller, in the installation's format on the wire. ISO is read too. */
export const localDate: Codec<string> = codec(daySchema, {
  decode: (wire) => readLocal(wire)?.day,
  encode: (value) => {
    const [year = "", month = "", day = ""] = value.split("-");
    return written({ year, month, day });
  },
  expected: "a date",
});

const timeOfDay = /^[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(?:\.\d+)?Z?$/;

/**
 * A day of a parameter, or a moment of it: "2016-01-31" or "2016-01-31T09:15:00" to the caller; on the wire the day in
 * the installation's format, and the time behind it where there is one.
 */
export const localDateOrTime: Codec<string> = codec(
  z
    .string()
    .refine(
      (value) => isRealDate(value.slice(0, 10)) && /^(T\d{2}:\d{2}:\d{2})?$/.test(value.slice(10)),
      "Expected a date",
    ),
  {
    decode: (wire) => {
      const found = readLocal(wire);
      if (!found || found.rest === "") return found?.day;
      const [, minutes, seconds = ":00"] = timeOfDay.exec(found.rest) ?? [];
      return minutes === undefined ? undefined : `${found.day}T${minutes}${seconds}`;
    },
    encode: (value) => {
      const [year = "", month = "", day = ""] = value.slice(0, 10).split("-");
      return `${written({ year, month, day })}${value.slice(10).replace("T", " ")}`;
    },
    expected: "a date",
  },
);

const momentSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00$/);

/**
 * A time of an answer to the minute: "2019-05-17T10:01:00" to the caller, "17/05/2019 10:01" on the wire. null where
 * WHMCS says nothing, or writes it in another format than the caller said.
 */
export const localDateTime: Codec<string | null> = codec(
  momentSchema.nullable(),
  {
    decode: (wire) => {
      const found = readLocal(wire);
      const time = /^[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(found?.rest ?? "")?.[1];
      return found && time !== undefined && time < "24:00" ? `${found.day}T${time}:00` : null;
    },
    encode: (value) => {
      if (value === null) return "";
      const [year = "", month = "", day = ""] = value.slice(0, 10).split("-");
      return `${written({ year, month, day })} ${value.slice(11, 16)}`;
    },
    expected: "a time",
  },
  { value: null },
);

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const ordinal = (day: number): string => {
  const teen = day % 100 > 10 && day % 100 < 14;
  return `${day}${(teen ? undefined : ["th", "st", "nd", "rd"][day % 10]) ?? "th"}`;
};

const spokenPattern = /^(\d{1,2})(?:st|nd|rd|th) ([A-Za-z]+) (\d{4}) (\d{1,2}):(\d{2}):(\d{2})([ap])m$/;

function readSpoken(wire: unknown): string | null {
  const parts = typeof wire === "string" ? spokenPattern.exec(wire.trim()) : null;
  const [, day = "", month = "", year = "", hour = "", minute = "", second = "", half = ""] = parts ?? [];
  const number = months.indexOf(month) + 1;
  if (!parts || number === 0) return null;
  const pad = (value: string | number) => String(value).padStart(2, "0");
  const date = `${year}-${pad(number)}-${pad(day)}`;
  const hours = (Number(hour) % 12) + (half === "p" ? 12 : 0);
  return isRealDate(date) ? `${date}T${pad(hours)}:${minute}:${second}` : null;
}

/** A time as people say it, on the wire: "18th November 2016 9:32:24am". ISO to the caller; null where it is none. */
export const spokenDateTime: Codec<string | null> = codec(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
    .nullable(),
  {
    decode: readSpoken,
    encode: (value) => {
      if (value === null) return "";
      const hour = Number(value.slice(11, 13));
      const month = months[Number(value.slice(5, 7)) - 1] ?? "";
      const time = `${hour % 12 || 12}${value.slice(13)}${hour < 12 ? "am" : "pm"}`;
      return `${ordinal(Number(value.slice(8, 10)))} ${month} ${value.slice(0, 4)} ${time}`;
    },
    expected: "a time",
  },
  { value: null },
);
