import { expect, test } from "vitest";
import { cleaned, withCleanAnswers } from "./turns.ts";

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

test("answers are cleaned, whether they come at once or row by row", async () => {
  const client = withCleanAnswers({
    get: async () => ({ subject: trick }),
    pages: {
      async *get() {
        yield { subject: trick };
      },
    },
    refuse: async () => {
      throw new TypeError("no");
    },
  }) as {
    get: () => Promise<unknown>;
    pages: { get: () => AsyncIterable<unknown> };
    refuse: () => Promise<unknown>;
  };
  expect(await client.get()).toEqual({ subject: "invoicegpj.exe" });
  for await (const row of client.pages.get()) expect(row).toEqual({ subject: "invoicegpj.exe" });
  await expect(client.refuse()).rejects.toThrow(TypeError);
});
