import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comesBack, decoded, encoded } from "../testing/round-trip.ts";
import {
  type DateFormat,
  localDate,
  localDateOrTime,
  localDateTime,
  spokenDateTime,
  withDateFormat,
} from "./local-dates.ts";

const formats: [DateFormat, string][] = [
  ["DD/MM/YYYY", "31/01/2016"],
  ["DD.MM.YYYY", "31.01.2016"],
  ["DD-MM-YYYY", "31-01-2016"],
  ["MM/DD/YYYY", "01/31/2016"],
  ["YYYY/MM/DD", "2016/01/31"],
  ["YYYY-MM-DD", "2016-01-31"],
];
const instants = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((time) => time.toISOString().slice(0, 19));

describe.each(formats)("local dates as %s", (format, written) => {
  test("are written and read so", () => {
    withDateFormat(format, () => {
      expect(encoded(localDate, "2016-01-31")).toBe(written);
      expect(decoded(localDate, written)).toBe("2016-01-31");
      expect(encoded(localDateTime, "2016-01-31T09:05:00")).toBe(`${written} 09:05`);
      expect(decoded(localDateTime, `${written} 09:05`)).toBe("2016-01-31T09:05:00");
    });
  });

  test("keep the time of day where there is one", () => {
    withDateFormat(format, () => {
      expect(encoded(localDateOrTime, "2016-01-31")).toBe(written);
      expect(encoded(localDateOrTime, "2016-01-31T09:15:30")).toBe(`${written} 09:15:30`);
      expect(decoded(localDateOrTime, `${written} 09:15`)).toBe("2016-01-31T09:15:00");
      expect(decoded(localDateOrTime, "2016-01-31 09:15:30")).toBe("2016-01-31T09:15:30");
      for (const wrong of [`${written} 24:00:00`, `${written} soon`, "2016-02-30 09:15:00"]) {
        expect(decoded(localDateOrTime, wrong)).toBeUndefined();
      }
      comesBack(
        localDateOrTime,
        fc.oneof(
          instants,
          instants.map((time) => time.slice(0, 10)),
        ),
      );
    });
  });

  test("are read in ISO too", () => {
    withDateFormat(format, () => expect(decoded(localDate, "2016-01-31")).toBe("2016-01-31"));
  });

  test("come back as they were", () => {
    withDateFormat(format, () => {
      comesBack(
        localDate,
        instants.map((time) => time.slice(0, 10)),
      );
      comesBack(localDateTime, fc.option(instants.map((time) => `${time.slice(0, 16)}:00`)));
    });
  });
});

test("the format is another only while it is asked for", () => {
  expect(() =>
    withDateFormat("YYYY-MM-DD", () => {
      throw new Error("stop");
    }),
  ).toThrow("stop");
  expect(encoded(localDate, "2016-01-31")).toBe("31/01/2016");
});

test("what is no date in the format is refused in a parameter, and null in an answer", () => {
  expect(decoded(localDate, "01/31/2016")).toBeUndefined();
  expect(decoded(localDate, "")).toBeUndefined();
  expect(decoded(localDateTime, "05/31/2019 10:01")).toBeNull();
  expect(decoded(localDateTime, "")).toBeNull();
});

describe("times as people say them", () => {
  test.each([
    ["18th November 2016 9:32:24am", "2016-11-18T09:32:24"],
    ["1st January 2020 12:00:00am", "2020-01-01T00:00:00"],
    ["2nd May 2020 12:30:01pm", "2020-05-02T12:30:01"],
    ["3rd December 2020 11:59:59pm", "2020-12-03T23:59:59"],
    ["11th March 2020 1:00:00pm", "2020-03-11T13:00:00"],
    ["23rd July 2020 1:00:00am", "2020-07-23T01:00:00"],
  ])("%s", (written, value) => {
    expect(decoded(spokenDateTime, written)).toBe(value);
    expect(encoded(spokenDateTime, value)).toBe(written);
  });

  test("come back as they were", () => comesBack(spokenDateTime, fc.option(instants)));
  test("are null where there is none", () => expect(decoded(spokenDateTime, "never")).toBeNull());
});
