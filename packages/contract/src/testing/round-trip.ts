// biome-ignore lint/style/noRestrictedImports: only tests import this file
import fc from "fast-check";
// biome-ignore lint/style/noRestrictedImports: only tests import this file
import { expect } from "vitest";
import { z } from "zod";
import { read } from "../wire/read.ts";
import { type Codec, type Formable, formBody, parseForm } from "../wire.ts";

/** What a wire value is to the caller, which zod and the codec's own reader agree upon; undefined when it is none. */
export function decoded<T>(codec: Codec<T>, wire: unknown): T | undefined {
  const { data } = z.safeDecode(codec, wire as never);
  expect(read(codec, wire).data).toEqual(data);
  return data;
}

/** What a caller's value is on the wire. */
export const encoded = <T>(codec: Codec<T>, value: T): unknown => z.encode(codec, value);

/** A wire value after its way through JSON. */
export const throughJson = (wire: unknown): unknown => (wire === undefined ? wire : JSON.parse(JSON.stringify(wire)));

/** A wire value after its way through a form. */
export const throughForm = (wire: unknown): unknown =>
  parseForm(new URLSearchParams(formBody({ value: wire as Formable }))).value;

/** Asserts that every value comes back from the wire as it was. */
export function comesBack<T>(codec: Codec<T>, values: fc.Arbitrary<T>, through = throughJson) {
  fc.assert(
    fc.property(values, (value) => {
      expect(decoded(codec, through(z.encode(codec, value)))).toEqual(value);
    }),
  );
}
