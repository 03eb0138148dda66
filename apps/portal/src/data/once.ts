import "server-only";
import { cache } from "react";
import type { AnyScope } from "../access/scope.ts";

/** Asks once a request, however many parts of a page want it. The arguments after the scope are compared as text. */
export function once<S extends AnyScope, A extends (string | number | boolean | undefined)[], R>(
  read: (scope: S, ...args: A) => Promise<R>,
): (scope: S, ...args: A) => Promise<R> {
  return cache(read);
}
