import type { Instrumentation } from "next";

/** Runs once when the server starts, before it answers: a wrong configuration stops it with a sentence. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  (await import("./lib/outside.ts")).rememberOutside();
  const { ConfigurationError, env } = await import("./env.ts");
  const { watchConnections } = await import("./access/connection.ts");
  const { followRequest } = await import("./access/request-log.ts");
  watchConnections((connection) => followRequest(connection, env().LOG_REQUESTS === "on"));
  const { openStore } = await import("./store/store.ts");
  try {
    if (env().sendsSpans) (await import("./lib/telemetry.ts")).startTelemetry();
    await openStore();
    const { startPostman } = await import("./access/postman.ts");
    startPostman();
    const { startBulk } = await import("./access/bulk.ts");
    startBulk();
  } catch (error) {
    const why =
      error instanceof ConfigurationError
        ? error.message
        : `The portal's database can't be opened: ${error instanceof Error ? error.message : error}`;
    console.error(`The portal can't start.\n${why}`);
    process.exit(1);
  }
}

/** Notes a mistake of ours under the request's id: the page that stands in its place shows the digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("./lib/log.ts");
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  const name = error instanceof Error ? error.name : "unknown";
  log("error", "request failed", { digest, name, route: routePath, part: routeType });
};
