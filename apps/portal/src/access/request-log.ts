import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../lib/log.ts";
import { countRequest, type RequestKind } from "../lib/metrics.ts";
import type { Connection } from "./connection.ts";

const LONGEST_PATH = 200;
const MOST_NAMES = 20;
const LONGEST_NAME = 40;

/** Built files: nobody wants a line for each. */
const isBuilt = (path: string) => path.startsWith("/_next/static/") || path === "/icon.svg";

function kindOf({ method, headers }: IncomingMessage, path: string): RequestKind {
  if (path.startsWith("/api/")) return "api";
  if (method === "POST") return "form";
  return headers.rsc === undefined ? "page" : "navigation";
}

const isStream = (response: ServerResponse) => /^text\/event-stream/.test(String(response.getHeader("content-type")));

/**
 * What of an address may be written down: its path, and the names of what was asked. The values may be a guest's access
 * code, a token of a password's reset, or somebody's address.
 */
function written(url: string): { path: string; query?: string[] } {
  const at = url.indexOf("?");
  const path = (at < 0 ? url : url.slice(0, at)).slice(0, LONGEST_PATH);
  if (at < 0) return { path };
  const names = [...new URLSearchParams(url.slice(at + 1)).keys()].slice(0, MOST_NAMES);
  return { path, query: names.map((name) => name.slice(0, LONGEST_NAME)) };
}

/** Counts a request when it is answered, or when the one who asked went away; writes a line of JSON about it if `writes`. */
export function followRequest(connection: Connection, writes: boolean): void {
  const { request, response } = connection;
  const began = performance.now();
  // Taken now: Next writes its own addresses into the request.
  const address = written(request.url ?? "/");
  if (isBuilt(address.path)) return;
  const asked = kindOf(request, address.path);
  response.once("close", () => {
    // One that lasts for minutes tells nothing of how quick the others are.
    const kind = isStream(response) ? "stream" : asked;
    const milliseconds = Math.round((performance.now() - began) * 10) / 10;
    countRequest(kind, response.statusCode, milliseconds);
    if (!writes) return;
    log("info", "request", {
      request: connection.id,
      method: request.method,
      ...address,
      kind,
      status: response.statusCode,
      milliseconds,
      who: connection.who ?? "nobody",
      ...(response.writableFinished ? {} : { aborted: true }),
    });
  });
}
