import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { makePdf } from "./make-pdf.ts";
import type { Sheet } from "./sheet.ts";

const sheet: Sheet = {
  brand: "Kraken Hosting",
  title: "Invoice",
  number: "1048",
  parties: [{ label: "To", lines: ["Fjord & Fell Studio", "Größenweg 12"] }],
  facts: [{ label: "Issued", value: "30 Oct 2026" }],
  caption: "Lines of invoice 1048",
  columns: { title: "What for", period: "Period", amount: "Amount" },
  lines: [{ key: 1, title: "Managed WordPress", period: "14 Nov – 13 Dec 2026", amount: "−€2.40" }],
  totals: [{ label: "To pay", value: "€34.74", total: true }],
  foot: ["HRB 000000"],
};
const words = { language: "es", page: (at: number, of: number) => `Página ${at} de ${of}` };

/** Every stream of a PDF, unpacked. */
function streams(pdf: Uint8Array): string[] {
  const raw = Buffer.from(pdf).toString("latin1");
  return [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, data = ""]) => {
    try {
      return [inflateSync(Buffer.from(data, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
}

/** The letters that a font's table gives for its signs: what is copied, searched for and read aloud. */
function lettersOf(table: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = "", , list = ""] of table.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g))
    for (const [at, [, hex = ""]] of [...list.matchAll(/<([\w ]*)>/g)].entries()) {
      const units = (hex.replaceAll(" ", "").match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      const sign = (Number.parseInt(from, 16) + at).toString(16).padStart(4, "0");
      letters.set(sign, String.fromCharCode(...units));
    }
  return letters;
}

/** All that is written, as each of the fonts reads it: what is set in the other one is not to be understood. */
function readings(pdf: Uint8Array): string {
  const all = streams(pdf);
  const tables = all.filter((text) => text.includes("begincmap")).map(lettersOf);
  const pages = all.filter((text) => /\bTJ\b/.test(text));
  const shown = pages.flatMap((page) => [...page.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts = ""]) => parts));
  const signs = shown.map((parts) => [...parts.matchAll(/<(\w+)>/g)].map(([, hex = ""]) => hex).join(""));
  return tables
    .map((letters) =>
      signs.map((hex) => (hex.match(/.{4}/g) ?? []).map((sign) => letters.get(sign) ?? "?").join("")).join("\n"),
    )
    .join("\n");
}

test("what is written in it can be read, searched for and copied", async () => {
  const text = readings(await makePdf(sheet, words));
  for (const said of ["Invoice", "Kraken Hosting", "1048", "Größenweg 12", "Issued: 30 Oct 2026", "Managed WordPress"])
    expect(text).toContain(said);
  for (const said of ["14 Nov – 13 Dec 2026", "−€2.40", "€34.74", "HRB 000000", "Página 1 de 1"])
    expect(text).toContain(said);
});

test("every letter of German and French is printed, and the blanks in their numbers", async () => {
  const letters = ["ÄÖÜäöüßẞ", "ÀÂÆÇÉÈÊËÎÏÔŒÙÛŸàâæçéèêëîïôœùûüÿ", "„Größe“ »« «œuvre» ‚’‘ € – — … · × N°"];
  const french = { language: "fr", page: (at: number, of: number) => `Page ${at} sur ${of}` };
  const totals = [{ label: "Total\u202f? 50\u00a0%", value: "1\u202f284,60\u00a0€" }];
  const lines = letters.map((title, key) => ({ key, title, amount: "−1\u202f000,00\u00a0€" }));
  const text = readings(await makePdf({ ...sheet, lines, totals, foot: letters }, french));
  for (const said of letters) expect(text.split(said).length - 1, said).toBe(2);
  expect(text).toContain("−1\u00a0000,00\u00a0€");
  expect(text).toContain("1\u00a0284,60\u00a0€");
  expect(text).toContain("Total\u00a0? 50\u00a0%");
  expect(text).toContain("Issued\u00a0: 30 Oct 2026");
  expect(text).toContain("Page 1 sur 1");
});

test("it has a title, a language, and a structure with headings and a table", async () => {
  const raw = Buffer.from(await makePdf(sheet, words)).toString("latin1");
  expect(raw.startsWith("%PDF-1.7")).toBe(true);
  expect(raw).toMatch(/\/Lang \(es\)/);
  expect(raw).toMatch(/\/Marked true/);
  for (const tag of ["H1", "H2", "Table", "TR", "TH", "TD"]) expect(raw).toMatch(new RegExp(`/S /${tag}\\b`));
});

test("many lines go on on further pages, each with its headings and its number", async () => {
  const [line] = sheet.lines;
  if (!line) throw new Error("no line");
  const lines = Array.from({ length: 60 }, (_, at) => ({ ...line, key: at, title: `Line ${at}` }));
  const text = readings(await makePdf({ ...sheet, lines }, words));
  for (const at of [0, 30, 59]) expect(text).toContain(`Line ${at}`);
  for (const at of [1, 2, 3]) expect(text).toContain(`Página ${at} de 3`);
  expect(text.split("What for").length - 1).toBe(3);
});

const arabic: Sheet = {
  ...sheet,
  title: "فاتورة",
  parties: [{ label: "إلى", lines: ["Fjord & Fell Studio", "حساب الأمل", "22767 Hamburg"] }],
  columns: { title: "البيان", amount: "المبلغ" },
  lines: [{ key: 1, title: "Managed WordPress", amount: "\u200f24.00\u00a0€" }],
  totals: [{ label: "المطلوب دفعه", value: "\u200f24.00\u00a0€", total: true }],
};

/** Where each text of a page begins, from its left side, in points. */
function placesOf(pdf: Uint8Array): number[] {
  const pages = streams(pdf).filter((text) => /\bTJ\b/.test(text));
  return pages.flatMap((page) => [...page.matchAll(/1 0 0 1 ([\d.]+) [\d.]+ Tm/g)].map(([, x]) => Number(x)));
}

test("Arabic is joined, stands from the right, and is told in the order in which it is read", async () => {
  const pdf = await makePdf(arabic, { ...words, language: "ar", isRtl: true });
  const raw = Buffer.from(pdf).toString("latin1");
  expect(raw).toContain("IBMPlexSansArabic");
  // Half of a letter may be a bracket or a backslash, which stands behind another one there.
  const inUtf16 = (text: string) =>
    Buffer.from(`\ufeff${text}`, "utf16le")
      .swap16()
      .toString("latin1")
      .replace(/[()\\]/g, "\\$&");
  const drawn = streams(pdf).join("\n");
  for (const said of ["فاتورة", "المطلوب دفعه"]) expect(drawn).toContain(`/ActualText (${inUtf16(said)})`);
  const text = readings(pdf);
  // As they are seen, from the left.
  for (const seen of ["ةروتاف", "باسح", "22767 Hamburg", "24.00"]) expect(text).toContain(seen);
  // The brand, which is first, is on the right: everything else is mirrored with it.
  expect(placesOf(pdf)[0]).toBeGreaterThan(300);
  expect(placesOf(await makePdf(sheet, words))[0]).toBeLessThan(300);
});

test("an Arabic name on an English sheet has its letters too, and a sheet without one no typeface for them", async () => {
  const [party] = arabic.parties;
  if (!party) throw new Error("no party");
  const mixed = await makePdf({ ...sheet, parties: [party] }, words);
  expect(readings(mixed)).toContain("باسح");
  expect(Buffer.from(await makePdf(sheet, words)).toString("latin1")).not.toContain("Arabic");
});
