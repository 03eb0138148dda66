import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comesBack, decoded, encoded } from "../testing/round-trip.ts";
import { date, dateTime, day, moment } from "./dates.ts";
import {
  choice,
  choiceOr,
  count,
  countText,
  decimal,
  entityText,
  fixedDecimal,
  flag,
  id,
  idText,
  int,
  intText,
  money,
  moneyNumber,
  number,
  numberText,
  text,
  word,
} from "./scalars.ts";

const ids = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const whole = fc.maxSafeInteger();
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const amounts = fc.stringMatching(/^(0|-?[1-9]\d{0,11})\.\d{2}$/);
const instants = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((time) => time.toISOString().slice(0, 19));
const days = instants.map((time) => time.slice(0, 10));

test.each([
  ["id", id, ids],
  ["idText", idText, ids],
  ["count", count, whole],
  ["countText", countText, whole],
  ["int", int, whole],
  ["intText", intText, whole],
  ["number", number, numbers],
  ["numberText", numberText, numbers],
  ["text", text, fc.string({ unit: "binary" })],
  ["word", word("a"), fc.string()],
  ["choice", choice("Low", "High"), fc.constantFrom("Low", "High")],
  ["money", money, amounts],
  ["moneyNumber", moneyNumber, amounts],
  ["decimal", decimal(5), fc.stringMatching(/^(0|[1-9]\d{0,5})\.\d{5}$/)],
  ["date", date, fc.option(days)],
  ["dateTime", dateTime, fc.option(instants)],
  ["day", day, days],
  ["moment", moment, instants],
  ["entityText", entityText, fc.string({ unit: fc.constantFrom("&", "amp;", "#039;", "<", '"', "a", ";") })],
  ...Object.entries(flag).map(([name, codec]) => [`flag.${name}`, codec, fc.boolean()] as const),
] as [string, Parameters<typeof comesBack>[0], Parameters<typeof comesBack>[1]][])(
  "%s gives back what it wrote",
  (_name, codec, values) => comesBack(codec, values),
);

describe("booleans", () => {
  test.each([
    [true, true],
    [1, true],
    ["1", true],
    ["true", true],
    ["True", true],
    ["on", true],
    [false, false],
    [0, false],
    ["0", false],
    ["false", false],
    ["", false],
    ["off", false],
    [null, false],
  ])("%j is %j", (wire, value) => {
    expect(decoded(flag.json, wire)).toBe(value);
  });

  test("are written in six forms", () => {
    const both = Object.fromEntries(
      Object.entries(flag).map(([name, codec]) => [name, [encoded(codec, true), encoded(codec, false)]]),
    );
    expect(both).toEqual({
      json: [true, false],
      number: [1, 0],
      text: ["1", "0"],
      blank: ["1", ""],
      words: ["true", "false"],
      on: ["on", ""],
      onOff: ["on", "off"],
    });
  });

  test("are nothing else", () => {
    for (const wire of ["2", "perhaps", {}, []]) expect(decoded(flag.json, wire)).toBeUndefined();
  });
});

describe("ids", () => {
  test.each([
    ["1", 1],
    [1, 1],
    ["1.00", 1],
    [" 7 ", 7],
  ])("%j is %j", (wire, value) => expect(decoded(id, wire)).toBe(value));

  test.each([0, "0", -1, "1.5", "", "abc", "1e3", "99999999999999999", null, undefined, [], {}])("%j is none", (wire) =>
    expect(decoded(id, wire)).toBeUndefined(),
  );
});

describe("dates", () => {
  test.each(["0000-00-00", "0000-00-00 00:00:00", ""])("%j is no date", (wire) => {
    expect(decoded(date, wire)).toBeNull();
    expect(decoded(dateTime, wire)).toBeNull();
  });

  test("are written with zeros where there is none", () => {
    expect(encoded(date, null)).toBe("0000-00-00");
    expect(encoded(dateTime, null)).toBe("0000-00-00 00:00:00");
  });

  test("are ISO text to the caller", () => {
    expect(decoded(dateTime, "2016-01-01 12:33:12")).toBe("2016-01-01T12:33:12");
    expect(decoded(date, "2016-01-01 12:33:12")).toBe("2016-01-01");
    expect(decoded(moment, "2016-01-01T12:33:12+02:00")).toBe("2016-01-01T10:33:12");
    expect(encoded(moment, "2016-01-01T12:33")).toBe("2016-01-01 12:33:00");
  });

  test.each(["2016-02-30", "2016-13-01", "01/01/2016", "yesterday"])("%j is refused", (wire) => {
    expect(decoded(day, wire)).toBeUndefined();
    expect(decoded(dateTime, wire)).toBeUndefined();
  });

  test.each(["2016-01-01 24:00:00", "2016-01-01 12:60:00", "2016-01-01 12:00:61"])("%j is no time", (wire) =>
    expect(decoded(dateTime, wire)).toBeUndefined(),
  );

  test("that are none are not written either", () => {
    expect(() => encoded(day, "2016-02-30")).toThrow();
    expect(() => encoded(dateTime, "2016-01-01T25:00:00")).toThrow();
  });
});

describe("decimal text", () => {
  test.each([
    ["15.9", 2, "15.90"],
    ["15", 2, "15.00"],
    ["007.5", 2, "7.50"],
    ["-0.00", 2, "0.00"],
    ["-10", 2, "-10.00"],
    ["1.00000", 2, "1.00"],
    ["1.005", 2, "1.005"],
    ["12", 0, "12"],
    ["12.5", 0, "12.5"],
  ])("%j with %j places is %j", (written, places, value) => expect(fixedDecimal(written, places)).toBe(value));

  test.each(["$15.95 USD", "1,000.00", "1e3", "", "."])("%j is none", (written) =>
    expect(fixedDecimal(written, 2)).toBeUndefined(),
  );

  test("is a JSON number where WHMCS writes one", () => {
    expect(decoded(moneyNumber, 10)).toBe("10.00");
    expect(encoded(moneyNumber, "12.50")).toBe(12.5);
  });
});

describe("words", () => {
  const order = choiceOr({ invoicenum: "invoicenumber" }, "id", "invoicenumber");

  test("are compared without regard to case", () => {
    expect(decoded(choice("ASC", "DESC"), "desc")).toBe("DESC");
    expect(decoded(choice("ASC", "DESC"), "up")).toBeUndefined();
  });

  test("have synonyms, which are sent as what they stand for", () => {
    expect(encoded(order, "invoicenum")).toBe("invoicenumber");
    expect(decoded(order, "InvoiceNum")).toBe("invoicenumber");
    expect(decoded(order, "number")).toBeUndefined();
  });
});

describe("entities", () => {
  test("are decoded, and decoded once", () => {
    expect(decoded(entityText, "a&amp;b&#039;c&quot;d&#x41;&lt;")).toBe(`a&b'c"dA<`);
    expect(decoded(entityText, "&amp;lt;")).toBe("&lt;");
    expect(decoded(entityText, "&nosuch; & &#0;")).toBe("&nosuch; & &#0;");
  });

  test("stay as they are anywhere else", () => expect(decoded(text, "a&amp;b")).toBe("a&amp;b"));
});
