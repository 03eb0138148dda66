import {
  ActionError,
  ConnectionError,
  OutcomeUnknownError,
  ResponseError,
  TimeoutError,
  UnsupportedActionError,
} from "./errors.ts";
import type { Sent } from "./transport.ts";
import type { CallReport, Logger } from "./types.ts";

type Listeners = { logger?: Logger | undefined; onCall?: ((report: CallReport) => void) | undefined };

/** Runs the end of a call and tells the listeners how it went. What they throw is a warning, never the call's result. */
export function createReporter({ logger, onCall }: Listeners) {
  function tell(report: CallReport) {
    try {
      onCall?.(report);
      if (report.outcome === "ok") logger?.debug(report, "whmcs call");
      else logger?.warn(report, "whmcs call failed");
    } catch {
      process.emitWarning("onCall or the logger threw an error", "KrakenWarning");
    }
  }

  return <T>(call: Pick<CallReport, "action" | "effect">, { outcome, attempts, duration }: Sent, end: () => T): T => {
    if (!onCall && !logger) return end();
    const seen = { ...call, duration, attempts, httpStatus: outcome.status };
    try {
      const result = end();
      tell({ ...seen, outcome: "ok" });
      return result;
    } catch (error) {
      tell({ ...seen, outcome: outcomeOf(error) });
      throw error;
    }
  };
}

function outcomeOf(error: unknown): CallReport["outcome"] {
  if (error instanceof ActionError) return "refused";
  if (error instanceof UnsupportedActionError) return "unsupported";
  if (error instanceof TimeoutError) return "timeout";
  if (error instanceof ConnectionError) return "connection";
  if (error instanceof ResponseError) return "response";
  if (error instanceof OutcomeUnknownError) return "unknown";
  return "aborted";
}
