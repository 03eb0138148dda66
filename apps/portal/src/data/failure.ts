import "server-only";
import { ConnectionError, OutcomeUnknownError, ResponseError, TimeoutError, WhmcsError } from "@kraken/sdk";
import { requestId } from "../access/connection.ts";
import { log } from "../lib/log.ts";
import { ForeignRowError } from "./owned.ts";

/** What a failed call means for the one who waits for it. */
export type Failure =
  /** WHMCS does not answer, or not in words that we know: it may work again later. */
  | "unavailable"
  /** A write was sent and its answer was lost: it may have been done. */
  | "unknown"
  /** WHMCS said no. */
  | "refused";

/** The same form failed like this when it was sent before. */
export class RepeatedFailure extends Error {
  override name = "RepeatedFailure";
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`The same form was sent before: ${failure}`);
    this.failure = failure;
  }
}

/** Sorts an error of src/data; undefined for what is not WHMCS's doing (redirects, not found, our own mistakes). */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof OutcomeUnknownError) return "unknown";
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof ResponseError)
    return "unavailable";
  if (error instanceof ForeignRowError) return "unavailable";
  if (error instanceof RepeatedFailure) return error.failure;
  if (error instanceof WhmcsError)
    return error.httpStatus !== undefined && error.httpStatus >= 400 ? "unavailable" : "refused";
  return undefined;
}

/** Writes a failed call to the log under a short reference that the reader can quote: the id of his request. */
export function logFailure(error: unknown, where: string): string {
  const reference = requestId() ?? crypto.randomUUID().slice(0, 12);
  const facts =
    error instanceof WhmcsError ? error.toJSON() : { name: error instanceof Error ? error.name : "unknown" };
  log("error", "page failed", { request: reference, where, ...facts });
  return reference;
}

/** What is read, or something instead where WHMCS does not say it: for what a page can do without. */
export async function orElse<T>(reading: Promise<T>, instead: T): Promise<T> {
  return reading.catch((error) => {
    if (failureOf(error) === undefined) throw error;
    return instead;
  });
}
