/** How long the whole message is that begins here; undefined while that can't be known, "end" when the connection's end ends it. */
function lengthOf(bytes: Buffer, of: "request" | "response"): number | "end" | undefined {
  const head = bytes.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const body = head + 4;
  const lines = bytes.toString("latin1", 0, head).toLowerCase();
  if (/^transfer-encoding:.*chunked/m.test(lines)) return endOfChunks(bytes, body);
  const [, length] = /^content-length: *(\d+)/m.exec(lines) ?? [];
  if (length !== undefined) return body + Number(length);
  return of === "request" || /^http\/1\.1 (1\d\d|204|304)/.test(lines) ? body : "end";
}

function endOfChunks(bytes: Buffer, from: number): number | undefined {
  for (let at = from; ; ) {
    const line = bytes.indexOf("\r\n", at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", at, line), 16);
    at = line + 2 + size + 2;
    if (at > bytes.length) return undefined;
    if (size === 0) return at;
  }
}

/** Cuts what comes through a connection into HTTP/1.1 messages, each with its head and its body. */
export class HttpMessages {
  #chunks: Buffer[] = [];
  #size = 0;
  #wanted = 0;
  readonly #of: "request" | "response";

  constructor(of: "request" | "response") {
    this.#of = of;
  }

  /** The messages that are whole with this. */
  add(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const whole: Buffer[] = [];
    while (this.#size > 0 && this.#size >= this.#wanted) {
      const bytes = this.rest();
      const length = lengthOf(bytes, this.#of);
      this.#wanted = typeof length === "number" ? length : bytes.length + 1;
      if (typeof length !== "number" || length > bytes.length) break;
      whole.push(bytes.subarray(0, length));
      this.#chunks = [bytes.subarray(length)];
      this.#size -= length;
      this.#wanted = 0;
    }
    return whole;
  }

  /** What is there of a message that is not whole. */
  rest(): Buffer {
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    return bytes;
  }
}

/** Where a message's body begins. */
export const bodyAt = (message: Buffer): number => message.indexOf("\r\n\r\n") + 4;
