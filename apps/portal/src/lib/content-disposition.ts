/**
 * "Save this file under its name", for a header: RFC 6266, with the name in full as RFC 8187 writes it and an ASCII
 * one for those who don't read that. Nothing in a name can end the value or the header.
 */
export function savedAs(name: string): string {
  const plain = name.replace(/[\p{C}/\\]/gu, "_") || "file";
  const ascii = plain
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/["%;\\]/g, "_");
  const full = encodeURIComponent(plain).replace(/['()*!]/g, percent);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`;
}

const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
