import "server-only";

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import PDFDocument from "pdfkit";
import { labelled } from "../ui/format.ts";
import { isToBeSet, type Line, type Run, setLines } from "./lines.ts";
import type { Sheet } from "./sheet.ts";

/** A4, in points. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = 56;
const INNER = WIDTH - 2 * MARGIN;
/** Where lines end: below is the foot. */
const BOTTOM = HEIGHT - 96;

const INK = "#15201f";
const MUTED = "#5a6968";
const EDGE = "#c9d3d2";

/** How far the letters of the portal's own typeface reach up from their line, in parts of their size. */
const ASCENT = 1.005;

/** The typefaces, from the packages that the pages have them from. Of each, only the letters that are used are put in. */
function fontFiles() {
  // The server runs in the portal's folder; a bundler must not follow this.
  const require = createRequire(join(process.cwd(), "package.json"));
  const own = join(dirname(require.resolve("geist/font/sans")), "fonts", "geist-sans");
  // As WOFF: of WOFF2, fontkit can't make a part.
  const arabic = (weight: number) =>
    require.resolve(`@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-${weight}-normal.woff`);
  return {
    regular: join(own, "Geist-Regular.ttf"),
    bold: join(own, "Geist-SemiBold.ttf"),
    arabic: arabic(400),
    arabicBold: arabic(600),
  };
}

export type PdfWords = {
  /** The language that is spoken in it: "en". */
  language: string;
  /** "Page 1 of 2" */
  page: (page: number, of: number) => string;
  /** Read from right to left: then the sheet is mirrored. */
  isRtl?: boolean;
};

type Doc = InstanceType<typeof PDFDocument>;
type Align = "left" | "right";
type Look = { size?: number; color?: string; bold?: boolean };
type Text = Look & { x: number; y: number; width: number; align?: Align };

/** A text in signs that the typeface has: its blanks are one wide. French writes numbers with a narrow one (U+202F). */
const inItsSigns = (text: string): string => text.replace(/[\u2007\u2009\u202f]/g, "\u00a0").replaceAll("\u2011", "-");

