import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Backend } from "./backend.ts";
import { SettingError } from "./environment.ts";

export type Listening = { port: number; close(): Promise<void> };

/** A port that another program holds. */
export class PortTakenError extends Error {
  override name = "PortTakenError";
}

/**
 * Serves a backend over HTTP until closed; port 0 takes a free one.
 * @throws PortTakenError when the port is taken, SettingError when the host is another machine's.
 */
export async function listen(backend: Backend, port: number, host = "127.0.0.1"): Promise<Listening> {
  const listener = getRequestListener((request, env) => {
    const address = "incoming" in env ? (env.incoming.socket.remoteAddress ?? "") : "";
    return backend.fetch(request, { address });
  });
  const server: Server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 30_000 },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") reject(new PortTakenError(`Port ${port} is taken.`));
      else if (error.code === "EADDRNOTAVAIL") reject(new SettingError(`${host} is no address of this machine.`));
      else reject(error);
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
