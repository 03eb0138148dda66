import { EventEmitter, once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from "node:tls";
import { json } from "./behaviours.ts";

/** One request as the server read it. */
export type LoggedCall = {
  action: string;
  params: URLSearchParams;
  /** The body as it travelled. */
  body: string;
  head: string;
  /** When it was read: milliseconds of performance.now(). */
  at: number;
  /** Which connection it came on, from 1. */
  connection: number;
};

/** A request that was read, and the connection to answer it on. */
export type Exchange = {
  call: LoggedCall;
  socket: Socket;
  /** Writes bytes of the answer as they are; the request counts as answered from the first on. */
  send(bytes: string | Buffer): void;
};

/** What the server does with a request that it has read: see behaviours.ts. */
export type Behaviour = (exchange: Exchange) => void;

const END_OF_HEAD = "\r\n\r\n";

/**
 * A real TCP (or TLS) server on loopback that reads requests byte by byte and answers as it is told, well or badly.
 * Every test waits for what it sees here with `until`, never for time to pass.
 */
export class MisbehavingServer {
  /** Every request that was read whole, in order. */
  readonly calls: LoggedCall[] = [];
  /** Connections that were accepted, TLS handshakes that were finished, connections that are over. */
  connections = 0;
  handshakes = 0;
  closed = 0;
  /** Requests that were read and not answered yet, and the most of them at one time. */
  pending = 0;
  mostPending = 0;
  /** What a new connection meets before anything is read from it; undefined lets it through. */
  onConnection: ((socket: Socket) => void) | undefined;

  readonly #behaviours: Behaviour[] = [];
  #usual: Behaviour = json({ result: "success" });
  readonly #changed = new EventEmitter().setMaxListeners(0);
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #scheme: string;

  constructor(certificate?: TlsOptions) {
    this.#scheme = certificate ? "https" : "http";
    const accept = (socket: Socket) => this.#serve(socket);
    this.#server = certificate
      ? createTlsServer(certificate, (socket: TLSSocket) => accept(socket))
      : createServer(accept);
    this.#server.on(certificate ? "secureConnection" : "connection", () => this.#change(() => (this.handshakes += 1)));
    this.#server.on("connection", (socket: Socket) => this.#track(socket));
    this.#server.on("tlsClientError", () => {});
  }

  async start(host = "127.0.0.1"): Promise<this> {
    this.#server.listen(0, host);
    await once(this.#server, "listening");
    return this;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The server does not listen");
    return address.port;
  }

  endpoint(host = "127.0.0.1"): string {
    return `${this.#scheme}://${host}:${this.port}/includes/api.php`;
  }

  /** Answers the next requests so, one after the other; later ones as usual. */
  next(...behaviours: Behaviour[]): this {
    this.#behaviours.push(...behaviours);
    return this;
  }

  /** Answers every other request so, from now on. */
  always(behaviour: Behaviour): this {
    this.#usual = behaviour;
    return this;
  }

  /** Resolves as soon as the condition holds; it is looked at after everything that happens to the server. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await once(this.#changed, "change");
  }

  actions(): string[] {
    return this.calls.map((call) => call.action);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #change(what: () => void) {
    what();
    this.#changed.emit("change");
  }

  #track(socket: Socket) {
    this.#sockets.add(socket);
    this.#change(() => (this.connections += 1));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.#change(() => (this.closed += 1));
    });
    this.onConnection?.(socket);
  }

  #serve(socket: Socket) {
    const connection = this.connections;
    let received = "";
    // Looking at all that came after each chunk would take minutes for a body of 20 MB.
    let chunks: string[] = [];
    let missing = 0;
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk.toString("latin1"));
      missing -= chunk.length;
      if (missing > 0) return;
      received += chunks.join("");
      chunks = [];
      for (let request = wholeRequest(received); request; request = wholeRequest(received)) {
        received = received.slice(request.length);
        this.#answer(socket, { ...request, connection });
      }
      missing = lengthOf(received) - received.length;
    });
  }

  #answer(socket: Socket, request: { head: string; body: string; connection: number }) {
    const params = new URLSearchParams(request.body);
    const { head, body, connection } = request;
    const call = { action: params.get("action") ?? "", params, body, head, at: performance.now(), connection };
    let waiting = true;
    const answered = () => {
      if (waiting) this.#change(() => (this.pending -= 1));
      waiting = false;
    };
    socket.once("close", answered);
    this.#change(() => {
      this.calls.push(call);
      this.pending += 1;
      this.mostPending = Math.max(this.mostPending, this.pending);
    });
    const send = (bytes: string | Buffer) => {
      answered();
      socket.off("close", answered);
      socket.write(bytes);
    };
    const behave = this.#behaviours.shift() ?? this.#usual;
    behave({ call, socket, send });
  }
}

/** How long the request is that has begun, as far as that is known yet. */
function lengthOf(received: string): number {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return 0;
  const size = Number(/^content-length: *(\d+)$/im.exec(received.slice(0, end))?.[1] ?? 0);
  return end + END_OF_HEAD.length + size;
}

function wholeRequest(received: string) {
  const length = lengthOf(received);
  if (length === 0 || received.length < length) return undefined;
  const end = received.indexOf(END_OF_HEAD);
  return { head: received.slice(0, end), body: received.slice(end + END_OF_HEAD.length, length), length };
}
