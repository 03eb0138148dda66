import { expect, test } from "vitest";
import { z } from "zod";
import { personShape, wrongFields } from "./person-fields.ts";

const right = {
  ...{ firstName: "Ann", lastName: "Falk", company: "", email: "ann@falk.example", address: "1 Quay", address2: "" },
  ...{ postcode: "6004", town: "Ålesund", state: "Møre", country: "NO", phone: "+47 700 12 345" },
};

test("what is too long is kept and called too long, not missing; also where a field may be empty", () => {
  const typed = { ...right, firstName: "n".repeat(101), company: "c".repeat(151), postcode: "", phone: "1".repeat(41) };
  const values = z.object(personShape).parse(typed);
  expect(values).toEqual(typed);
  expect(wrongFields(values)).toEqual([
    { name: "firstName", why: "long" },
    { name: "company", why: "long" },
    { name: "postcode", why: "missing" },
    { name: "phone", why: "long" },
  ]);
});

test("nothing is wrong with what is right, to the last letter", () => {
  expect(wrongFields({ ...right, lastName: "n".repeat(100) })).toEqual([]);
});
