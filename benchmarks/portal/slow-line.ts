import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";

/** How long an answer of WHMCS's takes, in milliseconds. */
export type Delay = () => number;

/** Stands before a WHMCS, makes it slow, and counts what it is asked. */
export type SlowLine = {
  endpoint: string;
  /** From here on every answer takes so long at least. */
  slow: (delay: Delay) => void;
  /** Calls of each action since this was asked last. */
  counted: () => Record<string, number>;
  close: () => Promise<void>;
};

/** The same numbers at every run, from 0 to 1. (mulberry32) */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const steady =
  (milliseconds: number): Delay =>
  () =>
    milliseconds;

/** The 95th percentile of the normal distribution. */
const Z95 = 1.6449;

/** Log-normal with this median and 95th percentile; and of so many calls one stalls. Milliseconds. */
export function uneven(of: { median: number; p95: number; stalls: number; stall: number; seed: number }): Delay {
  const random = randomFrom(of.seed);
  const sigma = Math.log(of.p95 / of.median) / Z95;
  return () => {
    if (random() < of.stalls) return of.stall;
    // Box and Muller's way from two even numbers to a normal one.
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return of.median * Math.exp(sigma * normal);
  };
}

export async function openSlowLine(to: string): Promise<SlowLine> {
  const { origin, pathname } = new URL(to);
  const pool = new Pool(origin, { connections: 64 });
  let delay: Delay = steady(0);
  let counts: Record<string, number> = {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const action = new URLSearchParams(body.toString()).get("action") ?? "";
    counts[action] = (counts[action] ?? 0) + 1;
    const wait = delay();
    try {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const headers = { "content-type": request.headers["content-type"] ?? "" };
      const answer = await pool.request({ path: pathname, method: "POST", headers, body });
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      response.writeHead(answer.statusCode, { "content-type": "application/json" }).end(bytes);
    } catch {
      request.socket.destroy();
    }
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    slow: (by) => {
      delay = by;
    },
    counted: () => {
      const before = counts;
      counts = {};
      return before;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.close();
    },
  };
}
