import { expect, test } from "vitest";
import { cleaned } from "./turns.ts";

const trick = "invoice\u202egpj.exe\u2066\u2069";

test("what turns a line around is taken out of text, however deep, and nothing else is", () => {
  const bytes = new Uint8Array([1]);
  expect(cleaned({ subject: trick, rows: [{ name: trick }], id: 1, at: null, bytes })).toEqual({
    subject: "invoicegpj.exe",
    rows: [{ name: "invoicegpj.exe" }],
    id: 1,
    at: null,
    bytes,
  });
  const hebrew = "\u200fשלום\u200e";
  expect(cleaned(hebrew)).toBe(hebrew);
});
