import { z } from "zod";

/** JSON Schema 2020-12, as much of it as the contract needs. */
export type JsonSchema = {
  type?: "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";
  description?: string;
  format?: string;
  pattern?: string;
  enum?: readonly (string | number | boolean)[];
  const?: string | number | boolean;
  examples?: readonly string[];
  exclusiveMinimum?: number;
  anyOf?: readonly JsonSchema[];
  items?: JsonSchema;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: JsonSchema;
  contentEncoding?: string;
  contentMediaType?: string;
  contentSchema?: JsonSchema;
};

/** What a value is on both sides. `optional`: the wire may be without it; a caller may leave a parameter out. */
export type Sides = { caller: JsonSchema; wire: JsonSchema; optional?: boolean };

/** Beside each codec what it is on both sides: zod knows the caller's side of it, at best. */
const described = new WeakMap<z.ZodType, () => Sides>();

/** Notes what a codec's values are on both sides. Gives the codec back. */
export function describe<S extends z.ZodType>(schema: S, sides: () => Sides): S {
  described.set(schema, sides);
  return schema;
}

/** The sides of a codec, or of an object or a union of codecs. */
export function sidesOf(schema: z.ZodType): Sides {
  const known = described.get(schema);
  if (known) return known();
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map((option) => sidesOf(option as z.ZodType));
    return options.reduce((one, other) => ({
      caller: either(one.caller, other.caller),
      wire: either(one.wire, other.wire),
    }));
  }
  if (schema instanceof z.ZodObject) return objectSides(schema.shape as Record<string, z.ZodType>);
  throw new TypeError(`Nothing is known of a ${schema.def.type}: make it with the wire's codecs`);
}

function objectSides(shape: Record<string, z.ZodType>): Sides {
  const sides = Object.entries(shape).map(([name, schema]) => [name, sidesOf(schema)] as const);
  const required = sides.filter(([, side]) => !side.optional).map(([name]) => name);
  const objectOf = (side: "caller" | "wire"): JsonSchema => ({
    type: "object",
    properties: Object.fromEntries(sides.map(([name, both]) => [name, both[side]])),
    ...(required.length > 0 && { required }),
  });
  return { caller: objectOf("caller"), wire: objectOf("wire") };
}

/** Either of two; what is there twice stands once. */
export function either(one: JsonSchema, other: JsonSchema): JsonSchema {
  const alternatives = [...(one.anyOf ?? [one]), ...(other.anyOf ?? [other])];
  const once = new Map(alternatives.map((schema) => [JSON.stringify(schema), schema]));
  return once.size === 1 ? one : { anyOf: [...once.values()] };
}
