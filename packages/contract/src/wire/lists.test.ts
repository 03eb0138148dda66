import { describe, expect, test } from "vitest";
import { listRows, nestFlatKeys } from "./lists.ts";

const one = { id: 1 };
const two = { id: 2 };

describe("the rows of a list", () => {
  test.each([
    [{ client: [one, two] }, [one, two]],
    [{ client: one }, [one]],
    [{ client: { 0: one, 1: two } }, [one, two]],
    [{ client: "" }, []],
    [{ client: [] }, []],
    [[one], [one]],
    [{ 0: one, 5: two }, [one, two]],
    [[[]], []],
    ["", []],
    [null, []],
    [undefined, []],
    [{}, []],
  ])("in %j are %j", (value, rows) => expect(listRows(value, "client")).toEqual(rows));

  test("are a lone row where there is no wrapper", () => expect(listRows(one)).toEqual([one]));

  test.each(["text", 7, { invoice: [one] }])("are not in %j", (value) => expect(listRows(value, "client")).toBeNull());
});

describe("flat keys", () => {
  test("are nested", () => {
    const flat = { result: "success", "domains[domain][0][id]": "1", "domains[domain][1][id]": "2" };
    expect(nestFlatKeys(flat)).toEqual({ result: "success", domains: { domain: { 0: { id: "1" }, 1: { id: "2" } } } });
  });

  test("can't reach a prototype", () => {
    nestFlatKeys({ "__proto__[admin]": "1", "a[__proto__][admin]": "1", "a[constructor][prototype][admin]": "1" });
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  test("leave an answer without any as it is", () => {
    const answer = { clients: { client: [one] } };
    expect(nestFlatKeys(answer)).toBe(answer);
  });
});
