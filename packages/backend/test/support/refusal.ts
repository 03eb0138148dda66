import { ActionError } from "@kraken/sdk";

/** What WHMCS said no with, or "done". */
export const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );
