import { expect, test } from "vitest";
import { changesOf } from "./changes.ts";

test("what was before and after is said of what changes, and of that alone", () => {
  expect(changesOf({ status: "Pending", price: "10.00" }, { status: "Active", price: "10.00" })).toBe(
    "status: Pending → Active",
  );
  expect(changesOf({ note: "" }, { note: "Pays by cheque", group: 2 })).toBe("note: – → Pays by cheque; group: – → 2");
  expect(changesOf({ city: "Oslo" }, {})).toBe("city: Oslo → –");
  expect(changesOf({ city: null }, { city: "" })).toBe("");
});
