import { requestId } from "../access/connection.ts";

/**
 * Writes one line of JSON, with the time and the id of the request that is being answered. What informs goes to standard
 * output, an error to standard error. Line ends and other signs that steer a terminal are escaped, so that no line can be
 * made up. Nothing in it may be a secret.
 */
export function log(level: "info" | "error", event: string, facts: object): void {
  const head = { time: new Date().toISOString(), level, service: "portal", event, request: requestId() };
  const line = JSON.stringify({ ...head, ...facts });
  if (level === "error") console.error(line);
  else console.log(line);
}
