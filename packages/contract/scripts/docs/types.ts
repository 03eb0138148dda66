import type { JsonSchema } from "../../src/wire.ts";

const isNull = (schema: JsonSchema) => schema.type === "null";

/** A schema without its null, and whether it had one. */
function withoutNull(schema: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  const alternatives = schema.anyOf?.filter((one) => !isNull(one));
  if (!alternatives || alternatives.length === schema.anyOf?.length) return { schema, nullable: false };
  const [only] = alternatives;
  return { schema: alternatives.length === 1 && only ? only : { anyOf: alternatives }, nullable: true };
}

const quoted = (words: readonly (string | number | boolean)[]) => words.map((word) => `\`${word}\``).join(", ");

function scalarName(schema: JsonSchema): string {
  if (schema.enum) return quoted(schema.enum);
  if (schema.examples) return `text: ${quoted(schema.examples)}`;
  if (schema.format === "date") return "date";
  if (schema.format === "date-time") return "time";
  if (schema.format === "binary") return "bytes";
  if (schema.format === "decimal") return "decimal";
  if (schema.exclusiveMinimum === 0) return "id";
  if (schema.type === "string") return "text";
  return schema.type ?? "any JSON";
}

/** A caller's type in words, as the tables show it. */
export function typeName(schema: JsonSchema): string {
  const { schema: inner, nullable } = withoutNull(schema);
  const name = inner.anyOf
    ? inner.anyOf.map(typeName).join(" or ")
    : inner.items
      ? `list of ${typeName(inner.items)}`
      : inner.additionalProperties
        ? `map of ${typeName(inner.additionalProperties)}`
        : inner.properties
          ? "object"
          : scalarName(inner);
  return nullable ? `${name}, or null` : name;
}

/** One field of an object, or of what is in it: `invoices[].id`, `pricing{}.tld`. */
export type Field = { path: string; type: string; required: boolean };

/** The fields of an object, each followed by those inside it. */
export function fieldsOf(schema: JsonSchema, prefix = ""): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    return [
      { path, type: typeName(field), required: schema.required?.includes(name) ?? false },
      ...fieldsInside(field, path),
    ];
  });
}

function fieldsInside(schema: JsonSchema, path: string): Field[] {
  const { schema: inner } = withoutNull(schema);
  if (inner.anyOf) return inner.anyOf.flatMap((one) => fieldsInside(one, path));
  if (inner.items) return fieldsInside(inner.items, `${path}[]`);
  if (inner.additionalProperties) return fieldsInside(inner.additionalProperties, `${path}{}`);
  return fieldsOf(inner, `${path}.`);
}
