import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * The request that is being answered, as Node has it. Next hands a server action neither the address of the socket
 * (X-Forwarded-For holds what the browser wrote there) nor a way to say the status of its answer.
 */
export type Connection = {
  request: IncomingMessage;
  response: ServerResponse;
  /** Under which the logs have it, and a page that fails names it. */
  id?: string;
  /** Whose session came with it, once that has been looked up. */
  who?: "client" | "staff";
};

// Next makes several bundles of this file: they share what the process has once.
const kept = globalThis as { krakenConnections?: AsyncLocalStorage<Connection> };

/**
 * Begins to notice requests, at the start of the process. Node tells of each before anybody else sees it. Each gets an id
 * of ours, whatever the one who asks calls it, and its answer says which.
 */
export function watchConnections(begun: (connection: Connection) => void = () => undefined): void {
  if (kept.krakenConnections) return;
  const storage = new AsyncLocalStorage<Connection>();
  kept.krakenConnections = storage;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as Connection;
    const here: Connection = { request, response, id: randomBytes(6).toString("hex") };
    response.setHeader("x-request-id", here.id ?? "");
    storage.enterWith(here);
    begun(here);
  });
}

/** The id of the request that is being answered; undefined outside of one. */
export const requestId = (): string | undefined => connection()?.id;

/** Notes for the log whose session this request has. */
export function noteWho(who: "client" | "staff"): void {
  const here = connection();
  if (here) here.who = who;
}

/** The request that is being answered; undefined outside of one. */
export const connection = (): Connection | undefined => kept.krakenConnections?.getStore();

/** For tests, and for what runs a request without a server. */
export function withConnection<T>(given: Connection, run: () => T): T {
  kept.krakenConnections ??= new AsyncLocalStorage<Connection>();
  return kept.krakenConnections.run(given, run);
}

/**
 * Says what status the answer has, while nothing of it is sent. The page or the form's answer stays what it is. False
 * when it is too late, or nobody is answered.
 */
export function answerWith(status: number, headers: Record<string, string> = {}): boolean {
  const response = connection()?.response;
  if (!response || response.headersSent) return false;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return true;
}

/** Whether a whole document is asked for, by somebody who may have no scripts; else it is Next's own, in the browser. */
export function asksForDocument(): boolean {
  const headers = connection()?.request.headers;
  return headers?.rsc === undefined && headers?.["next-action"] === undefined;
}
