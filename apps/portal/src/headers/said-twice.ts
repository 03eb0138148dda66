/**
 * Whether an address says one name twice: of two values one reader takes the first and another the last. Names that end
 * in "[]" are lists, as in WHMCS's own links.
 */
export function saysTwice(params: URLSearchParams): boolean {
  const names = [...params.keys()].filter((name) => !name.endsWith("[]"));
  return new Set(names).size < names.length;
}
