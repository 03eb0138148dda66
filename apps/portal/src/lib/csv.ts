/** Comma-separated values (RFC 4180), safe to open in a spreadsheet. */

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/**
 * One cell. Text that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises (CSV
 * injection); numbers stay numbers.
 */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r\n|%]/.test(value) && !isNumber(value) ? `'${value}` : value;
  return /[",\r\n\t;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table with its headings, in UTF-8 with the mark by which spreadsheets know it. */
export function csvText(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${[headings, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}
