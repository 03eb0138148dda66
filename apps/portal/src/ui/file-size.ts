/** 184416 → "184 kB"; French counts the same in octets, "184 ko". */
export function formatFileSize(bytes: number, locale: string): string {
  const units = ["", "k", "M", "G", "T"].map((thousands) => `${thousands}${locale.startsWith("fr") ? "o" : "B"}`);
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return `${format.format(size < 10 ? size : Math.round(size))} ${units[unit] ?? ""}`;
}
