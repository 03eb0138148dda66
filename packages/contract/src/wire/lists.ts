/** The forms in which WHMCS sends lists. Sources: the API reference's examples, and recorded live answers. */

/** True for an object that is neither null nor an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmptyArray = (value: unknown) => Array.isArray(value) && value.length === 0;

/** Rows of a map whose keys are all numbers (PHP's non-sequential arrays), in the order of the keys; else null. */
function numericMap(value: Record<string, unknown>): unknown[] | null {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key)) ? Object.values(value) : null;
}

/**
 * The rows of a list in whatever form it came: `{singular: [...]}`, `[...]`, `""`, null, missing, `[[]]`,
 * `{"0": {...}}`, or one row standing alone. Null when it is something else.
 */
export function listRows(value: unknown, singular?: string): unknown[] | null {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) return value.filter((row) => !isEmptyArray(row));
  if (!isRecord(value)) return null;
  if (singular !== undefined && singular in value) return listRows(value[singular]);
  if (Object.keys(value).length === 0) return [];
  const rows = numericMap(value);
  if (rows) return rows.filter((row) => !isEmptyArray(row));
  // Without a wrapper's name a lone object is a single row; with one, it is a wrapper that we don't know.
  return singular === undefined ? [value] : null;
}

/** Nests the flat keys of name-value answers (`domains[domain][0][id]`), when there are any. */
export function nestFlatKeys(answer: Record<string, unknown>): Record<string, unknown> {
  if (!Object.keys(answer).some((key) => key.includes("["))) return answer;
  const nested: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(answer)) {
    const parts = key.split("[").map((part) => part.replace(/\]$/, ""));
    let at = nested;
    parts.forEach((part, depth) => {
      if (part === "__proto__") return;
      if (depth === parts.length - 1) {
        at[part] = value;
        return;
      }
      const child = at[part];
      if (isRecord(child)) at = child;
      else {
        const made: Record<string, unknown> = {};
        at[part] = made;
        at = made;
      }
    });
  }
  return nested;
}
