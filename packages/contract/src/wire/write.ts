import { z } from "zod";
import type { Formable } from "./php.ts";

type Named = Record<string, unknown>;
type Field = { name: string; schema: z.ZodType; isNeeded: boolean };

/** The fields of each input that was written once, in the contract's order. */
const inputFields = new WeakMap<z.ZodType, readonly Field[]>();

function fieldsOf(input: z.ZodObject): readonly Field[] {
  const known = inputFields.get(input);
  if (known) return known;
  const made = Object.entries(input.shape as Record<string, z.ZodType>).map(([name, schema]) => {
    return { name, schema, isNeeded: !z.safeEncode(schema, undefined as never).success };
  });
  inputFields.set(input, made);
  return made;
}

/** Writes the fields that are there; most of an action's parameters seldom are. Undefined when something is wrong. */
export function writeFields(input: z.ZodObject, named: Named): { [key: string]: Formable } | undefined {
  const form: { [key: string]: Formable } = {};
  for (const { name, schema, isNeeded } of fieldsOf(input)) {
    if (Object.hasOwn(named, name)) {
      const written = z.safeEncode(schema, named[name]);
      if (!written.success) return undefined;
      form[name] = written.data as Formable;
    } else if (isNeeded) return undefined;
  }
  return form;
}
