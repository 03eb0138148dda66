import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Passes calls on to a backend. The answers of an action that it is told to lose never arrive. */
export type LossyLine = { endpoint: string; lose: (action: string | undefined) => void; close: () => Promise<void> };

export async function openLine(to: string): Promise<LossyLine> {
  let lost: string | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    try {
      const headers = { "content-type": request.headers["content-type"] ?? "" };
      const answer = await fetch(to, { method: "POST", headers, body });
      const text = await answer.text();
      if (lost !== undefined && new URLSearchParams(body.toString()).get("action") === lost) request.socket.destroy();
      else response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
    } catch {
      // Nobody listens there: the caller finds a line that is cut.
      request.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}${new URL(to).pathname}`,
    lose: (action) => {
      lost = action;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
