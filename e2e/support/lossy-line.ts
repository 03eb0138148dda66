import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Call = { action: string; fields: Record<string, string> };

/** What a test makes of an answer: another one, "silence", or undefined for the one that came. */
export type Spoil = (call: {
  action: string;
  body: string;
  answer: string;
}) => { status: number; text: string } | "silence" | undefined;

/**
 * Passes calls on to a backend, and tells what was asked. It knows HTTP: a test that wants other answers makes them here.
 * What happens to connections (slow, cut, refused) is scripts/testing/fault-proxy.ts's. The answers of an action that it
 * is told to lose never arrive.
 */
export type LossyLine = {
  endpoint: string;
  /** Every call so far, in their order, without the credential. */
  calls: Call[];
  lose: (action: string | undefined) => void;
  /** From here on answers are what this makes of them. */
  spoil: (how: Spoil) => void;
  /** Calls of this action don't get through: what is lost or spoiled is only what would have been their answer. */
  hold: (action: string | undefined) => void;
  /** Once an answer of this action has come, nobody listens any more: the next call is certainly not sent. */
  closeAfter: (action: string) => void;
  /** Listens again where it did. */
  reopen: () => Promise<void>;
  close: () => Promise<void>;
};

export async function openLine(to: string): Promise<LossyLine> {
  let lost: string | undefined;
  let spoiled: Spoil = () => undefined;
  let last: string | undefined;
  let held: string | undefined;
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const {
      action = "",
      identifier: _identifier,
      secret: _secret,
      ...fields
    } = Object.fromEntries(new URLSearchParams(body.toString()));
    calls.push({ action, fields });
    try {
      const headers = { "content-type": request.headers["content-type"] ?? "" };
      const isHeld = held !== undefined && action === held;
      const answer = isHeld ? new Response("{}") : await fetch(to, { method: "POST", headers, body });
      const text = await answer.text();
      if (last !== undefined && action === last) {
        // The caller does not use this connection again.
        response.setHeader("connection", "close");
        server.close();
      }
      const other = spoiled({ action, body: body.toString(), answer: text });
      if (other === "silence") return;
      if (lost !== undefined && action === lost) request.socket.destroy();
      else if (other) response.writeHead(other.status, { "content-type": "text/html" }).end(other.text);
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
    calls,
    lose: (action) => {
      lost = action;
    },
    spoil: (how) => {
      spoiled = how;
    },
    hold: (action) => {
      held = action;
    },
    closeAfter: (action) => {
      last = action;
    },
    reopen: async () => {
      last = undefined;
      if (!server.listening) await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    },
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