/** Text in its place, as a part of the document's structure; answers where it ends. */
class Pen {
  readonly doc: Doc;
  readonly #isRtl: boolean;
  y = MARGIN;
  constructor(doc: Doc, isRtl: boolean) {
    this.doc = doc;
    this.#isRtl = isRtl;
  }
  #set({ size = 10, color = INK, bold = false }: Look, face: Run["face"] = "own") {
    const font = face === "own" ? (bold ? "bold" : "regular") : bold ? "arabicBold" : "arabic";
    this.doc.font(font).fontSize(size).fillColor(color);
  }
  #widthOf(look: Look, { text, face }: Run): number {
    this.#set(look, face);
    return this.doc.widthOfString(text);
  }
  /** Text of which every line is set here, since pdfkit sets all from left to right and in one typeface. */
  #lines(text: string, width: number, look: Look): Line[] {
    return setLines(inItsSigns(text), width, (run) => this.#widthOf(look, run));
  }
  #lineHeight(look: Look): number {
    this.#set(look);
    return this.doc.currentLineHeight(true) + 2;
  }
  height(text: string, { width, ...look }: Pick<Text, "width" | "size" | "bold">): number {
    if (isToBeSet(text)) return this.#lines(text, width, look).length * this.#lineHeight(look);
    this.#set(look);
    return this.doc.heightOfString(inItsSigns(text), { width, lineGap: 2 });
  }
  /** Puts text down, at most so high; on a sheet that is read from right to left, on the other side. */
  put(text: string, { x, y, width, align = "left", ...look }: Text, most?: number): void {
    const left = this.#isRtl ? WIDTH - x - width : x;
    const isRight = (align === "right") !== this.#isRtl;
    if (!isToBeSet(text)) {
      this.#set(look);
      const limit = most === undefined ? {} : { height: most, ellipsis: true };
      const side = isRight ? "right" : "left";
      this.doc.text(inItsSigns(text), left, y, { width, align: side, lineGap: 2, ...limit });
      return;
    }
    const high = this.#lineHeight(look);
    const lines = this.#lines(text, width, look).slice(0, most === undefined ? undefined : Math.floor(most / high));
    for (const [at, { read, runs }] of lines.entries()) {
      const widths = runs.map((run) => this.#widthOf(look, run));
      let from = isRight ? left + width - widths.reduce((sum, each) => sum + each, 0) : left;
      // The letters stand in the order in which they are seen; this is what is read, searched for and copied.
      this.doc.markContent("Span", { actual: read });
      for (const [index, run] of runs.entries()) {
        this.#set(look, run.face);
        const base = y + at * high + ASCENT * (look.size ?? 10);
        this.doc.text(run.text, from, base, { lineBreak: false, baseline: "alphabetic" });
        from += widths[index] ?? 0;
      }
      this.doc.endMarkedContent();
    }
  }
  write(parent: PDFKit.PDFStructureElement, tag: string, text: string, place: Text): number {
    const tall = this.height(text, place);
    parent.add(this.doc.struct(tag, {}, () => this.put(text, place)));
    return place.y + tall;
  }
  /** A hairline: nothing to be read. */
  line(y: number, x = MARGIN, width = INNER) {
    const left = this.#isRtl ? WIDTH - x - width : x;
    this.doc.markContent("Artifact", { type: "Layout" });
    this.doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(0.75)
      .strokeColor(EDGE)
      .stroke();
    this.doc.endMarkedContent();
  }
  /** Goes on on a new page when so much more would not fit. True when it did. */
  room(height: number): boolean {
    if (this.y + height <= BOTTOM) return false;
    this.doc.addPage();
    this.y = MARGIN;
    return true;
  }
}

/**
 * Makes a PDF of a sheet: A4, tagged (ISO 14289's structure of headings and tables), its text selectable, in the
 * portal's typeface, and Arabic in one of its own. What these have no sign for (they have Latin, Cyrillic and Arabic
 * letters) is left as a box.
 */
export async function makePdf(sheet: Sheet, words: PdfWords): Promise<Uint8Array> {
  const fonts = fontFiles();
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    bufferPages: true,
    tagged: true,
    pdfVersion: "1.7",
    lang: words.language,
    displayTitle: true,
    font: fonts.regular,
    info: { Title: `${sheet.title} ${sheet.number}`, Author: sheet.brand, Creator: sheet.brand },
  });
  const chunks: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
  });
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const pen = new Pen(doc, words.isRtl ?? false);
  head(pen, root, sheet, words);
  table(pen, root, sheet);
  totals(pen, root, sheet);
  root.end();
  feet(pen, sheet, words);
  doc.end();
  return whole;
}

function head(pen: Pen, root: PDFKit.PDFStructureElement, sheet: Sheet, { language }: PdfWords): void {
  const half = INNER / 2;
  pen.write(root, "P", sheet.brand, { x: MARGIN, y: MARGIN + 4, width: half, size: 13, bold: true });
  const right = { x: MARGIN + half, width: half, align: "right" } as const;
  const below = pen.write(root, "H1", sheet.title, { ...right, y: MARGIN, size: 18, bold: true });
  pen.y = pen.write(root, "P", sheet.number, { ...right, y: below, size: 11, color: MUTED }) + 28;

  const blocks = [
    ...sheet.parties.map(({ label, lines }) => ({ label, text: lines.join("\n") })),
    { label: "", text: sheet.facts.map(({ label, value }) => labelled(label, value, language)).join("\n") },
  ];
  const gap = 18;
  const width = (INNER - gap * (blocks.length - 1)) / blocks.length;
  const ends = blocks.map(({ label, text }, at) => {
    const x = MARGIN + at * (width + gap);
    const top = label === "" ? pen.y : pen.write(root, "H2", label, { x, y: pen.y, width, size: 8.5, color: MUTED });
    return text === "" ? top : pen.write(root, "P", text, { x, y: top, width });
  });
  pen.y = Math.max(...ends) + 28;
}

