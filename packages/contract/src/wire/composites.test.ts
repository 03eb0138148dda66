import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comesBack, decoded, encoded, throughForm } from "../testing/round-trip.ts";
import { row } from "./codec.ts";
import {
  base64Json,
  bytes,
  commaList,
  fencedList,
  fields,
  items,
  list,
  mapOf,
  pipeList,
  plainList,
  serialized,
  slots,
  spaceList,
  splitList,
} from "./composites.ts";
import { flag, id, int, money, text } from "./scalars.ts";

const ids = fc.array(fc.integer({ min: 1, max: 1e9 }), { maxLength: 4 });
const someIds = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 4 });
const parts = fc.array(fc.stringMatching(/^[a-z0-9.]{1,6}$/), { maxLength: 4 });
const maps = fc.dictionary(fc.stringMatching(/^[a-z0-9._-]{1,6}$/), fc.string({ unit: "grapheme" }), {
  noNullPrototype: true,
});
const rows = fc.array(fc.record({ id: fc.integer({ min: 1, max: 1e9 }), name: fc.string() }), { maxLength: 3 });
const lines = fc.array(fc.record({ desc: fc.string({ unit: "grapheme" }), taxable: fc.boolean() }), { maxLength: 3 });
const client = row({ id, name: text });

test.each([
  ["list", list("client", client), rows],
  ["list, empty as text", list("client", client, "blank"), rows],
  ["plainList", plainList(client), rows],
  ["plainList, nested when empty", plainList(client, "nested"), rows],
  ["commaList", commaList(id), ids],
  ["spaceList", spaceList(text), parts],
  ["pipeList", pipeList(text), parts],
  ["fencedList", fencedList(id), ids],
  ["splitList", splitList(id), ids],
  ["items", items(id), ids],
  ["mapOf", mapOf(text), maps],
  ["mapOf, empty as a list", mapOf(text, "array"), maps],
  ["serialized", serialized(mapOf(text)), maps],
  ["serialized lines", serialized(items(fields({ desc: text, taxable: flag.json }))), lines],
  ["base64Json", base64Json(items(fields({ name: text }))), fc.array(fc.record({ name: fc.string() }))],
  ["bytes", bytes, fc.uint8Array()],
] as [string, Parameters<typeof comesBack>[0], Parameters<typeof comesBack>[1]][])(
  "%s gives back what it wrote",
  (_name, codec, values) => comesBack(codec, values),
);

describe("a list's places in a form", () => {
  test("come back as they were", () => {
    const places = fc.array(fc.option(fc.integer()), { maxLength: 4 }).map((found) => [...found, 7]);
    comesBack(slots(int), places, throughForm);
    comesBack(items(id), someIds, throughForm);
  });

  test.each([
    ["keep their numbers", { 1: "7", 3: "9" }, [null, 7, null, 9]],
    ["may be one alone", "7", [7]],
    ["may be empty", { 0: "", 1: "9" }, [null, 9]],
    ["may be a JSON array", [7, null], [7, null]],
  ])("%s", (_name, wire, value) => expect(decoded(slots(int), wire)).toEqual(value));

  test("keep an empty text where it means something", () => {
    expect(decoded(slots(text, { keepEmpty: true }), { 0: "", 1: "fre" })).toEqual(["", "fre"]);
    expect(encoded(slots(commaList(id)), [[1, 3, 9], null, []])).toEqual(["1,3,9", null, ""]);
  });

  test("no amount is not 0.00", () => expect(decoded(slots(money), { 0: "", 1: "5" })).toEqual([null, "5.00"]));

  test.each([{ 99999999: "1" }, { a: "1" }, { "-1": "1" }, { "01": "1" }])("are not in %j", (wire) =>
    expect(decoded(slots(int), wire)).toBeUndefined(),
  );
});

describe("lists in an answer", () => {
  const clients = list("client", client);
  const ann = { id: 1, name: "Ann" };

  test.each([{ client: [ann] }, { client: { 0: ann } }, { client: ann }, [ann], { 0: ann }])("%j is one row", (wire) =>
    expect(decoded(clients, wire)).toEqual([ann]),
  );

  test.each(["", [], {}, { client: "" }, { client: [] }, [[]]])("%j is none", (wire) =>
    expect(decoded(clients, wire)).toEqual([]),
  );

  test("keep fields that the contract does not know", () => {
    expect(decoded(clients, [{ ...ann, since: 2031 }])).toEqual([{ ...ann, since: 2031 }]);
  });

  test("need an id in each row, and nothing else", () => {
    expect(decoded(clients, [{ id: 1 }])).toEqual([{ id: 1, name: "" }]);
    expect(decoded(clients, [{ name: "Ann" }])).toBeUndefined();
    expect(decoded(clients, "text")).toBeUndefined();
  });

  test.each([
    ["wrapper", { client: [] }],
    ["blank", ""],
    ["array", []],
    ["nested", [[]]],
    ["absent", undefined],
  ] as const)("are written empty in five forms: %s", (empty, wire) =>
    expect(encoded(list("client", client, empty), [])).toEqual(wire),
  );
});

describe("lists in one text", () => {
  test("are read with spaces, gaps and as arrays", () => {
    expect(decoded(commaList(id), "1, 2,,3")).toEqual([1, 2, 3]);
    expect(decoded(commaList(id), 7)).toEqual([7]);
    expect(decoded(commaList(id), { 0: "1", 1: "2" })).toEqual([1, 2]);
    expect(decoded(commaList(id), "")).toEqual([]);
    expect(decoded(commaList(id), "[object Object]")).toBeUndefined();
  });

  test("are taken in a request's list where it says so", () => {
    expect(decoded(items(id, { commas: true }), "5,6")).toEqual([5, 6]);
    expect(decoded(items(id), "5,6")).toBeUndefined();
  });
});

describe("packed data", () => {
  test("is base64 of what PHP writes", () => {
    expect(encoded(serialized(mapOf(text)), { 1: "Google" })).toBe("YToxOntpOjE7czo2OiJHb29nbGUiO30=");
    expect(decoded(serialized(mapOf(text)), "YToxOntpOjE7czo2OiJHb29nbGUiO30=")).toEqual({ 1: "Google" });
  });

  test("is read as a plain array too", () => {
    expect(decoded(serialized(mapOf(text)), { 1: "Google" })).toEqual({ 1: "Google" });
  });

  test.each(["not base64!", btoa('O:8:"stdClass":0:{}'), btoa("a:1:{"), "[object Object]"])("is not %s", (wire) =>
    expect(decoded(serialized(mapOf(text)), wire)).toBeUndefined(),
  );

  test("can't reach a prototype", () => {
    decoded(serialized(mapOf(mapOf(text))), btoa('a:1:{s:9:"__proto__";a:1:{s:5:"admin";s:1:"1";}}'));
    decoded(base64Json(mapOf(mapOf(text))), btoa('{"__proto__":{"admin":"1"}}'));
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
});

describe("maps", () => {
  test.each(["", [], {}])("%j is empty", (wire) => expect(decoded(mapOf(int), wire)).toEqual({}));
  test("may be an array on the wire", () => expect(decoded(mapOf(int), ["4", "5"])).toEqual({ 0: 4, 1: 5 }));
  test("are written empty as PHP does where it says so", () => {
    expect(encoded(mapOf(int, "array"), {})).toEqual([]);
    expect(encoded(mapOf(int), {})).toEqual({});
  });
});
