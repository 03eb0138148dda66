import { z } from "zod";
import { isRecord } from "./lists.ts";

/** What a reader gives for a value that can't be what its schema says. */
export const WRONG: unique symbol = Symbol("wrong");

/** Reads the wire's form of one schema. It never changes what it is given, nor gives any container of it back. */
export type Reader = (wire: unknown) => unknown;

/** Beside each codec, and each schema that was asked for, its reader. */
const readers = new WeakMap<z.core.$ZodType, Reader>();

/** Notes how a codec's wire form is read. */
export function readWith(schema: z.core.$ZodType, reader: Reader): void {
  readers.set(schema, reader);
}

/**
 * Reads the wire's form of a schema, as z.safeDecode does, in a fraction of its time: an answer has thousands of
 * values, and zod makes two objects for each and looks at each twice. What the readers find wrong goes to zod, whose
 * issues tell the place.
 */
export function read<T>(schema: z.ZodType<T>, wire: unknown): z.ZodSafeParseResult<T> {
  const value = readerOf(schema)(wire);
  return value === WRONG ? z.safeDecode(schema, wire as never) : { success: true, data: value as T };
}

/** The reader of a schema: made once. */
export function readerOf(schema: z.core.$ZodType): Reader {
  const known = readers.get(schema);
  if (known) return known;
  const made = makeReader(schema);
  readers.set(schema, made);
  return made;
}

function makeReader(schema: z.core.$ZodType): Reader {
  if (schema instanceof z.ZodObject) {
    const { catchall, shape } = schema.def;
    if (catchall === undefined) return fieldsReader(shape);
    if (catchall instanceof z.ZodUnknown) return rowReader(schema);
  }
  if (schema instanceof z.ZodArray) return listReader(readerOf(schema.def.element));
  if (schema instanceof z.ZodRecord && isAnyKey(schema.def.keyType)) return mapReader(readerOf(schema.def.valueType));
  if (schema instanceof z.ZodNullable) {
    const inner = readerOf(schema.def.innerType);
    return (wire) => (wire === null ? null : inner(wire));
  }
  return throughZod(schema);
}

const isAnyKey = (key: z.core.$ZodType) => key instanceof z.ZodString && (key.def.checks ?? []).length === 0;

/** The fields of an object. One that has to be there is wrong when it is not, whatever its codec makes of nothing. */
const namesAndReaders = (shape: z.core.$ZodShape) =>
  Object.entries(shape).map(([name, schema]): { name: string; readField: Reader } => {
    const inner = readerOf(schema);
    const isNeeded = schema._zod.optin === undefined;
    return { name, readField: isNeeded ? (wire) => (wire === undefined ? WRONG : inner(wire)) : inner };
  });

/**
 * A row: its known fields in the caller's form, and the others as they came. Its reader is written out as a function of
 * its own, as zod does for its objects: then the engine knows where each field of such rows lies, which halves the time
 * of an answer again. Where code from text is forbidden, zod reads the row.
 */
function rowReader(schema: z.ZodObject): Reader {
  if (!z.core.util.allowsEval.value || z.config().jitless) return throughZod(schema);
  const fields = namesAndReaders(schema.def.shape);
  const known = new Set(fields.map(({ name }) => name));
  const rest = (made: Record<string, unknown>, wire: Record<string, unknown>) => {
    for (const key of Object.keys(wire)) if (!known.has(key) && key !== "__proto__") made[key] = wire[key];
  };
  const lines = fields.flatMap(({ name }, at) => [
    `const given${at} = wire[${JSON.stringify(name)}];`,
    `if (given${at} !== undefined) seen += 1;`,
    `const value${at} = read${at}(given${at});`,
    `if (value${at} === WRONG) return WRONG;`,
  ]);
  const code = [
    `const [${fields.map((_, at) => `read${at}`).join(", ")}] = readers;`,
    "return (wire) => {",
    "if (!isRecord(wire)) return WRONG;",
    "let seen = 0;",
    ...lines,
    `const made = { ${fields.map(({ name }, at) => `${JSON.stringify(name)}: value${at}`).join(", ")} };`,
    "if (Object.keys(wire).length !== seen) rest(made, wire);",
    "return made;",
    "};",
  ];
  const make = new Function("readers", "rest", "isRecord", "WRONG", code.join("\n"));
  const readers = fields.map(({ readField }) => readField);
  return make(readers, rest, isRecord, WRONG) as Reader;
}

/** Named fields, without any others. */
function fieldsReader(shape: z.core.$ZodShape): Reader {
  const fields = namesAndReaders(shape);
  return (wire) => {
    if (!isRecord(wire)) return WRONG;
    const made: Record<string, unknown> = {};
    for (const { name, readField } of fields) {
      const value = readField(wire[name]);
      if (value === WRONG) return WRONG;
      if (value !== undefined || name in wire) made[name] = value;
    }
    return made;
  };
}

function listReader(readItem: Reader): Reader {
  return (wire) => {
    if (!Array.isArray(wire)) return WRONG;
    const made: unknown[] = [];
    for (const item of wire) {
      const value = readItem(item);
      if (value === WRONG) return WRONG;
      made.push(value);
    }
    return made;
  };
}

function mapReader(readItem: Reader): Reader {
  return (wire) => {
    if (!isRecord(wire)) return WRONG;
    const made: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(wire)) {
      if (key === "__proto__") continue;
      const value = readItem(item);
      if (value === WRONG) return WRONG;
      made[key] = value;
    }
    return made;
  };
}

/** Whatever else a schema is, zod reads it: in a context of its own each time, since zod remembers in it what it read. */
function throughZod(schema: z.core.$ZodType): Reader {
  return (wire) => {
    const result = schema._zod.run({ value: wire, issues: [] }, { async: false, direction: "forward" });
    return result instanceof Promise || result.issues.length > 0 ? WRONG : result.value;
  };
}
