import { stripVTControlCharacters } from "node:util";

/** Columns that nobody means to show on a screen; --json has them. */
const hidden = /^(password|passwordhash|remote_token|access_token|c|eppcode|transfersecret)$/;

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** One line of text: what would move the cursor, or break the table, is taken out. */
export const clean = (text: string) =>
  stripVTControlCharacters(text)
    .replace(/\s+/g, " ")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys them
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, "");

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.every(isRow) ? `${value.length} rows` : value.map(shown).join(", ");
  return clean(isRow(value) ? JSON.stringify(value) : String(value));
}

const isShort = (value: unknown) => !isRow(value) && !(Array.isArray(value) && value.some(isRow));
const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

const WIDEST = 40;
const GAP = "  ";

/** Rows under each other, with as many columns as the width takes; what is left out is said. */
export function table(rows: readonly Row[], width: number): string {
  const names = Object.keys(rows[0] ?? {}).filter(
    (name) =>
      !hidden.test(name) && rows.every((row) => isShort(row[name])) && rows.some((row) => shown(row[name]) !== ""),
  );
  const columns = names.map((name) => {
    const cells = rows.map((row) => cut(shown(row[name]), WIDEST));
    return { name, cells, width: Math.max(name.length, ...cells.map((cell) => cell.length)) };
  });
  let used = 0;
  const fitting = columns.filter((column, index) => {
    used += column.width + GAP.length;
    return index === 0 || used <= width;
  });
  const line = (cellOf: (column: (typeof columns)[number]) => string) =>
    fitting
      .map((column) => cellOf(column).padEnd(column.width))
      .join(GAP)
      .trimEnd();
  const lines = [line(({ name }) => name), ...rows.map((_row, index) => line(({ cells }) => cells[index] ?? ""))];
  const left = columns.length - fitting.length;
  return [...lines, ...(left > 0 ? [`(${left} more columns; --json shows everything)`] : [])].join("\n");
}

/** Names and values under each other. */
function fields(row: Row): string {
  const names = Object.keys(row).filter((name) => !hidden.test(name));
  const width = Math.max(0, ...names.map((name) => name.length));
  return names.map((name) => `${name.padEnd(width)}${GAP}${shown(row[name])}`.trimEnd()).join("\n");
}

/** An answer for people: its list as a table, or its fields; lists inside it as tables of their own. */
export function answer(result: unknown, rows: string | undefined, width: number): string {
  if (Array.isArray(result)) return result.every(isRow) ? table(result, width) : result.map(shown).join("\n");
  if (!isRow(result)) return shown(result);
  const lists = Object.entries(result).filter(
    (entry): entry is [string, Row[]] => Array.isArray(entry[1]) && entry[1].length > 0 && entry[1].every(isRow),
  );
  const list = rows === undefined ? (lists.length === 1 ? lists[0]?.[0] : undefined) : rows;
  const main = list === undefined ? undefined : result[list];
  if (list !== undefined && Array.isArray(main)) {
    const total = typeof result.totalresults === "number" ? ` of ${result.totalresults}` : "";
    const counted = `${main.length}${total} ${list}`;
    const beside = Object.fromEntries(Object.entries(result).filter(([name]) => name !== list && !isCounter(name)));
    const others = Object.values(beside).some((value) => shown(value) !== "") ? `\n\n${fields(beside)}` : "";
    return main.length === 0 ? counted : `${table(main as Row[], width)}\n\n${counted}${others}`;
  }
  const parts = lists.map(([name, inner]) => `\n${name}\n${table(inner, width)}`);
  return [fields(result), ...parts].join("\n");
}

const isCounter = (name: string) => ["totalresults", "startnumber", "numreturned", "result"].includes(name);
