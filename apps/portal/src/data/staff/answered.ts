import "server-only";
import { ActionError, UnsupportedActionError } from "@kraken/sdk";
import { failureOf } from "../failure.ts";
import { isForbidden } from "../reason.ts";

/** What came of a write: done, or what WHMCS, a server or a registrar said instead, in its own words. */
export type Answered<T = unknown> = { is: "done"; value: T } | { is: "refused"; reason: string };

/**
 * Does it, and has a refusal answered in the words of who refused: staff know what to make of them. What the engine or its
 * role lacks, and what failed on the way, is thrown as ever.
 */
export async function answered<T>(work: () => Promise<T>): Promise<Answered<T>> {
  try {
    return { is: "done", value: await work() };
  } catch (error) {
    const isRefusal = error instanceof ActionError && failureOf(error) === "refused";
    if (!isRefusal || error instanceof UnsupportedActionError || isForbidden(error)) throw error;
    return { is: "refused", reason: error.reason };
  }
}
