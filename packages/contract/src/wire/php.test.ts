import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formBody, formPairs, MAX_FORM_FIELDS, parseForm, phpSerialize, phpUnserialize } from "./php.ts";

const plain = (tree: unknown) => JSON.parse(JSON.stringify(tree)) as unknown;
const parsed = (body: string) => plain(parseForm(new URLSearchParams(body)));

describe("a form", () => {
  test.each([
    ["pid[0]=1&pid[1]=2", { pid: { 0: "1", 1: "2" } }],
    ["pid[]=1&pid[]=2", { pid: { 0: "1", 1: "2" } }],
    ["a[5]=x&a[]=y", { a: { 5: "x", 6: "y" } }],
    ["itemdescription[13]=text", { itemdescription: { 13: "text" } }],
    ["domainrenewals[example.com]=1", { domainrenewals: { "example.com": "1" } }],
    ["a[b][c]=x&a[b][d]=y", { a: { b: { c: "x", d: "y" } } }],
    ["pid=5&pid=6", { pid: "6" }],
    ["a=1&a[b]=2", { a: { b: "2" } }],
    ["a[b=1", { "a[b": "1" }],
    ["[a]=1", { "[a]": "1" }],
    ["a=%C3%BC+b%20c", { a: "ü b c" }],
  ])("%s is read as PHP reads it", (body, tree) => expect(parsed(body)).toEqual(tree));

  test("is written in PHP's brackets, without what is not there", () => {
    const pairs = [...formPairs({ pid: [1, null, 2], on: true, off: false, no: undefined, map: { "13": "x" } })];
    expect(pairs).toEqual([
      ["pid[0]", "1"],
      ["pid[2]", "2"],
      ["on", "1"],
      ["off", "0"],
      ["map[13]", "x"],
    ]);
  });

  test("is written as URLSearchParams writes it", () => {
    const some = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "binary-ascii" }),
      fc.constant("\ud800x\udc00"),
    );
    fc.assert(
      fc.property(some, (value) => {
        expect(formBody({ a: value })).toBe(new URLSearchParams([["a", value]]).toString());
      }),
    );
  });

  test("has keys like __proto__ that are keys like any other", () => {
    const tree = parseForm(new URLSearchParams("__proto__[admin]=1&a[__proto__][admin]=1&constructor=x"));
    expect(Object.keys(tree)).toEqual(["__proto__", "a", "constructor"]);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(Object.getPrototypeOf(tree)).toBeNull();
  });

  test(`has ${MAX_FORM_FIELDS} fields at most`, () => {
    const pairs = Array.from({ length: MAX_FORM_FIELDS + 1 }, (_, index) => [`f${index}`, "x"] as const);
    expect(Object.keys(parseForm(pairs.slice(1)))).toHaveLength(MAX_FORM_FIELDS);
    expect(() => parseForm(pairs)).toThrow(RangeError);
  });

  test("comes back as it was", () => {
    const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,5}$/);
    const { tree } = fc.letrec<{ tree: Record<string, unknown>; leaf: unknown }>((tie) => ({
      leaf: fc.oneof({ maxDepth: 3 }, fc.string({ unit: "grapheme" }), tie("tree")),
      tree: fc.dictionary(key, tie("leaf"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(parsed(formBody(value as never))).toEqual(value);
      }),
    );
  });
});

describe("serialize", () => {
  test.each([
    [{ 1: "Google" }, 'a:1:{i:1;s:6:"Google";}'],
    [{ "01": "x" }, 'a:1:{s:2:"01";s:1:"x";}'],
    [["a", true, false, null, 1.5, 7], 'a:6:{i:0;s:1:"a";i:1;b:1;i:2;b:0;i:3;N;i:4;d:1.5;i:5;i:7;}'],
    ["dómáin", 's:8:"dómáin";'],
    [{ a: undefined }, "a:0:{}"],
  ])("%j is %s", (value, written) => expect(phpSerialize(value as never)).toBe(written));

  test("comes back as it was, as text", () => {
    const { value } = fc.letrec<{ value: unknown; tree: unknown }>((tie) => ({
      tree: fc.dictionary(fc.string({ maxLength: 5 }), tie("value"), { maxKeys: 3 }),
      value: fc.oneof({ maxDepth: 3 }, fc.string({ unit: "grapheme" }), tie("tree")),
    }));
    const bare = (item: unknown): unknown =>
      typeof item === "string" ? item : Object.entries(item as object).map(([key, inner]) => [key, bare(inner)]);
    fc.assert(
      fc.property(value, (given) => {
        expect(bare(phpUnserialize(phpSerialize(given as never)))).toEqual(bare(given));
      }),
    );
  });

  test.each([
    'O:8:"stdClass":0:{}',
    'C:3:"Foo":0:{}',
    "R:1;",
    'a:1:{i:0;O:3:"Foo":0:{}}',
    's:9:"short";',
    "a:2:{i:0;i:1;}",
    "i:1;i:2;",
    "",
    "a:99999999999:{}",
    "a:1:{".repeat(50),
  ])("reads no %s", (written) => expect(() => phpUnserialize(written)).toThrow(SyntaxError));
});
