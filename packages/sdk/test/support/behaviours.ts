import type { Socket } from "node:net";
import type { Behaviour, Exchange } from "./server.ts";

type Head = { status?: number; headers?: Record<string, string> };

const head = ({ status = 200, headers = {} }: Head) =>
  [`HTTP/1.1 ${status} Whatever`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), "\r\n"].join(
    "\r\n",
  );

/** A whole answer of the given text, on a connection that stays. */
export const text =
  (body: string, { status = 200, headers = {} }: Head = {}): Behaviour =>
  ({ send }) =>
    send(head({ status, headers: { "content-length": String(Buffer.byteLength(body)), ...headers } }) + body);

export const json = (value: unknown, options?: Head): Behaviour => text(JSON.stringify(value), options);

/** What the call is answered with depends on the call. */
export const depending =
  (choose: (exchange: Exchange) => Behaviour): Behaviour =>
  (exchange) =>
    choose(exchange)(exchange);

/** No answer, and nothing closed. */
export const silence: Behaviour = () => {};

/** The connection is reset (RST, not FIN) once the request has been read. */
export const reset: Behaviour = ({ socket }) => abruptly(socket);

/** The connection is closed in good order (FIN), without an answer. */
export const hangUp: Behaviour = ({ socket }) => {
  socket.end();
};

/** Answers, then closes the connection: what a server does to one that is idle for too long. */
export const thenClose =
  (behaviour: Behaviour): Behaviour =>
  (exchange) => {
    behaviour(exchange);
    exchange.socket.end();
  };

/** Answers; the next request on this connection meets a reset before it is read. */
export const thenDeaf =
  (behaviour: Behaviour): Behaviour =>
  (exchange) => {
    exchange.socket.removeAllListeners("data");
    exchange.socket.once("data", () => abruptly(exchange.socket));
    behaviour(exchange);
  };

/** Answers later: when the promise resolves. */
export const after =
  (gate: Promise<unknown>, behaviour: Behaviour): Behaviour =>
  (exchange) => {
    gate.then(() => behaviour(exchange));
  };

/** The status and the first part of the body come, the rest never does. */
export const stalled =
  (part: string, options: Head = {}): Behaviour =>
  ({ send }) =>
    send(head({ ...options, headers: { "content-length": "1000", ...options.headers } }) + part);

/** A body that comes byte by byte, and never to an end, as long as the connection lives. */
export const drip: Behaviour = ({ send, socket }) => {
  send(head({ headers: { "transfer-encoding": "chunked" } }));
  const timer = setInterval(() => socket.write("1\r\n \r\n"), 5);
  socket.once("close", () => clearInterval(timer));
};

/** Part of a body, then the end of the connection, although a length (or chunks) promised more. */
export const truncated =
  (part: string, how: "length" | "chunks" | "no length", options: Head = {}): Behaviour =>
  ({ send, socket }) => {
    const promises: Record<typeof how, Record<string, string>> = {
      length: { "content-length": String(Buffer.byteLength(part) + 100) },
      chunks: { "transfer-encoding": "chunked" },
      "no length": { connection: "close" },
    };
    const body = how === "chunks" ? `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n` : part;
    send(head({ ...options, headers: { ...promises[how], ...options.headers } }) + body);
    socket.end();
  };

/** Bytes that are not HTTP at all. */
export const notHttp: Behaviour = ({ send, socket }) => {
  send("220 mail.example ESMTP ready\r\n");
  socket.end();
};

/** How much of a huge answer was handed to the network. */
export type Flood = { written: number };

/** A JSON answer of that many bytes, as fast as it is taken; `promised` says so in content-length. */
export const flood =
  (bytes: number, { promised, seen }: { promised: boolean; seen: Flood }): Behaviour =>
  ({ send, socket }) => {
    const chunk = Buffer.alloc(64 * 1024, "x");
    const length: Record<string, string> = promised ? { "content-length": String(bytes) } : { connection: "close" };
    send(`${head({ headers: length })}{"result":"success","filler":"`);
    const pour = () => {
      while (seen.written < bytes && !socket.destroyed) {
        seen.written += chunk.length;
        if (!socket.write(chunk)) return;
      }
      if (!socket.destroyed) socket.end('"}');
    };
    socket.on("drain", pour);
    pour();
  };

/** Sends RST. A TLS socket lies on a plain one, which has to do it. */
function abruptly(socket: Socket) {
  socket.resetAndDestroy();
}