/** The columns of the lines, from the left. */
function columnsOf({ columns }: Sheet) {
  const amount = { x: MARGIN + INNER - 90, width: 90, align: "right" } as const;
  if (columns.period === undefined) return { title: { x: MARGIN, width: INNER - 106 }, amount };
  return {
    title: { x: MARGIN, width: INNER - 106 - 160 },
    period: { x: MARGIN + INNER - 90 - 160, width: 148 },
    amount,
  };
}

function table(pen: Pen, root: PDFKit.PDFStructureElement, sheet: Sheet): void {
  const { doc } = pen;
  const { title, period, amount } = columnsOf(sheet);
  const list = doc.struct("Table");
  root.add(list);
  const heading = () => {
    const row = doc.struct("TR");
    list.add(row);
    const look = { y: pen.y, size: 8.5, color: MUTED } as const;
    pen.write(row, "TH", sheet.columns.title, { ...title, ...look });
    if (period) pen.write(row, "TH", sheet.columns.period ?? "", { ...period, ...look });
    const end = pen.write(row, "TH", sheet.columns.amount, { ...amount, ...look });
    row.end();
    pen.y = end + 5;
    pen.line(pen.y);
    pen.y += 7;
  };
  heading();
  for (const line of sheet.lines) {
    const tall =
      pen.height(line.title, { ...title, bold: true }) +
      (line.detail ? pen.height(line.detail, { ...title, size: 8.5 }) : 0);
    if (pen.room(tall + 14)) heading();
    const row = doc.struct("TR");
    list.add(row);
    let end = pen.write(row, "TD", line.title, { ...title, y: pen.y, bold: true });
    if (line.detail) end = pen.write(row, "TD", line.detail, { ...title, y: end, size: 8.5, color: MUTED });
    if (period) end = Math.max(end, pen.write(row, "TD", line.period ?? "", { ...period, y: pen.y }));
    end = Math.max(end, pen.write(row, "TD", line.amount, { ...amount, y: pen.y }));
    row.end();
    pen.y = end + 6;
    pen.line(pen.y);
    pen.y += 7;
  }
  list.end();
}

function totals(pen: Pen, root: PDFKit.PDFStructureElement, sheet: Sheet): void {
  const width = 220;
  const x = MARGIN + INNER - width;
  pen.room(sheet.totals.length * 20 + 20);
  pen.y += 6;
  for (const { label, value, total = false } of sheet.totals) {
    if (total) {
      pen.line(pen.y + 2, x, width);
      pen.y += 10;
    }
    const look = { y: pen.y, size: total ? 12 : 10, bold: total } as const;
    const left = pen.write(root, "P", label, { ...look, x, width: width - 95, color: total ? INK : MUTED });
    const right = pen.write(root, "P", value, { ...look, x: x + width - 95, width: 95, align: "right" });
    pen.y = Math.max(left, right) + 5;
  }
}

/** The small print and the number of each page: not a part of what is read in its order. */
function feet(pen: Pen, sheet: Sheet, { page }: PdfWords): void {
  const { doc } = pen;
  const { start, count } = doc.bufferedPageRange();
  const look = { y: HEIGHT - 84, size: 8, color: MUTED } as const;
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    doc.markContent("Artifact", { type: "Pagination" });
    // The foot is in the margin, where text would begin a new page.
    doc.page.margins.bottom = 0;
    pen.put(sheet.foot.join("\n"), { ...look, x: MARGIN, width: INNER - 100 }, 52);
    pen.put(page(at - start + 1, count), { ...look, x: MARGIN + INNER - 90, width: 90, align: "right" });
    doc.endMarkedContent();
  }
}
