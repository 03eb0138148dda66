const WIDTH = 120;

const isObject = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === "object" && value !== null;

/** Names and values of what is there; a list has no names. */
function entriesOf(value: Record<string, unknown> | unknown[]): (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item) => ["", item]);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => [`${JSON.stringify(name)}: `, item]);
}

function inline(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value);
  const entries = entriesOf(value).map(([name, item]) => name + inline(item));
  if (entries.length === 0) return Array.isArray(value) ? "[]" : "{}";
  return Array.isArray(value) ? `[${entries.join(", ")}]` : `{ ${entries.join(", ")} }`;
}

/** Lists of several objects stand below each other even where they would fit: that is how the formatter has it. */
const isTall = (value: unknown): boolean =>
  isObject(value) &&
  ((Array.isArray(value) &&
    value.length > 1 &&
    value.every((item) => isObject(item) && !Array.isArray(item) && Object.keys(item).length > 1)) ||
    Object.values(value).some(isTall));

function write(name: string, value: unknown, indent: string, comma: string): string {
  const flat = `${indent}${name}${isTall(value) ? "" : inline(value)}${comma}`;
  if (!isObject(value) || (!isTall(value) && flat.length <= WIDTH)) return flat;
  const entries = entriesOf(value);
  const lines = entries.map(([inner, item], index) =>
    write(inner, item, `${indent}  `, index < entries.length - 1 ? "," : ""),
  );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return [`${indent}${name}${open}`, ...lines, `${indent}${close}${comma}`].join("\n");
}

/** JSON as the repository's formatter has it: on one line what fits there. */
export const formattedJson = (value: unknown) => `${write("", value, "", "")}\n`;
